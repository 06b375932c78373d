/** Adds comments at the end of an advisory with the content of a pasted document that belongs in none of the advisory's lists. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { otherContent, type ImportedValue } from '../import/index.ts';
import { readJsonObject } from '../import/json.ts';
import { applyEdits } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import { pairOf } from '../yaml/tree.ts';
import { joinedAtSameLocation } from './appendRows.ts';
import { importedLists } from './importedRows.ts';
import type { Pasted, PasteEdit } from './pasted.ts';
import { commentLine } from './write.ts';

/**
 * Adds to an edit, as comments, the content of a pasted STIX bundle, MISP event, CSAF document or Navigator layer for which the advisory
 * has no list. Values that the advisory already contains are omitted. Returns the edit unchanged for other text, or if no content remains.
 */
export function withRemainder(
  document: AdvisoryDocument,
  made: PasteEdit,
  { text, fileName }: Pasted,
  env: Environment,
): PasteEdit {
  if (!readJsonObject(text)) return made;
  const order = env.schema.root.keys.map(({ key }) => key);
  const isKnown = (key: string, value: ImportedValue): boolean => {
    if (Object.hasOwn(importedLists, key)) return true;
    const own = pairOf(document.root, key)?.value;
    return own?.kind === 'scalar' && own.value === String(value);
  };
  const lines = otherContent(text, { catalogue: env.catalogue, order }, isKnown);
  if (lines.length === 0) return made;
  const comments = [`Not added from ${fileName ?? 'the pasted text'}:`, ...lines].map(commentLine);
  const newline = lineBreakOf(document.text);
  const end = document.text.length;
  const isOnOwnLine = /(?:^|[\r\n])$/.test(applyEdits(document.text, made.edits));
  const body = comments.join(newline) + (isOnOwnLine ? newline : '');
  const edits = joinedAtSameLocation([
    ...made.edits,
    { span: [end, end], newText: (isOnOwnLine ? '' : newline) + body },
  ]);
  return { ...made, title: `${made.title}, and the rest as comments`, edits };
}
