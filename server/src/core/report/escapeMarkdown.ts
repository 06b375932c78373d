/** Escapes text, code and addresses for Markdown: CommonMark and GitHub Flavored Markdown. Source: GFM 0.29, 6.9. */
import { visibleLine, visibleText } from './visible.ts';
import { largest } from '../util/lists.ts';

/**
 * Escapes text as inline Markdown on one line. Each run of whitespace becomes one space, also at the ends, so that strings can be
 * concatenated. Syntax at the start of a block is not escaped; use `escapeStart`. Words that GitHub turns into links or mentions become
 * code spans, because backslashes do not prevent this. For `inTable`, see {@link codeSpan}.
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

/**
 * Escapes the text of a link, including bare URLs and e-mail addresses in it, which some Markdown dialects would turn into separate links.
 * Code spans are not needed, because mentions (`@name`) have no effect within a link.
 */
export function escapeLabel(text: string): string {
  return escapeWords(visibleText(text).replace(/\s+/g, ' '))
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(?<![a-z0-9])www\.(?=\S)/gi, (start) => start.replace('.', '\\.'))
    .replace(/@(?=[\w.-])/g, '\\@');
}

/**
 * Whether Markdown renderers may turn a word into a mention or a link. With `last`, also returns true for the beginning of such a word
 * (`www`, `https:`), because the next part may complete it.
 */
function isLinked(word: string, last: boolean): boolean {
  if (/@[\p{L}\p{N}_.-]|:\/\/|(?<![a-z0-9])www\.|(?:mailto|xmpp):\S/iu.test(word)) return true;
  return last && /@$|(?<![a-z0-9])www$|(?:https?|ftp|mailto|xmpp):\/?$/i.test(word);
}

/** Returns the word as code, and the punctuation around it as text. */
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
      // Escapes `&` before an entity such as `&lt;`, and `!` before a link. At the end of this text, the rest of the entity or link may
      // follow in the next text.
      .replace(goesOn ? /&(?=#?\w+;)/g : /&(?=#?\w+;|$)/g, '\\&')
      .replace(goesOn ? /!(?=\\\[)/g : /!(?=\\\[|$)/g, '\\!')
  );
}

/**
 * Trims the escaped text of a paragraph or list item, and escapes its start, so that it does not begin a heading, list, rule or definition.
 */
export function escapeStart(line: string): string {
  return line
    .trim()
    .replace(/^(?:[#+=-]|:(?=\s))/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/**
 * Returns a code span whose fence is longer than any run of backticks in the text, or nothing for empty text; `inTable` escapes bars for
 * tables.
 */
export function codeSpan(text: string, inTable: boolean): string {
  const line = visibleLine(text);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  const body = inTable ? line.replace(/\|/g, '\\|') : line;
  return `${fence}${pad}${body}${pad}${fence}`;
}

/** Returns a fenced code block, with the language if it is a single plain word. */
export function codeBlock(text: string, language: string | undefined): string {
  const body = visibleText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language && /^[\w+#.-]+$/.test(language) ? language : ''}\n${body}\n${fence}`;
}

/**
 * Returns a link target in angle brackets. Characters that could end the target are percent-encoded. Character references such as `&#46;`
 * are escaped, because Markdown decodes them in link targets too.
 */
export function linkTarget(url: string): string {
  const target = visibleLine(url).replace(/[<>\\|`\s]/g, (character) => encodeURIComponent(character));
  return `<${target.replace(/&(?=#?\w+;)/g, '\\&')}>`;
}

const longestRun = (text: string): number => Math.max(0, largest((text.match(/`+/g) ?? []).map((run) => run.length)));
