/** Recognises words that determine an indicator's type only together with its value: `type: hash`, `type: domains`, `type: C2`. */
import { canonicalValue } from '../../model/vocabularies.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { pairOf } from '../../yaml/tree.ts';
import { shown } from '../../text/wording.ts';
import { lineBreakOf } from '../../text/text.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';
import { hashType, namedType } from './indicatorWords.ts';
import { columnOf } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a word that determines an indicator's type only together with its value. Offsets are relative to `text`. */
export const indicatorType: WrittenShape = ({ node, shape, inFlow, text }) => {
  const row = shape.mapping ?? shape.list?.item.mapping;
  if (node.kind !== 'mapping' || row?.written?.groupedBy !== 'type') return undefined;
  const type = pairOf(node, 'type')?.value;
  const value = pairOf(node, row.written.key)?.value;
  const words = row.key('type')?.shape.text;
  if (type?.kind !== 'scalar' || type.isNull || value?.kind !== 'scalar' || !words?.words) return undefined;
  if (canonicalValue(type.value, words.words, words.synonyms) !== undefined) return undefined;
  const isRole = roleValues.test(type.value.trim()) && row.key('role') !== undefined;
  const right = isRole ? typeOfValue(value.value) : namedType(type.value)?.typeOf(value.value);
  if (right === undefined) return undefined;
  const style = type.style === 'single' || type.style === 'double' ? type.style : 'plain';
  if (isRole && !pairOf(node, 'role')) {
    const key = pairOf(node, 'type')?.key.span[0] ?? type.span[0];
    const gap = inFlow || node.flow ? ', ' : lineBreakOf(text) + ' '.repeat(columnOf(text, key));
    return {
      code: 'schema/enum',
      covers: [type],
      span: type.span,
      message: `\`type\` can't be ${shown(type.value)}, because that is the role of the indicator. Move it to \`role\`, and use \`${right}\`.`,
      title: `Change to ${right}, and move the text to \`role\``,
      edits: [{ span: type.span, newText: `${quoteScalar(right, style)}${gap}role: ${text.slice(...type.span)}` }],
    };
  }
  return {
    code: 'schema/enum',
    covers: [type],
    span: type.span,
    message: `\`type\` can't be ${shown(type.value)}. The value is of type \`${right}\`.`,
    title: `Change to ${right}`,
    edits: [{ span: type.span, newText: quoteScalar(right, style) }],
  };
};

/** Matches words for the use of an indicator, which authors write in place of its type. */
const roleValues =
  /^(?:c2|c&c|cnc|c2[ _-]server|command[ _-]and[ _-]control|phishing|dropper|loader|payload|exfil|exfiltration|staging)$/i;

/** Returns the type of a URL, a hash, an IP address or a domain name; undefined for any other text. */
function typeOfValue(value: string): IndicatorType | undefined {
  const plain = value.trim().replace(/[[\](){}]/g, '');
  if (/^(?:h(?:tt|xx)ps?|ftp):\/\/\S+$/i.test(plain)) return 'url';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(plain)) return 'ipv4';
  if (/^(?:[a-z\d](?:[a-z\d-]{0,62})\.)+[a-z]{2,24}$/i.test(plain)) return 'domain';
  return hashType(plain);
}
