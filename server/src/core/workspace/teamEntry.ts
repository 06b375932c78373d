/** Adds names to a team catalogue. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Edit } from '../text/edits.ts';
import { lineBreakOf } from '../text/text.ts';
import { quoteScalar } from '../yaml/quote.ts';
import { pairOf } from '../yaml/tree.ts';

/** The keys of an advisory whose names can be added to a team catalogue. A catalogue has the same keys. */
export const teamSections: readonly string[] = ['actors', 'malware', 'tools', 'campaigns'];

/**
 * Returns the edits to a catalogue file that append a name to the list under the key `section`, which they add if it is missing. Empty if the
 * list's notation is not supported.
 */
export function teamEntryEdits(catalogue: AdvisoryDocument, section: string, name: string): readonly Edit[] {
  const { text, lines, root } = catalogue;
  const newline = lineBreakOf(text);
  const item = quoteScalar(name);
  const insert = (at: number, newText: string): readonly Edit[] => [{ span: [at, at], newText }];
  const pair = pairOf(root, section);
  if (!pair) {
    if (root && (root.kind !== 'mapping' || root.flow)) return [];
    const gap = text === '' || text.endsWith('\n') ? '' : newline;
    return insert(text.length, `${gap}${section}:${newline}  - ${item}${newline}`);
  }
  const { key, value } = pair;
  if (value.kind === 'scalar' && value.isNull)
    return insert(lines.endOf(lines.lineAt(key.span[1])), `${newline}  - ${item}`);
  if (value.kind !== 'sequence') return [];
  const last = value.items.at(-1);
  if (value.flow) {
    const flowItem = quoteScalar(name, 'plain', true);
    return last ? insert(last.span[1], `, ${flowItem}`) : [{ span: value.span, newText: `[${flowItem}]` }];
  }
  if (!last) return [];
  const dash = text.lastIndexOf('-', last.span[0]);
  const end = text.slice(0, last.span[1]).trimEnd().length;
  const indent = ' '.repeat(lines.positionAt(dash).character);
  return insert(lines.endOf(lines.lineAt(Math.max(dash, end))), `${newline}${indent}- ${item}`);
}
