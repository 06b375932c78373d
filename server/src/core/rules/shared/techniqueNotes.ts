/** Finds text next to a technique's ID that is not its name, such as `T1486 (ESXi only)`, and moves it to `description`. */
import type { Technique } from '../../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { fullName } from '../../attack/techniques.ts';
import { listAround } from '../../editing/listItems.ts';
import type { RuleContext } from '../rule.ts';

/** The text next to an ID. `name` is the technique's name if it comes before the text. */
export interface TechniqueNote {
  readonly name?: string;
  readonly note: string;
}

/** Returns the text next to an ID that is not the technique's name, without surrounding parentheses. Returns undefined if there is none. */
export function noteIn(technique: Technique, written: string): TechniqueNote | undefined {
  const text = written.trim();
  const name = [fullName(technique), technique.name].find((one) => text.toLowerCase().startsWith(one.toLowerCase()));
  const rest = text.slice(name?.length ?? 0);
  if (name !== undefined && !/^\s*[([:;,–—-]/.test(rest)) return undefined;
  const bare = rest.replace(/^[\s:;,–—-]+/, '').trim();
  const note = (/^\(([^()]*)\)$/.exec(bare)?.[1] ?? bare).trim();
  if (note === '') return undefined;
  return name === undefined ? { note } : { name: text.slice(0, name.length), note };
}

/**
 * Returns the edits that make the note the item's `description`. An item that is a string is converted to a mapping; in a mapping,
 * `description` replaces `name`. Returns no edits if this is not possible.
 */
export function describedEntry(
  context: RuleContext,
  { bare, id, name, span, pairs }: TechniqueEntry,
  { name: own, note }: TechniqueNote,
): readonly Edit[] {
  const { text, lines, root, edit } = context;
  if (!id || !name || /[\r\n]/.test(text.slice(...span).trim()) !== !bare) return bare ? [] : inRow();
  if (!bare) return inRow();
  const location = listAround(root, span);
  if (!location) return [];
  const { flow } = location.list;
  const written = [
    `id: ${id.value}`,
    ...(own === undefined ? [] : [`name: ${quoteScalar(own, 'plain', flow)}`]),
    `description: ${quoteScalar(note, 'plain', flow)}`,
  ];
  const gap = lineBreakOf(text) + ' '.repeat(lines.positionAt(span[0]).character);
  return [{ span, newText: flow ? `{ ${written.join(', ')} }` : written.join(gap) }];

  function inRow(): readonly Edit[] {
    const pair = pairs.find(({ key }) => key.value === 'name');
    if (!pair || !name || own !== undefined) return [];
    const value = note === name.value ? [] : edit.replaceScalar(name.span, note);
    return [{ span: pair.key.span, newText: 'description', replaces: ['name'] }, ...value];
  }
}
