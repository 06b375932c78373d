/** `cvss: 9.8` next to `severity: critical`: the parts of a CVSS score in separate keys of a vulnerability. */
import { normaliseWord } from '../../model/vocabularies.ts';
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { allOf } from '../../text/wording.ts';
import type { MappingNode, Pair } from '../../yaml/tree.ts';
import { isUnmistakable } from '../fits.ts';
import type { MappingShape } from '../schemaIndex.ts';
import { contentEnd } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises the parts of a score in separate keys. Offsets are relative to `text`. */
export const scatteredScore: WrittenShape = ({ node, shape, text }) => {
  const row = shape.mapping ?? shape.list?.item.mapping;
  const cvss = row?.key('cvss')?.shape;
  const fields = cvss?.mapping ?? cvss?.list?.item.mapping;
  if (node.kind !== 'mapping' || !row || !fields?.key('score')) return undefined;
  const severity = node.pairs.find(({ key }) => key.value === 'severity')?.value;
  const rating = severity?.kind === 'scalar' ? severity.value.trim().toLowerCase() : undefined;
  const parts = node.pairs.flatMap((pair) => partOf(pair, row, fields, rating) ?? []);
  const own = parts.find(({ pair }) => pair.key.value === 'cvss');
  const [first] = own ? [own] : parts;
  const hasCvss = node.pairs.some(({ key }) => key.value === 'cvss');
  // A vector with a rating next to it, and a single part without `cvss`, are reported at the unknown key.
  const isScattered = own ? parts.length > (own.field === 'score' ? 1 : 2) : !hasCvss && parts.length > 1;
  const names = new Set(parts.map(({ field }) => field));
  if (!first || !isScattered || names.size < parts.length) return undefined;
  const sorted = fields.keys.flatMap(({ key }) => parts.find(({ field }) => field === key) ?? []);
  const value = `{ ${sorted.map(({ field, pair }) => `${field}: ${sourceOf(text, pair, field)}`).join(', ')} }`;
  const removed = parts.flatMap(({ pair }) => (pair === first.pair ? [] : [removal(text, node, pair)]));
  const isWhole = removed.every((one) => one !== undefined);
  const keys = parts.flatMap(({ pair }) => (pair === first.pair ? [] : [`\`${pair.key.value}\``]));
  return {
    covers: [node],
    span: own ? own.pair.value.span : first.pair.key.span,
    message: own
      ? `\`cvss\` must be a vector or a mapping with \`score\`, \`vector\` and \`severity\`. Move ${allOf(keys)} into it.`
      : `The parts of a score belong in \`cvss\`. Move ${allOf([`\`${first.pair.key.value}\``, ...keys])} into it.`,
    title: 'Combine in `cvss`',
    edits: isWhole
      ? [
          { span: [first.pair.key.span[0], contentEnd(text, first.pair.value)], newText: `cvss: ${value}` },
          ...removed.map((span): Edit => ({ span, newText: '' })),
        ]
      : undefined,
  };
};

/** Returns the source text of a part. Of a score, returns only the number and no quotes, because a number in quotes is text. */
const sourceOf = (text: string, { value }: Pair, field: string): string =>
  field === 'score' && value.kind === 'scalar'
    ? (value.value.trim().split(/[\s/(]/, 1)[0] ?? '')
    : text.slice(...value.span);

/** Matches a score with or without its rating. */
const scoreAndRating = /^\d{1,2}(?:\.\d)?(?:\/10)?(?:[\s,:-]*\(?(critical|high|medium|low|none)\)?)?$/i;

interface Part {
  readonly pair: Pair;
  readonly field: string;
}

/**
 * Reads a pair as a part of a score; returns undefined if it is none. `rating` is the severity in a separate key, which `cvss: 9.8
 * critical` may repeat.
 */
function partOf(pair: Pair, row: MappingShape, fields: MappingShape, rating: string | undefined): Part | undefined {
  const { key, value } = pair;
  if (value.kind !== 'scalar' || value.isNull || /[\r\n]/.test(value.value)) return undefined;
  if (key.value === 'cvss') {
    const [only, another] = fields.keys.filter((one) => isUnmistakable(value, one) && one.shape.text?.value !== 'date');
    const [, word = ''] = scoreAndRating.exec(value.value.trim()) ?? [undefined, '-'];
    if (word === '' || word.toLowerCase() === rating) return { pair, field: 'score' };
    return only && !another ? { pair, field: only.key } : undefined;
  }
  if (row.key(key.value)) return undefined;
  // `cvss_v3: 9.8`
  if (/^cvss(?:_?v?[234](?:[._]?[01])?)?$/.test(normaliseWord(key.value))) {
    const named = fields.keys.find((one) => /^(?:vector|score)$/.test(one.key) && isUnmistakable(value, one));
    return named && { pair, field: named.key };
  }
  const name = normaliseWord(key.value).replace(/^(?:cvss(?:_?v?[234](?:[._]?[01])?)?_)/, '');
  const inner = fields.keys.find((one) => one.key === name || one.otherNames.includes(name));
  return inner && isUnmistakable(value, inner) ? { pair, field: inner.key } : undefined;
}

/** Returns the span of a pair with its line, or with its comma in braces; undefined if something else is on the line. */
function removal(text: string, { flow, pairs }: MappingNode, pair: Pair): Span | undefined {
  if (flow) {
    const at = pairs.indexOf(pair);
    const [before, after] = [pairs[at - 1], pairs[at + 1]];
    if (before) return [before.value.span[1], pair.value.span[1]];
    return after && [pair.key.span[0], after.key.span[0]];
  }
  const start = text.lastIndexOf('\n', pair.key.span[0] - 1) + 1;
  const end = contentEnd(text, pair.value);
  const feed = text.indexOf('\n', end);
  const last = feed < 0 ? text.length : feed + 1;
  const lead = text.slice(start, pair.key.span[0]);
  const isAlone = text.slice(end, last).trim() === '';
  if (isAlone && lead.trim() === '') return [start, last];
  const after = pairs[pairs.indexOf(pair) + 1];
  // The first key after the dash: the next key takes its place.
  return isAlone && /^[ \t]*- +$/.test(lead) && after ? [pair.key.span[0], after.key.span[0]] : undefined;
}
