/** `severity: Rating: High`: an allowed value after a label. */
import { quoteScalar } from '../../yaml/quote.ts';
import { meantWord } from '../meantValues.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises an allowed value after a label and a colon. Offsets are relative to `text`. */
export const labelledValue: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text }) => {
  if (node.kind !== 'scalar' || !shape.text?.words || shape.list || shape.mapping || !pair) return undefined;
  const [, label = '', value = ''] = /^([\p{L}][\p{L} _-]{0,30}):\s+(\S.{0,60})$/u.exec(node.value.trim()) ?? [];
  if (value === '' || meantWord(node.value, shape.text)?.isExact === true) return undefined;
  if (meantWord(value, shape.text)?.isExact !== true || /[\r\n]/.test(text.slice(...node.span).trimEnd()))
    return undefined;
  const style =
    /^["']/.test(text.slice(...node.span)) && (node.style === 'single' || node.style === 'double')
      ? node.style
      : 'plain';
  return {
    code: 'schema/enum',
    replacesSyntax: true,
    covers: [node],
    span: node.span,
    message: `\`${keyInfo?.key ?? pair.key.value}\` must be a single value. Remove \`${label}:\` from it.`,
    title: `Change to ${value}`,
    edits: [{ span: node.span, newText: quoteScalar(value, style, inFlow) }],
  };
};
