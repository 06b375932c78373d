/** Reads the reports of a MISP event, which are Markdown. */
import { oneLine } from '../indicatorRows.ts';
import { textOf, type Members } from '../json.ts';
import { addSection } from '../sections.ts';
import { headFacts, sectionsOfMarkdown } from '../markdownSections.ts';
import type { EventReading } from './eventTypes.ts';
import { withoutReferences } from './shown.ts';

/**
 * Reads a report. The text before its first section becomes the summary, unless there is one already. Sections written by our export are added
 * under their original keys, the links in a references section under `references`, and other sections under custom keys. A deleted report is
 * reported as not imported. Returns whether facts in the form that our export writes were read.
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
