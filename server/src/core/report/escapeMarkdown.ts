/** Text, code and addresses as Markdown that says exactly them, in CommonMark and GitHub's dialect of it. */
import { visibleLine, visibleText } from './visible.ts';

/**
 * Text as inline Markdown on one line. Spaces at the ends are kept as one, so that chunks may be put side by side; what
 * only means something at the start of a block is the caller's to protect with `escapeStart`.
 */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      // A reference such as `&lt;` would be read as what it stands for, `!` before a link as an image; either may begin
      // in this chunk of text and end in the next.
      .replace(/&(?=#?\w+;|$)/g, '\\&')
      .replace(/!(?=\\\[|$)/g, '\\!')
      // Bare addresses become links in GitHub's dialect.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www)\.(?=\S)/gi, '$1\\.')
      .replace(/@(?=[\w.-])/g, '\\@')
  );
}

/** A line of Markdown that is to begin a paragraph or an item: no heading, list, quote, rule or definition by accident. */
export function escapeStart(line: string): string {
  return line
    .trim()
    .replace(/^(?:[#+=-]|:(?=\s))/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A code span, fenced by more backticks than it holds; `inTable` protects the table's bars. */
export function codeSpan(text: string, inTable: boolean): string {
  const line = visibleLine(text);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  const body = inTable ? line.replace(/\|/g, '\\|') : line;
  return `${fence}${pad}${body}${pad}${fence}`;
}

/** A fenced code block. */
export function codeBlock(text: string, language: string | undefined): string {
  const body = visibleText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language && /^[\w+#.-]+$/.test(language) ? language : ''}\n${body}\n${fence}`;
}

/** A link's target in angle brackets. */
export function linkTarget(url: string): string {
  return `<${visibleLine(url).replace(/[<>\\|`\s]/g, (character) => encodeURIComponent(character))}>`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
