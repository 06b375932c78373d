/** Rows written as plain text: `- 2026-07-02 - They begin`, `- Initial Access: They phish`, `- 1. They phish`. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { ScalarNode, SequenceNode } from '../../yaml/tree.ts';
import type { KeyInfo } from '../schemaIndex.ts';
import { afterColon, columnOf, commentsIn, contentEnd, oneLine } from './layout.ts';
import { listInProse } from './proseList.ts';
import { namesStage } from './tacticNames.ts';
import type { Written, WrittenLocation, WrittenShape } from './writtenShape.ts';

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez';
/** The pattern of a time as people write it, from a year to a date with a time of day, possibly after a word: `early March 2026`. */
const time = String.raw`(?:(?:early|mid|late|since|around|until|by|end of|q[1-4])[- ]+)?(?:\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d?:\d\d(?::\d\d)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?\s+(?:${months})[a-zä]*\.?,?\s+\d{4}|(?:${months})[a-zä]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}|\d{4})`;
const between = String.raw`(?:\s*[—–:|;\t]\s*|\s+-+>?\s+|,\s+|\s*→\s*|\s+)`;
const dated = new RegExp(String.raw`^(?:[[(])?(${time})(?:[\])])?${between}(?=\S)`, 'i');
const staged =
  /^((?:stage|step|phase)\s*\d{1,2}|[A-Za-z][A-Za-z& -]{2,30}?(?:\s*\(TA\d{4}\))?|TA\d{4})(?:\s*[—–:|]\s*|\s+-+>?\s+|\s*→\s*)(?=\S)/i;
/** The maximum length of the time or stage at the start of a row, including the separator after it. */
const maxStart = 200;

/**
 * Recognises rows of `timeline`, `revisions` and `attack_chain` written as plain text. If they cannot all be split, those of a list that may
 * also be prose are converted to prose. Offsets are relative to `location.text`.
 */
export const textRows: WrittenShape = (location) => {
  const { node, shape } = location;
  const row = shape.list?.item.mapping;
  const identity = row?.written && row.key(row.written.key);
  const second = row?.written?.values[0];
  if (node.kind !== 'sequence' || !identity || second === undefined || shape.list?.item.text) return undefined;
  const texts = node.items.flatMap((item) => (item.kind === 'scalar' && isOneLine(item) ? [item] : []));
  if (texts.length === 0) return undefined;
  const split = splitter(identity);
  const found = texts.flatMap((item) => {
    const [first = '', rest = ''] = split(item.value.trim()) ?? [];
    return first === '' || rest === '' ? [] : [{ item, first: first.trim(), rest: oneLine(rest) }];
  });
  if (found.length === texts.length) return asRows(location, found, [identity.key, second]);
  return shape.text?.prose && texts.length === node.items.length ? asProse(location, node, texts) : undefined;
};

const isOneLine = ({ isNull, style, value }: ScalarNode): boolean =>
  !isNull && style !== 'literal' && style !== 'folded' && /\S/.test(value);

type Split = readonly [first: string, rest: string];

/** Returns a function that splits a string after the time or stage at its start; it returns undefined for a string that it cannot split. */
function splitter({ shape: { text } }: KeyInfo): (value: string) => Split | undefined {
  if (text?.value === 'time' || text?.value === 'date') return (value) => splitAfter(dated, value);
  if (text?.value !== 'tactic') return () => undefined;
  return (value) => {
    const read = splitAfter(staged, value.replace(/^\d{1,2}[.)]\s+/, ''));
    return read && namesStage(read[0]) ? read : undefined;
  };
}

/**
 * Returns the first group of a pattern that matches the start of a string, and the rest of the string after the match; undefined without a
 * match.
 */
function splitAfter(start: RegExp, value: string): Split | undefined {
  const [all, first] = start.exec(value.slice(0, maxStart)) ?? [];
  return all === undefined || first === undefined ? undefined : [first, value.slice(all.length)];
}

interface TextRow {
  readonly item: ScalarNode;
  readonly first: string;
  readonly rest: string;
}

function asRows(location: WrittenLocation, rows: readonly TextRow[], [one, two]: readonly [string, string]): Written {
  const { text, keyInfo, node } = location;
  const isFlow = location.inFlow || (node.kind !== 'scalar' && node.flow);
  const [head] = rows;
  const edits = rows.map(({ item, first, rest }): Edit => {
    const style = item.style === 'single' || item.style === 'double' ? item.style : 'plain';
    const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, item.span[0]));
    // A date is not quoted, although some YAML parsers convert unquoted dates.
    const begun = /^\d{4}-\d\d-\d\d$/.test(first) ? first : quoteScalar(first, 'plain', isFlow);
    const pairs = [`${one}: ${begun}`, `${two}: ${quoteScalar(rest, style, isFlow)}`];
    return {
      span: [item.span[0], contentEnd(text, item)],
      newText: isFlow ? `{ ${pairs.join(', ')} }` : pairs.join(gap),
    };
  });
  return {
    isOfRows: true,
    covers: rows.map(({ item }) => item),
    span: head?.item.span ?? node.span,
    message: `Each item of \`${keyInfo?.key ?? 'the list'}\` must be a mapping with \`${one}\` and \`${two}\`, but here both are in one string.`,
    title: `Split the text into \`${one}\` and \`${two}\``,
    edits,
  };
}

/** Converts the items to a Markdown list in prose, keeping their numbers. */
function asProse(location: WrittenLocation, node: SequenceNode, texts: readonly ScalarNode[]): Written {
  const { text, keyInfo, pair, inFlow } = location;
  const end = contentEnd(text, node);
  const key = keyInfo?.key ?? 'this key';
  const isSimple = pair && !inFlow && commentsIn(location.comments, [pair.key.span[1], end]).length === 0;
  const gap = pair ? lineBreakOf(text) + ' '.repeat(columnOf(text, pair.key.span[0]) + 2) : '';
  const lines = texts.map(({ value }) =>
    /^\d{1,3}[.)]\s/.test(value.trim()) ? oneLine(value) : `- ${oneLine(value)}`,
  );
  return {
    covers: [node],
    span: texts[0]?.span ?? node.span,
    message: `\`${key}\` must be prose or a list of stages. ${listInProse}`,
    title: 'Convert to a list in prose',
    edits: isSimple ? [{ span: [afterColon(text, pair), end], newText: ` |${gap}${lines.join(gap)}` }] : undefined,
  };
}
