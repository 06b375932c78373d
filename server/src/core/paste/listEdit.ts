/** Inserts rows into a list. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { lineBreakOf } from '../text/text.ts';
import { nodeAt } from '../yaml/tree.ts';
import type { Pasted, PasteEdit } from './pasted.ts';
import type { FlowLocation, ListLocation } from './location.ts';
import { readForList, type ListReading } from './readForList.ts';
import { styleOf } from './style.ts';
import { yamlRows } from './yamlRows.ts';
import { flowItems, rowLines } from './write.ts';

/**
 * Returns the edit that inserts text as rows of a list. Rows that are already YAML are only indented. Returns undefined if the text
 * contains no rows for the list, if it is a single line of YAML, or if the list is a flow list that cannot contain the rows or their
 * comments.
 */
export function listEdit(
  document: AdvisoryDocument,
  location: ListLocation | FlowLocation,
  { text, fileName }: Pasted,
  env: Environment,
): PasteEdit | undefined {
  const { path } = location;
  const rows = location.kind === 'list' ? yamlRows(text, env.schema.shapeAt(path)?.list?.item) : undefined;
  if (location.kind === 'list' && rows) {
    const title = rows.length === 1 ? 'Insert as a row' : 'Insert as rows';
    return { title, isWhole: true, edits: [{ span: location.span, newText: placed(document, location, rows) }] };
  }
  const reading = readForList({ document, env, path, text, ...(fileName === undefined ? {} : { fileName }) });
  if (!reading) return undefined;
  const style = styleOf(nodeAt(document.root, path)?.node, document.text);
  const common = { title: titleOf(reading), isWhole: reading.comments === 0 };
  if (location.kind === 'flow') {
    const newText = reading.below.length > 0 ? undefined : flowItems(reading.rows, style.quotes);
    return newText === undefined ? undefined : { ...common, edits: [{ span: location.span, newText }] };
  }
  const form = style.form ?? reading.usual;
  const lines = rowLines(reading.rows, reading.below, { form, quotes: style.quotes });
  return { ...common, edits: [{ span: location.span, newText: placed(document, location, lines) }] };
}

function placed(
  document: AdvisoryDocument,
  { column, span, isBelow, isGap }: ListLocation,
  lines: readonly string[],
): string {
  const newline = lineBreakOf(document.text);
  const indent = ' '.repeat(column);
  const body = lines.map((line) => (line === '' ? '' : indent + line)).join(newline);
  if (isBelow) return newline + body;
  // If the span starts at a dash, the document already contains the indentation of the first row, so it is removed from the first inserted
  // line.
  const { lines: positions, text } = document;
  const start = positions.startOf(positions.lineAt(span[0]));
  const written = span[0] > start ? body.slice(span[0] - start) : body;
  const isLast = span[1] === text.length && span[0] === start;
  return written + (isLast || isGap ? newline : '');
}

function titleOf({ rows, noun }: ListReading): string {
  const count = rows.length;
  if (noun === 'rule') return 'Insert the rule as a row';
  if (noun === 'item') return count === 1 ? 'Insert as a list item' : `Insert as ${String(count)} list items`;
  const plural = noun === 'vulnerability' ? 'vulnerabilities' : `${noun}s`;
  return count === 1
    ? `Insert as ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
    : `Insert as ${String(count)} ${plural}`;
}
