/** Completes keys that the mapping at the cursor does not have yet. */
import {
  largest,
  smallest,
  lineBreakOf,
  nodeAt,
  type AdvisoryDocument,
  type CursorContext,
  type Environment,
  type KeyInfo,
  type MappingShape,
  type SchemaShape,
  type Span,
} from '../../core/index.ts';
import { needOf } from '../describeKey.ts';
import { keyData, type Proposal } from './proposal.ts';
import type { Location } from './item.ts';
import { keySkeleton } from './skeleton.ts';

/**
 * Returns the keys that can be added to the mapping at the cursor. Keys that belong here according to the canonical order come first,
 * followed by the other keys; within each group, required keys come first, then recommended ones. A key is inserted with its skeleton,
 * except in quotes, in a flow mapping, and where its colon or its value is already present.
 */
export function proposeKeys({ document, cursor }: Location, offset: number, env: Environment): readonly Proposal[] {
  const shape = cursor.path.length === 0 ? { mapping: env.schema.root } : env.schema.shapeAt(cursor.path);
  const mapping = shape?.mapping;
  if (!mapping) return [];
  const taken = new Set(cursor.siblings);
  const eol = lineBreakOf(document.text);
  const kept = keptValue(document, cursor, offset);
  if (kept && cursor.flow) return [];
  // In `title:"Ghost▮ returns"`, the key has been typed already. Some keys contain a colon, such as `severity:high` in a configuration file.
  const isPastColon = cursor.style === 'plain' && cursor.prefix.includes(':');
  const free = mapping.keys.filter(({ key, shape }) => {
    const { text, list } = shape;
    return (
      !taken.has(key) &&
      (!isPastColon || key.includes(':')) &&
      (!kept || text !== undefined || list?.item.text !== undefined) &&
      takes(shape, cursor.below)
    );
  });
  return inOrder(free, mapping, cursor, placedBefore(document, cursor)).map((keyInfo) => ({
    label: keyInfo.key,
    kind: 'Property',
    names: keyInfo.otherNames,
    ...(kept ? { newText: `${keyInfo.key}: `, replace: kept } : insertion(keyInfo, cursor, env, eol)),
    detail: detailOf(keyInfo, mapping),
    data: keyData([...cursor.path, keyInfo.key]),
  }));
}

/** Whether a key takes the value that is already below it. */
function takes({ list, mapping, text }: SchemaShape, below: CursorContext['below']): boolean {
  return below === undefined || (below === 'sequence' ? list : below === 'mapping' ? mapping : text) !== undefined;
}

/**
 * Returns the span that a key replaces in front of an existing value, as in `- val▮ evil[.]com`: the word and the whitespace after it.
 * Returns undefined if there is no value to keep.
 */
function keptValue({ text }: AdvisoryDocument, cursor: CursorContext, offset: number): Span | undefined {
  if (cursor.hasColon || cursor.style !== 'plain') return undefined;
  const rest = text.slice(offset, cursor.replace[1]);
  const word = /(?:^|\s)$/.test(cursor.prefix) ? '' : (/^\S*\s*/.exec(rest)?.[0] ?? '');
  // Placeholders are replaced, not kept.
  if (rest.slice(word.length) === '' || text[cursor.replace[0]] === '<') return undefined;
  return [cursor.replace[0], offset + word.length];
}

/** Returns the keys that precede the cursor in its mapping. */
function placedBefore(document: AdvisoryDocument, { path, replace }: CursorContext): ReadonlySet<string> {
  const node = nodeAt(document.root, path)?.node;
  const pairs = node?.kind === 'mapping' ? node.pairs : [];
  return new Set(pairs.filter(({ span }) => span[0] < replace[0]).map(({ key }) => key.value));
}

function inOrder(
  free: readonly KeyInfo[],
  mapping: MappingShape,
  { siblings }: CursorContext,
  before: ReadonlySet<string>,
): readonly KeyInfo[] {
  const names = mapping.keys.map(({ key }) => key);
  const placed = siblings.map((key) => ({ at: names.indexOf(key), isBefore: before.has(key) }));
  const from = largest([-1, ...placed.filter(({ isBefore }) => isBefore).map(({ at }) => at)]);
  const to = smallest(placed.filter(({ at, isBefore }) => at >= 0 && !isBefore).map(({ at }) => at));
  const rank = (keyInfo: KeyInfo): number => {
    const at = names.indexOf(keyInfo.key);
    return (at > from && at < to ? 0 : 3) + needRank(keyInfo, mapping);
  };
  return [...free].sort((one, two) => rank(one) - rank(two));
}

function needRank(keyInfo: KeyInfo, mapping: MappingShape): number {
  if (keyInfo.required || mapping.required.includes(keyInfo.key) || keyInfo.need === 'required') return 0;
  return keyInfo.need === 'recommended' || mapping.oneOfRequired.some((group) => group.includes(keyInfo.key)) ? 1 : 2;
}

function insertion(
  keyInfo: KeyInfo,
  cursor: CursorContext,
  env: Environment,
  eol: string,
): Pick<Proposal, 'newText' | 'snippet'> {
  const quote = cursor.style === 'double' ? '"' : cursor.style === 'single' ? "'" : '';
  const name = quote + keyInfo.key + quote;
  if (cursor.hasColon) return { newText: name };
  if (cursor.below !== undefined) return { newText: `${name}:` };
  if (cursor.flow || quote !== '') return { newText: `${name}: ` };
  const section = cursor.path.length === 0 ? env.snippets.snippetBody(`Section: ${keyInfo.key}`) : undefined;
  const newText =
    section === undefined
      ? keySkeleton(keyInfo, cursor.indent, eol)
      : section
          .trimEnd()
          .split(/\r?\n/)
          .join(eol + cursor.indent);
  return { newText, snippet: true };
}

function detailOf(keyInfo: KeyInfo, mapping: MappingShape): string {
  const group = mapping.oneOfRequired.find((keys) => keys.includes(keyInfo.key));
  return group ? `one of ${group.join(', ')}` : needOf(keyInfo);
}
