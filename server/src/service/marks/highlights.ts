/** Highlights every mention of the object at the cursor: by name, alias or ID, defanged or not. */
import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import {
  pushAll,
  attackReleaseOf,
  collectedIn,
  mentionsOf,
  proseTexts,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type Mention,
} from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { toRange } from '../convert.ts';
import { indicatorLocations, nameLocations, plainIndicator, type ProseName } from '../proseNames.ts';
import { walkTexts } from './walk.ts';

/** The value formats (`x-value`) of IDs of objects that are not among an advisory's mentions. */
const otherIds: ReadonlySet<string | undefined> = new Set(['tactic', 'data-component-id', 'mitigation-id']);

/** A mention; all mentions of an object have the same `key`. */
interface Named extends ProseName {
  /** Whether the mention is in prose. Mentions in prose have LSP's highlight kind 2 (read), others kind 3 (write). */
  readonly inProse: boolean;
}

/** Returns the highlights in document order; none if there is no object at the cursor. */
export function provideHighlights(
  document: AdvisoryDocument,
  position: Position,
  env: Environment,
): DocumentHighlight[] {
  if (document.kind !== 'advisory') return [];
  const offset = document.lines.offsetAt(position);
  const all = namedIn(document, env);
  const here = all.find(({ span }) => span[0] <= offset && offset <= span[1]);
  if (!here) return [];
  return (
    all
      .filter(({ key }) => key === here.key)
      .sort((a, b) => a.span[0] - b.span[0])
      // A name in a list may also be an ID. The search in prose finds the same text again, so duplicates are removed.
      .filter(({ span }, index, sorted) => sorted[index - 1]?.span[0] !== span[0])
      .map(({ span, inProse }) => ({ range: toRange(span, document.lines), kind: inProse ? 2 : 3 }))
  );
}

function namedIn(document: AdvisoryDocument, env: Environment): readonly Named[] {
  const { text } = document;
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const rows = mentionsOf(document, env).filter(({ role, kind }) => role !== 'prose' && kind !== 'tag');
  const { names, values } = toSearch(rows, env);
  const found: Named[] = rows.map((mention) => ({ key: keyOf(mention), span: mention.span, inProse: false }));
  walkTexts(document, env, [0, text.length], ({ node: { span }, shape }) => {
    if (otherIds.has(shape.value))
      for (const id of attackIdsIn(text.slice(...span), span[0]))
        found.push({ key: id.id, span: id.span, inProse: false });
  });
  for (const { item, offset } of collectedIn(document, env.schema.root, proseTexts)) {
    const [start, end] = [item.span[0] + offset, item.span[1] + offset];
    const prose = text.slice(start, end);
    const locations = [
      ...idsIn(prose, start, attack),
      ...nameLocations(prose, start, names),
      ...indicatorLocations(prose, start, values),
    ];
    pushAll(
      found,
      locations.map((location) => ({ ...location, inProse: true })),
    );
  }
  return found;
}

/** Returns the key of a mention. An ATT&CK ID already implies the kind of object, so its key does not include the kind. */
const keyOf = ({ kind, key }: Mention): string => (/^(?:MOB-)?[GSCT]\d{4}/.test(key) ? key : `${kind} ${key}`);

/**
 * Returns what to search for in prose, each with its key: the values of indicators, and names of more than three letters, including the
 * catalogue's names for an unambiguous actor. Of these, names of one lower-case word are omitted, because they are probably ordinary words.
 */
function toSearch(
  rows: readonly Mention[],
  { catalogue }: Environment,
): {
  readonly names: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, string>;
} {
  const names = new Map<string, string>();
  const values = new Map<string, string>();
  for (const mention of rows) {
    const { kind, role, name } = mention;
    const isName = role !== 'id' && (kind === 'actor' || kind === 'software' || kind === 'campaign');
    if (kind === 'indicator') values.set(plainIndicator(name), keyOf(mention));
    else if (isName && name.length > 3) names.set(name.toLowerCase(), keyOf(mention));
    const [actor, another] = (kind === 'actor' && isName && catalogue.actor(name)?.actors) || [];
    if (actor && !another)
      for (const alias of [actor.name, ...actor.aliases])
        if (alias.length > 3 && /[^\p{Ll}]/u.test(alias) && !names.has(alias.toLowerCase()))
          names.set(alias.toLowerCase(), keyOf(mention));
  }
  return { names, values };
}

/** Returns the ATT&CK and CVE IDs in prose. */
function idsIn(prose: string, offset: number, attack: AttackRelease): readonly ProseName[] {
  const ids = attackIdsIn(prose, offset).flatMap(({ id, span }) => (attack.object(id) ? [{ key: id, span }] : []));
  const cves = [...prose.matchAll(/(?<![\w-])CVE-\d{4}-\d{4,19}(?![\w-])/gi)].map(
    ({ 0: written, index }): ProseName => {
      const start = offset + index;
      return { key: `vulnerability ${written.toUpperCase()}`, span: [start, start + written.length] };
    },
  );
  return [...ids, ...cves];
}
