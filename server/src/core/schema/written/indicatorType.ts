/** `type: hash`, `type: domains`: a word that determines an indicator's type only together with its value. */
import { canonicalWord } from '../../model/vocabularies.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { pairOf } from '../../yaml/tree.ts';
import { shown } from '../../text/wording.ts';
import { namedType } from './indicatorWords.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a word that determines an indicator's type only together with its value. Offsets are relative to the place's text. */
export const indicatorType: WrittenShape = ({ node, form }) => {
  const row = form.mapping ?? form.list?.item.mapping;
  if (node.kind !== 'mapping' || row?.written?.groupedBy !== 'type') return undefined;
  const type = pairOf(node, 'type')?.value;
  const value = pairOf(node, row.written.key)?.value;
  const words = row.key('type')?.form.text;
  if (type?.kind !== 'scalar' || type.isNull || value?.kind !== 'scalar' || !words?.words) return undefined;
  if (canonicalWord(type.value, words.words, words.synonyms) !== undefined) return undefined;
  const right = namedType(type.value)?.typeOf(value.value);
  if (right === undefined) return undefined;
  const style = type.style === 'single' || type.style === 'double' ? type.style : 'plain';
  return {
    code: 'schema/enum',
    covers: [type],
    span: type.span,
    message: `\`type\` can't be ${shown(type.value)}. The value is of type \`${right}\`.`,
    title: `Change to ${right}`,
    edits: [{ span: type.span, newText: quoteScalar(right, style) }],
  };
};
