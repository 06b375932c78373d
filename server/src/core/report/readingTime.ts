/** Computes the reading time of a report. */
import type { Head, Inline, Section } from './block.ts';
import { plainBlocks, plainInline } from './inline.ts';

/** Returns the reading time in minutes for a number of words: 200 per minute, rounded, at least 1. */
export function readingTime(words: number): number {
  return Math.max(1, Math.round(words / 200));
}

/** The head without its reading time. */
export type HeadContent = Omit<Head, 'minutes' | 'reading'>;

/**
 * Counts the words in a report: runs of non-whitespace characters with a letter or digit. Code blocks are excluded, such as rule bodies and
 * queries.
 */
export function countWords(head: HeadContent, sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + sectionWords(section), headWords(head));
}

/** Counts the words in the head. */
export function headWords(head: HeadContent): number {
  const line = (part: { kind: string; label?: string; content?: readonly Inline[] }): string =>
    part.kind === 'line' ? `${part.label ?? ''} ${plainInline(part.content ?? [])}` : '';
  return wordsIn(
    [
      head.title?.kind === 'title' ? head.title.text : '',
      plainBlocks(head.summary),
      ...[...(head.severity ? [head.severity] : []), ...head.assessment, ...head.lines].map(line),
    ].join(' '),
  );
}

/** Counts the words in a section, including its title. */
export const sectionWords = ({ title, blocks }: Section): number => wordsIn(`${title} ${plainBlocks(blocks)}`);

/** Counts the words in a string. */
export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
