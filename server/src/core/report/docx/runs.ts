/** Converts inline content of the report to the XML of runs in a Word document. */
import type { Inline } from '../block.ts';
import { plainChip } from '../inline.ts';
import { literal } from '../literal.ts';
import { linkTo } from './link.ts';
import { breakRun, codeRun, textRun, type RunLook } from './markup.ts';
import { wordLine, wordText, type Writing } from './writing.ts';

/** Returns the runs and links of inline content. */
export function runsOf(content: readonly Inline[], writing: Writing, look: RunLook = {}): string {
  return content.map((part) => runsOfPart(part, writing, look)).join('');
}

/** Returns the runs of a literal field. */
export const literalRuns = (text: string, writing: Writing): string => runsOf(literal(text), writing);

/** Returns single-line text as one run. */
export const run = (text: string, look: RunLook = {}): string => textRun(wordLine(text), look);

function runsOfPart(part: Inline, writing: Writing, look: RunLook): string {
  switch (part.kind) {
    case 'text':
      return run(part.text, look);
    case 'code':
      return run(part.text, { ...look, style: 'CodeWords' });
    case 'strong':
      return runsOf(part.content, writing, { ...look, bold: true });
    case 'emphasis':
      return runsOf(part.content, writing, { ...look, italics: true });
    case 'muted':
      return runsOf(part.content, writing, { ...look, color: '57606A' });
    case 'link':
      // Word does not allow a link within a link, and the report contains none.
      return linkTo(part.url, runsOf(part.content, writing, { ...look, style: 'Hyperlink' }), writing);
    case 'break':
      return breakRun;
    case 'badge':
      return run(part.text, { ...look, bold: true, ...toneLook(part.tone) });
    case 'chips':
      return run(part.chips.map(plainChip).join('; '), look);
  }
}

const severities: Readonly<Record<string, readonly [text: string, ground: string]>> = {
  'severity-critical': ['FFFFFF', '7A0C1C'],
  'severity-high': ['FFFFFF', 'B42318'],
  'severity-medium': ['3B2300', 'FFD8A8'],
  'severity-low': ['0B3D20', 'C6F0D4'],
};

/** Only severities are coloured, so that they stand out. */
function toneLook(tone: string): RunLook {
  const colours = severities[tone];
  return colours ? { color: colours[0], ground: colours[1] } : {};
}

/** Returns the lines of a code block as runs of one paragraph, with all tabs and spaces. */
export const codeRuns = (text: string): string =>
  wordText(text)
    .split('\n')
    .map((line, index) => codeRun(line, index === 0))
    .join('');
