/** Text, code and addresses as Markdown that says exactly them, in CommonMark and GitHub's dialect of it. Source: GFM 0.29, 6.9. */
import { visibleLine, visibleText } from './visible.ts';

/**
 * Text as inline Markdown on one line. Spaces at the ends are kept as one, so that chunks may be put side by side; what
 * only means something at the start of a block is the caller's to protect with `escapeStart`. Words of which GitHub's dialect makes links
 * or mentions become code spans: a backslash does not stop it, since it looks at the text that comes out. `inTable` as for `codeSpan`.
 */
export function escapeMarkdown(text: string, inTable = false): string {
  const line = visibleText(text).replace(/\s+/g, ' ');
  if (!/[@:]|www/i.test(line)) return escapeWords(line);
  const words = line.split(' ');
  return words
    .map((word, index) =>
      isLinked(word, index === words.length - 1)
        ? linkedWord(word, inTable)
        : escapeWords(word, index < words.length - 1),
    )
    .join(' ');
}

/** Text of a link as Markdown: a dialect that makes links of bare addresses must not end the outer one. Mentions are none within it. */
export function escapeLabel(text: string): string {
  return escapeWords(visibleText(text).replace(/\s+/g, ' '))
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<![a-z0-9])www\.(?=\S)/gi, (start) => start.replace('.', '\\.'))
    .replace(/@(?=[\w.-])/g, '\\@');
}

/** Whether a word, which may go on in the next chunk of text where it is the last one, is a mention, a mail or an address. */
function isLinked(word: string, last: boolean): boolean {
  if (/@[\p{L}\p{N}_.-]|:\/\/|(?<![a-z0-9])www\.|(?:mailto|xmpp):\S/iu.test(word)) return true;
  return last && /@$|(?<![a-z0-9])www$|(?:https?|ftp|mailto|xmpp):\/?$/i.test(word);
}

/** The word as code, the punctuation around it as text. */
function linkedWord(word: string, inTable: boolean): string {
  const lead = /^[([{"'<*_~]*/.exec(word)?.[0].length ?? 0;
  let end = word.length;
  while (end > lead && /[)\]}"'>*_~.,;!?]/.test(word[end - 1] ?? '')) end--;
  if (end === lead) return codeSpan(word, inTable);
  return (
    escapeWords(word.slice(0, lead), true) + codeSpan(word.slice(lead, end), inTable) + escapeWords(word.slice(end))
  );
}

function escapeWords(text: string, goesOn = false): string {
  return (
    text
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      // A reference such as `&lt;` would be read as what it stands for, `!` before a link as an image; either may begin
      // in this chunk of text and end in the next.
      .replace(goesOn ? /&(?=#?\w+;)/g : /&(?=#?\w+;|$)/g, '\\&')
      .replace(goesOn ? /!(?=\\\[)/g : /!(?=\\\[|$)/g, '\\!')
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

/** A link's target in angle brackets. A reference such as `&#46;`, which Markdown reads there as well, stays what is written. */
export function linkTarget(url: string): string {
  const target = visibleLine(url).replace(/[<>\\|`\s]/g, (character) => encodeURIComponent(character));
  return `<${target.replace(/&(?=#?\w+;)/g, '\\&')}>`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
