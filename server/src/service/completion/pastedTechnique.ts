/** The line that authors paste or type into the mapping without quotes: `- T1566.002 - Phishing: Spear`. */
import type { AdvisoryDocument, CursorContext, Environment } from '../../core/index.ts';

/**
 * YAML reads such a line as a mapping. Where a mapping of techniques holds a key that the format does not know, the line behind `- `
 * is taken for the text of one technique; every other cursor comes back as it was.
 */
export function pastedTechnique(
  document: AdvisoryDocument,
  cursor: CursorContext,
  offset: number,
  env: Environment,
): CursorContext {
  const [section, index, key] = cursor.path;
  if (cursor.slot !== 'value' || section !== 'mitre_attack' || typeof index !== 'number' || typeof key !== 'string')
    return cursor;
  if (env.schema.keyAt(cursor.path) !== undefined) return cursor;
  const { lines, text } = document;
  const line = lines.lineAt(offset);
  const start = /^\s*-\s+(?=T\d)/i.exec(text.slice(lines.startOf(line), offset))?.[0].length;
  if (start === undefined) return cursor;
  const from = lines.startOf(line) + start;
  return {
    ...cursor,
    path: [section, index],
    prefix: text.slice(from, offset),
    replace: [from, lines.endOf(line)],
    style: 'plain',
    flow: false,
    siblings: [],
    mayBeKey: false,
  };
}
