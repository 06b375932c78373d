/** Reads the reports of a MISP event, which are Markdown. */
import { oneLine } from '../indicatorRows.ts';
import { textOf, type Members } from '../json.ts';
import { addSection } from '../sections.ts';
import { headFacts, sectionsOfMarkdown } from '../markdownSections.ts';
import type { EventReading } from './eventTypes.ts';
import { withoutReferences } from './shown.ts';

/**
 * Reads a report. The text before its first heading becomes the summary. Sections written by our export go to their original keys, others to
 * custom keys, and links in a section of references to `references`. Returns whether the report has the facts that our export lists.
 */
export function readEventReport(report: Members, { collected, context, shown }: EventReading): boolean {
  const written = textOf(report['content'])?.replace(/\r\n?/g, '\n');
  const content = written === undefined ? undefined : withoutReferences(written, shown);
  const name = oneLine(textOf(report['name']) ?? 'report');
  const from = `event report: ${name}`;
  if (content === undefined) return false;
  if (report['deleted'] === true) {
    collected.unread(`deleted report: ${name}: ${content}`);
    return false;
  }
  const { before, sections } = sectionsOfMarkdown(content);
  const { facts, text } = headFacts(before, context);
  for (const [key, value] of facts) collected.set(key, value, from);
  if (text !== '' && collected.has('summary')) collected.unread(`${from}: ${text}`);
  else collected.set('summary', text, from);
  for (const section of sections) addSection(section.title, section.text, { collected, context, from });
  return facts.length > 0;
}
