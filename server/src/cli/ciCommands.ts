/**
 * Escapes text that CI servers would interpret as commands in the output of a step. Sources: GitHub Docs, "Workflow commands" (`::name::`
 * at the start of a line; the older form `##[name]`, anywhere); Microsoft Learn, "Logging commands" (`##vso[`, `##[`); JetBrains, "Service
 * messages" (`##teamcity[`); GitLab Docs, "Custom collapsible sections" (`section_start:`); Travis CI (`travis_fold:`).
 */

/** Matches commands that are recognised anywhere in a line. */
const anywhere = /##(?=\[|vso\[|teamcity\[)|section_(?=start:|end:)|travis_(?=fold:|time:)/gi;

/** Matches commands that are recognised only at the start of a line, after optional whitespace. */
const atStart = /^([^\S\r\n\u2028\u2029]*)(::)/gm;

/** Escapes the first character of a command. */
type Escape = (character: string) => string;

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

/** Escapes a character in the same notation as `printable`. */
export const visible: Escape = (character) => `\\u{${codePoint(character).toString(16)}}`;

/** Returns the text without commands: applies `escape` to the first character of each command. */
function withoutCommandsBy(escape: Escape, text: string): string {
  const escaped = (found: string): string => escape(found.charAt(0)) + found.slice(1);
  return text.replace(anywhere, escaped).replace(atStart, (_, space: string, found: string) => space + escaped(found));
}

/** Returns plain text without commands. */
export function plainLines(text: string): string {
  return withoutCommandsBy(visible, text);
}

/** Matches characters that JSON allows in strings, but that control a terminal, end a line or reverse its direction. */
const rawInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Returns JSON with the same value but without commands. The characters that are escaped can only occur within strings. */
export function jsonWithoutCommands(json: string): string {
  const escape: Escape = (character) => `\\u${codePoint(character).toString(16).padStart(4, '0')}`;
  return json.replace(anywhere, (found) => escape(found.charAt(0)) + found.slice(1)).replace(rawInJson, escape);
}

const entity: Escape = (character) => `&#${codePoint(character)};`;

/** Returns XML with the same content but without commands. */
export const xmlWithoutCommands = (xml: string): string => withoutCommandsBy(entity, xml);

/**
 * Escapes the commands in a rendered page. HTML is escaped with entities (except in its stylesheet) and Markdown with backslashes or
 * entities, so that the displayed page does not change. Text is escaped visibly. The values in JSON do not change.
 */
export function withoutCommands(page: string, to: 'html' | 'markdown' | 'text' | 'json'): string {
  if (to === 'text') return plainLines(page);
  if (to === 'json') return jsonWithoutCommands(page);
  if (to === 'markdown')
    return withoutCommandsBy((character) => (/\w/.test(character) ? entity(character) : `\\${character}`), page);
  return page.replace(/(<style[^>]*>[\s\S]*?<\/style>)|[^<]+/g, (part, style: string | undefined) =>
    style === undefined ? xmlWithoutCommands(part) : part,
  );
}
