/** `None — traffic is encrypted`, `Yes - in the appendix`: a rating or answer followed by its reason. */
import { canonicalValue, readBoolean } from '../../model/vocabularies.ts';
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { meantWord } from '../meantValues.ts';
import type { SchemaShape, TextShape } from '../schemaIndex.ts';
import { afterColon, columnOf, commentsIn, contentEnd, oneLine } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Matches a rating, a separator and the reason. */
const parts =
  /^\s*([A-Za-z][A-Za-z_-]*\.?(?: [A-Za-z][A-Za-z_-]*\.?){0,2})(?:\s*[—–:;,.]\s*|\s+--?\s+|\s*[([]\s*|[^\S\n]*\n\s*|\s+(?=because|as|since|due|in|see)\b)(\S.*)$/s;
/** Matches a count such as `2` or `2 rules`, which means yes. */
const counted = /^\s*(\d{1,6})(?:\s+(?:rules?|queries|query|signatures?))?\s*$/i;

/**
 * Recognises a rating or answer followed by its reason, as on the published page, or a count in place of an answer. Offsets are relative to
 * `location.text`.
 */
export const ratingWithReason: WrittenShape = (location) => {
  const { node, shape, pair, keyInfo, text } = location;
  const names = namesOf(shape);
  if (node.kind !== 'scalar' || !shape.text || !names || !pair || isAllowed(node.value, shape.text)) return undefined;
  // In `available: no`, the first word is the key, not the answer.
  if (node.value.startsWith(`${names.first}:`)) return undefined;
  const read = readCount(node.value, names) ?? readReason(node.value, shape.text);
  if (!read) return undefined;
  const [first, second] = [names.first, read.isCount ? 'count' : names.second];
  const style = (node.style === 'single' || node.style === 'double') && !read.isCount ? node.style : 'plain';
  const reason = (flow: boolean): string => (read.isCount ? read.rest : quoteScalar(read.rest, style, flow));
  const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, pair.key.span[0]) + 2);
  const end = contentEnd(text, node);
  const at = afterColon(text, pair);
  const newText = location.inFlow
    ? ` { ${first}: ${read.word}, ${second}: ${reason(true)} }`
    : `${gap}${first}: ${read.word}${gap}${second}: ${reason(false)}`;
  return {
    covers: [node],
    span: node.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` contains two values in one string. Move the first to \`${first}\` and the rest to \`${second}\`.`,
    title: `Split into \`${first}\` and \`${second}\``,
    edits: commentsIn(location.comments, [at, end]).length > 0 ? undefined : [{ span: [at, end], newText }],
  };
};

interface Names {
  readonly first: string;
  readonly second: string;
  readonly isCounted: boolean;
}

/** Returns the keys of the mapping that is allowed in place of a single word; undefined if there is none. */
function namesOf({ mapping }: SchemaShape): Names | undefined {
  const first = ['rating', 'available'].find((key) => mapping?.key(key));
  const second = ['rationale', 'notes'].find((key) => mapping?.key(key));
  return first && second ? { first, second, isCounted: mapping?.key('count') !== undefined } : undefined;
}

const isAllowed = (value: string, { words, synonyms, boolean }: TextShape): boolean =>
  (words !== undefined && canonicalValue(value, words, synonyms) !== undefined) ||
  (boolean && readBoolean(value) !== undefined);

interface Read {
  readonly word: string;
  readonly rest: string;
  readonly isCount?: true;
}

function readCount(value: string, { isCounted }: Names): Read | undefined {
  const count = isCounted ? counted.exec(value)?.[1] : undefined;
  return count === undefined
    ? undefined
    : { word: String(Number(count) > 0), rest: String(Number(count)), isCount: true };
}

function readReason(value: string, shape: TextShape): Read | undefined {
  const [all, written = '', behind = ''] = parts.exec(value) ?? [];
  const meant = written === '' ? undefined : meantWord(written, shape);
  if (all === undefined || !meant) return undefined;
  const rest = behind.trimEnd();
  const isOpened = /[([]\s*$/.test(all.slice(0, all.length - behind.length).slice(-20));
  const inner = isOpened && /^[^()[\]]*[)\]]$/.test(rest) ? rest.slice(0, -1) : rest;
  const reason = oneLine(inner);
  return reason === '' ? undefined : { word: meant.isExact ? written : meant.word, rest: reason };
}
