/** Reads the notes of a CSAF document. Source: CSAF 2.0, section 3.1.5. */
import type { Collected } from '../collected.ts';
import { headFacts } from '../markdownSections.ts';
import { oneLine } from '../indicatorRows.ts';
import { textOf, type Members } from '../json.ts';
import type { ReadContext } from '../page/readContext.ts';
import { addSection, itemsOfText } from '../sections.ts';

/** Reads the notes of the document: a summary, sections written by our export, and other notes under custom keys. */
export function readNotes(notes: readonly Members[], collected: Collected, context: ReadContext): void {
  const from = 'document.notes';
  for (const note of notes) {
    const text = textOf(note['text'])?.replace(/\r\n?/g, '\n');
    if (text === undefined) continue;
    const category = textOf(note['category']) ?? 'other';
    const title = oneLine(textOf(note['title']) ?? category);
    if (title === 'About' && readFacts(text, collected, context)) continue;
    if ((category === 'summary' || category === 'description') && !collected.has('summary'))
      collected.set('summary', text, from);
    else if (title === 'Title' && notes.length === 1) continue;
    else if (title !== 'Vulnerabilities' || !readList(text, collected, from))
      addSection(title, text, { collected, context, from });
  }
}

/** Reads the facts listed by our export. Returns false if there are none. */
function readFacts(text: string, collected: Collected, context: ReadContext): boolean {
  const { facts, text: rest } = headFacts(text, context);
  if (facts.length === 0) return false;
  for (const [key, value] of facts) collected.set(key, value, 'document.notes, About');
  for (const line of rest.split('\n')) {
    const [, label = '', names = ''] = /^- (Actors|Campaigns|Malware|Tools): (.*)$/.exec(line) ?? [];
    if (label !== '') collected.set(label.toLowerCase(), names.split(', '), 'document.notes, About');
    else if (line.trim() !== '') collected.unread(`About: ${line}`);
  }
  return true;
}

/** Reads the list of vulnerabilities in a document without products: `CVE-2024-3400: title: facts`. Returns false for any other note. */
function readList(text: string, collected: Collected, from: string): boolean {
  const found = itemsOfText(text);
  if (!found || found.rest !== '' || !found.items.every((item) => /^CVE-\d{4}-\d{4,}/.test(item))) return false;
  for (const item of found.items) {
    const [id = '', ...rest] = item.split(': ');
    collected.row('vulnerabilities', id, { id, description: rest.join(': ') }, from);
  }
  return true;
}
