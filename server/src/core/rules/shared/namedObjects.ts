/** Reports misspelt names of software and campaigns, and IDs in place of names or next to them. */
import type { AttackObject, AttackRelease, NearObject } from '../../catalogue/catalogue.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import type { Row, Text } from '../../model/advisory.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import type { RuleContext } from '../rule.ts';
import { reportNameWithId } from './nameWithId.ts';
import { anyOf, shown } from '../../text/wording.ts';

/** A row that names an ATT&CK object. */
interface NamedRow extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
  readonly aliases?: readonly Text[];
}

/** A top-level list of rows that name ATT&CK objects. */
export interface NamedList {
  readonly section: string;
  readonly rows: readonly NamedRow[] | undefined;
}

/** How messages refer to a kind of object, and which other names are known. */
export interface NamedKind {
  readonly kind: 'software' | 'campaign';
  /** How messages refer to all objects of this kind, such as "ATT&CK's software". */
  readonly whole: string;
  /** Whether another source contains the name. */
  isKnownElsewhere(name: string): boolean;
}

/**
 * Reports IDs in place of names, names that include an ID, and misspelt names: those that are in neither the advisory's release nor the
 * newest one but resemble a name in the advisory's release. Other unknown names are not reported, because most software and campaigns are
 * in no catalogue. Names in rows with a known `attack_id` or alias are not reported either.
 */
export function reportUnknownNames(context: RuleContext, lists: readonly NamedList[], kind: NamedKind): void {
  const releases = [...new Set([context.attack, context.catalogue.at(context.catalogue.newest)])];
  for (const { section, row } of lists.flatMap(({ section: key, rows = [] }) =>
    rows.map((one) => ({ section: key, row: one })),
  )) {
    const { name, attackId, aliases = [] } = row;
    if (!name || isPlaceholder(name.value)) continue;
    if (reportId(context, name, releases, kind) || reportNameWithId(context, section, row, releases)) continue;
    if (attackId && releases.some((release) => isOf(kind, release.object(attackId.value.trim().toUpperCase()))))
      continue;
    if ([name, ...aliases].some(({ value }) => releases.some((release) => isKnown(kind, release, value)))) continue;
    const near = context.attack.nearestNamed(kind.kind, name.value, 3);
    if (near.length === 0) continue;
    context.report({
      span: name.span,
      message: `${shown(name.value)} is not among ${kind.whole}. Did you mean ${anyOf(near.map(labelOf))}?`,
      fixes: near.map((one) => ({
        title: `Change to ${labelOf(one)}`,
        edits: context.edit.replaceScalar(name.span, one.name),
        ...(near.length === 1 ? { preferred: true } : {}),
      })),
    });
  }
}

/** Returns a label such as `Mimikatz (S0002)` or `Korplug (PlugX, S0013)`. */
function labelOf({ object, name }: NearObject): string {
  const facts = [...(name === object.name ? [] : [object.name]), ...(object.id === '' ? [] : [object.id])];
  return facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
}

/** Reports an ID in place of a name. Returns whether it reported a problem. */
function reportId(context: RuleContext, name: Text, releases: readonly AttackRelease[], { kind }: NamedKind): boolean {
  const read = readObjectId(name.value);
  if (read?.kind !== kind) return false;
  const object = releases.map((release) => release.object(read.id)).find((found) => found !== undefined);
  // An unnamed campaign has its ID as its name.
  if (!object || object.name.toUpperCase() === read.id) return false;
  context.report({
    span: name.span,
    message: `${read.id} is ${object.name}. Use the name here; the ID belongs in \`attack_id\`.`,
    fixes: [
      {
        title: `Change to ${object.name}`,
        edits: context.edit.replaceScalar(name.span, object.name),
        preferred: true,
      },
    ],
  });
  return true;
}

const isOf = ({ kind }: NamedKind, object: AttackObject | undefined): boolean => object?.kind === kind;

/** Whether a release or another source contains a name or alias. `Name (remark)`, `Name v2` and `Name 4.1` count as the name. */
function isKnown(kind: NamedKind, release: AttackRelease, text: string): boolean {
  return writings(text).some(
    (name) =>
      release.named(kind.kind, name) !== undefined || release.isName(kind.kind, name) || kind.isKnownElsewhere(name),
  );
}

function writings(text: string): readonly string[] {
  const trimmed = text.trim();
  const bare = trimmed
    .replace(/(?<!\s)\s*\([^()]*\)$/, '')
    .replace(/(?<!\s)\s+(?:v(?:ersion)?\s*)?\d+(?:\.\d+)*$/i, '');
  return [...new Set([trimmed, bare])].filter((name) => name !== '');
}
