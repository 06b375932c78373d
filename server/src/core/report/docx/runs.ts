/** Converts inline content of the report to runs in a Word document. */
import { Tab, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Inline } from '../block.ts';
import { plainChip } from '../inline.ts';
import { literal } from '../literal.ts';
import { linkTo } from './link.ts';
import { wordLine, wordText, type Writing } from './writing.ts';

/** The formatting of a run in addition to its style. */
type Look = Pick<IRunOptions, 'bold' | 'italics' | 'color' | 'style' | 'shading'>;

/** Returns inline content as runs. */
export function runsOf(content: readonly Inline[], writing: Writing, look: Look = {}): ParagraphChild[] {
  return content.flatMap((part) => runsOfPart(part, writing, look));
}

/** Returns runs for a literal field. */
export const literalRuns = (text: string, writing: Writing): ParagraphChild[] => runsOf(literal(text), writing);

/** Returns single-line text as one run. */
export const run = (text: string, look: Look = {}): TextRun => new TextRun({ text: wordLine(text), ...look });

function runsOfPart(part: Inline, writing: Writing, look: Look): ParagraphChild[] {
  switch (part.kind) {
    case 'text':
      return [run(part.text, look)];
    case 'code':
      return [run(part.text, { ...look, style: 'CodeWords' })];
    case 'strong':
      return runsOf(part.content, writing, { ...look, bold: true });
    case 'emphasis':
      return runsOf(part.content, writing, { ...look, italics: true });
    case 'muted':
      return runsOf(part.content, writing, { ...look, color: '57606A' });
    case 'link':
      // Word does not allow a link within a link, and the report contains none.
      return [linkTo(part.url, runsOf(part.content, writing, { ...look, style: 'Hyperlink' }), writing)];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'badge':
      return [run(part.text, { ...look, bold: true, ...toneLook(part.tone) })];
    case 'chips':
      return [run(part.chips.map(plainChip).join('; '), look)];
  }
}

const severities: Readonly<Record<string, readonly [text: string, ground: string]>> = {
  'severity-critical': ['FFFFFF', '7A0C1C'],
  'severity-high': ['FFFFFF', 'B42318'],
  'severity-medium': ['3B2300', 'FFD8A8'],
  'severity-low': ['0B3D20', 'C6F0D4'],
};

/** Only severities are coloured, so that they stand out. */
function toneLook(tone: string): Look {
  const colours = severities[tone];
  return colours ? { color: colours[0], shading: { type: 'clear', color: 'auto', fill: colours[1] } } : {};
}

/** Returns the lines of a code block as runs of one paragraph, with all tabs and spaces. */
export function codeRuns(text: string): TextRun[] {
  return wordText(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          ...(index > 0 ? { break: 1 } : {}),
          children: line.split('\t').flatMap((part, column) => [...(column > 0 ? [new Tab()] : []), part]),
        }),
    );
}
