/** `9.8 (CVSS:3.1/AV:N/…)`, `Critical (9.8)`: a CVSS vector, score or rating with words around it. */
import { allOf } from '../../text/wording.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { meantWord } from '../meantValues.ts';
import type { WrittenShape } from './writtenShape.ts';

const vectorIn = /CVSS:[\d.]+\/[A-Z][A-Za-z]*:[A-Za-z](?:\/[A-Za-z]+:[A-Za-z]+)*|AV:[NALP](?:\/[A-Za-z]+:[A-Za-z]+)+/;
const scoreIn = /(?<![\d.v])(?:10(?:\.0)?|\d\.\d|\d(?=\s*\/\s*10\b))(?![\d.])(?:\s*\/\s*10(?:\.0)?)?/;
const labels =
  /\b(?:cvss(?:v?[234](?:\.[01])?)?|v[234](?:\.[01])?|base|score|scores|vector|string|severity|rating|overall|is|of|with)\b/gi;

/** Recognises a CVSS vector, score or rating with words around it. Offsets are relative to `text`. */
export const cvssInWords: WrittenShape = ({ node, shape, inFlow, text }) => {
  const fields = shape.mapping ?? shape.list?.item.mapping;
  const item = shape.text ?? shape.list?.item.text;
  const severities = fields?.key('severity')?.shape.text;
  if (node.kind !== 'scalar' || item?.value !== 'cvss-vector' || !fields?.key('score') || !severities) return undefined;
  const value = node.value.trim();
  if (value.length > 400 || (/^\S*$/.test(value) && !/^\d{1,2}(?:\.\d)?\/10$/.test(value))) return undefined;
  const vector = vectorIn.exec(value)?.[0];
  const around = vector === undefined ? value : value.replace(vector, ' ');
  const score = scoreIn.exec(around.replace(/CVSS:?\s*v?[234]\.[01]/gi, ' '))?.[0];
  const rest = (score === undefined ? around : around.replace(score, ' '))
    .replace(/CVSS:?\s*v?[234]\.[01]/gi, ' ')
    .replace(labels, ' ')
    .replace(/[\s()[\]:;,/=|—–-]+/g, ' ')
    .trim();
  const severity = rest === '' ? undefined : meantWord(rest, severities)?.word;
  if (rest !== '' && severity === undefined) return undefined;
  if (vector === undefined && score === undefined) return undefined;
  const parts = [
    ...(vector === undefined ? [] : [`vector: ${quoteScalar(vector, 'plain', true)}`]),
    ...(score === undefined ? [] : [`score: ${(score.split('/', 1)[0] ?? '').trimEnd()}`]),
    ...(severity === undefined ? [] : [`severity: ${severity}`]),
  ];
  const isAlone = parts.length === 1 && vector !== undefined;
  const written = isAlone ? quoteScalar(vector, 'plain', inFlow) : `{ ${parts.join(', ')} }`;
  const [start] = node.span;
  return {
    covers: [node],
    span: node.span,
    message: isAlone
      ? 'This value contains other text around the CVSS vector. Keep only the vector.'
      : `This value must be a CVSS vector or a mapping. Convert it to a mapping with ${allOf(parts.map((part) => `\`${part.replace(/:.*/, '')}\``))}.`,
    title: isAlone ? 'Keep only the vector' : 'Convert to a mapping',
    edits: /[\r\n]/.test(text.slice(...node.span).trimEnd())
      ? undefined
      : [{ span: [start, node.span[1]], newText: written }],
  };
};
