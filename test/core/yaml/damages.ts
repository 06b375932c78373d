/** The damage that a line of an advisory may suffer while it is typed, pasted or moved. */

export interface Damage {
  readonly what: string;
  /** Returns the lines that replace a line; the line itself if the damage does not apply. */
  readonly apply: (line: string) => string;
}

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';
const above =
  (added: (indent: string) => string): Damage['apply'] =>
  (line) =>
    `${added(indentOf(line))}\n${line}`;
/** Returns a damage that changes the text after a key's colon or an item's dash. */
const value =
  (change: (text: string) => string): Damage['apply'] =>
  (line) =>
    line.replace(/^(\s*(?:- )?(?:\w+: )?)(\S.*)$/, (_, lead: string, text: string) => lead + change(text));

export const damages: readonly Damage[] = [
  { what: 'no space after the colon', apply: (line) => line.replace(/: /, ':') },
  { what: 'no colon', apply: (line) => line.replace(/:(?=\s|$)/, '') },
  { what: 'two colons', apply: (line) => line.replace(/:(?=\s|$)/, '::') },
  { what: 'an equals sign', apply: (line) => line.replace(/: /, ' = ') },
  { what: 'a full-width colon', apply: (line) => line.replace(/: /, '：') },
  { what: 'one space more', apply: (line) => ` ${line}` },
  { what: 'two spaces more', apply: (line) => `  ${line}` },
  { what: 'one space fewer', apply: (line) => line.replace(/^ /, '') },
  { what: 'at the margin', apply: (line) => line.trimStart() },
  { what: 'a tab as indentation', apply: (line) => line.replace(/^ {2}/, '\t') },
  { what: 'no-break spaces as indentation', apply: (line) => line.replace(/^ +/, (s) => '\u00a0'.repeat(s.length)) },
  { what: 'a zero-width space before it', apply: (line) => line.replace(/^(\s*)/, '$1\u200b') },
  { what: 'no dash', apply: (line) => line.replace(/^(\s*)- /, '$1') },
  { what: 'a dash without its space', apply: (line) => line.replace(/^(\s*)- /, '$1-') },
  { what: 'a bullet', apply: (line) => line.replace(/^(\s*)- /, '$1• ') },
  { what: 'a star as bullet', apply: (line) => line.replace(/^(\s*)- /, '$1* ') },
  { what: 'a number as bullet', apply: (line) => line.replace(/^(\s*)- /, '$11. ') },
  { what: 'a dash too many', apply: (line) => line.replace(/^(\s*)/, '$1- ') },
  { what: 'an opening double quote', apply: value((text) => `"${text}`) },
  { what: 'an opening single quote', apply: value((text) => `'${text}`) },
  { what: 'a closing quote', apply: value((text) => `${text}"`) },
  { what: 'typographic quotes', apply: value((text) => `“${text}”`) },
  { what: 'its first quote lost', apply: (line) => line.replace(/["']/, '') },
  { what: 'its last quote lost', apply: (line) => line.replace(/["'](?!.*["'])/, '') },
  { what: 'text after the value', apply: value((text) => `${text} and more`) },
  { what: 'quoted text before more', apply: value((text) => `"${text.replaceAll('"', '')}" and more`) },
  { what: 'a quoted word in quotes', apply: value((text) => `"the "${text.replaceAll('"', '')}" is"`) },
  { what: 'a path in double quotes', apply: value(() => '"C:\\Users\\x"') },
  { what: 'a colon in the value', apply: value((text) => `${text}: more`) },
  { what: 'a number sign in the value', apply: value((text) => `case #7 ${text}`) },
  { what: 'an opening bracket', apply: value((text) => `[${text}`) },
  { what: 'an opening brace', apply: value((text) => `{${text}`) },
  { what: 'a closing bracket', apply: (line) => `${line}]` },
  { what: 'its closing bracket lost', apply: (line) => line.replace(/[\]}]$/, '') },
  { what: 'a comma lost', apply: (line) => line.replace(/, /, ' ') },
  { what: 'a comma after it', apply: (line) => `${line},` },
  { what: 'a colon after the key in brackets lost', apply: (line) => line.replace(/\{(\w+): /, '{$1 ') },
  { what: 'bold text', apply: value((text) => `**${text}** and more`) },
  { what: 'a mark in brackets before it', apply: value((text) => `[New] ${text}`) },
  { what: 'an at sign', apply: value((text) => `@${text}`) },
  { what: 'a percent sign', apply: value((text) => `%${text}`) },
  { what: 'a backtick', apply: value((text) => `\`${text}\``) },
  { what: 'an exclamation mark', apply: value((text) => `!${text}`) },
  { what: 'a lone exclamation mark', apply: value((text) => `! ${text}`) },
  { what: 'an ampersand', apply: value((text) => `& ${text}`) },
  { what: 'a block sign before text', apply: value((text) => `| ${text}`) },
  { what: 'its second half lost', apply: (line) => line.slice(0, indentOf(line).length + line.trim().length / 2) },
  { what: 'nothing but its indentation', apply: indentOf },
  { what: 'twice', apply: (line) => `${line}\n${line}` },
  { what: 'a word above', apply: above((indent) => `${indent}wor`) },
  { what: 'two words above', apply: above((indent) => `${indent}some words`) },
  { what: 'a key above', apply: above((indent) => `${indent}x_new:`) },
  { what: 'a dash above', apply: above((indent) => `${indent}-`) },
  { what: 'a lone quote above', apply: above((indent) => `${indent}"`) },
  { what: 'a lone bracket above', apply: above((indent) => `${indent}[`) },
  { what: 'a mark of a merge above', apply: above(() => '<<<<<<< HEAD') },
  { what: 'a fence above', apply: above(() => '```yaml') },
  { what: 'pasted prose above', apply: above(() => 'Some prose: that was, pasted "here".') },
  { what: 'a marker of a document above', apply: above(() => '---') },
  { what: 'an invisible control in it', apply: (line) => line.replace(/(\w)(\w)/, '$1\u0007$2') },
];
