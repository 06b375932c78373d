/** Names of software and campaigns that ATT&CK does not know. */
import type { AttackObject, AttackRelease, Hit } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';
import { nearest } from '../../util/nearest.ts';
import type { Row, Text } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import type { RuleContext } from '../rule.ts';
import { anyOf, shown } from '../../text/wording.ts';

/** A row that names an object of ATT&CK. */
interface NamedRow extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
  readonly aliases?: readonly Text[];
}

/** What a kind of objects is called, and how it is searched. */
export interface NamedKind {
  readonly kind: 'software' | 'campaign';
  /** "ATT&CK's software" */
  readonly whole: string;
  search(release: AttackRelease, query: string): readonly Hit<AttackObject>[];
}

/**
 * Reports the names that neither the advisory's release nor the newest one knows: information where a name lies near, else of the rule's own
 * severity. A row whose `attack_id` or one of whose aliases is known names something that is.
 */
export function reportUnknownNames(context: RuleContext, rows: readonly NamedRow[], kind: NamedKind): void {
  const releases = [...new Set([context.attack, context.catalogue.at(context.catalogue.newest)])];
  for (const { name, attackId, aliases = [] } of rows) {
    if (!name || isPlaceholder(name.value)) continue;
    if (attackId && releases.some((release) => isOf(kind, release.object(attackId.value.trim().toUpperCase()))))
      continue;
    if ([name, ...aliases].some(({ value }) => releases.some((release) => isKnown(kind, release, value)))) continue;
    const near = nearNames(kind, context.attack, name.value);
    const advice =
      near.length > 0
        ? `Did you mean ${anyOf(near.map((object) => `${object.name} (${object.id})`))}?`
        : 'Check the spelling; a name that ATT&CK has not got yet is fine.';
    context.report({
      span: name.span,
      message: `${shown(name.value)} is not among ${kind.whole}. ${advice}`,
      ...(near.length > 0 ? { severity: 'information' } : {}),
      fixes: near.map((object) => ({
        title: `Change to ${object.name} (${object.id})`,
        edits: context.edit.replaceScalar(name.span, object.name),
        ...(near.length === 1 ? { preferred: true } : {}),
      })),
    });
  }
}

const isOf = ({ kind }: NamedKind, object: AttackObject | undefined): boolean => object?.kind === kind;

/** By a name or an alias in any writing; `Name (remark)`, `Name v2` and `Name 4.1` count as the name. */
function isKnown(kind: NamedKind, release: AttackRelease, text: string): boolean {
  return writings(text).some(
    (name) =>
      release.named(kind.kind, name) !== undefined ||
      kind.search(release, name).some(({ matched }) => nameKey(matched) === nameKey(name)),
  );
}

function writings(text: string): readonly string[] {
  const trimmed = text.trim();
  const bare = trimmed.replace(/\s*\([^()]*\)$/, '').replace(/\s+(?:v(?:ersion)?\s*)?\d+(?:\.\d+)*$/i, '');
  return [...new Set([trimmed, bare])].filter((name) => name !== '');
}

/** Names of which what is written is the beginning ("Raccoon" of "Raccoon Stealer"), and names that it misspells. */
function nearNames(kind: NamedKind, release: AttackRelease, text: string): readonly AttackObject[] {
  const key = nameKey(text);
  // The search takes the first letter for right: a slip there is found by the rest.
  const hits = [...kind.search(release, text), ...(key.length < 5 ? [] : kind.search(release, key.slice(1)))];
  const begun = hits.filter(({ matched }) => matched.toLowerCase().startsWith(`${text.trim().toLowerCase()} `));
  const near = nearest(
    key,
    hits.map(({ item, matched }) => ({ item, key: nameKey(matched) })),
    3,
  );
  return [...new Set([...near, ...begun.map(({ item }) => item)])].slice(0, 3);
}
