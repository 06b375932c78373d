/**
 * What a CI server takes for a command in the output of a step. Sources: GitHub Docs, "Workflow commands" (`::name::` at the start of a
 * line; `##[name]` in its older form, anywhere), Microsoft Learn, "Logging commands" (`##vso[`, `##[`), JetBrains, "Service
 * messages" (`##teamcity[`), GitLab Docs, "Custom collapsible sections" (`section_start:`), Travis CI (`travis_fold:`).
 */

/** Anywhere in a line. */
const anywhere = /##(?=\[|vso\[|teamcity\[)|section_(?=start:|end:)|travis_(?=fold:|time:)/gi;

/** At the start of a line, after whitespace. */
const atStart = /^([^\S\r\n\u2028\u2029]*)(::)/gm;

/** Writes the character that begins a command in another way. */
type Escape = (character: string) => string;

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

/** As `printable` writes what a terminal would act upon. */
export const visible: Escape = (character) => `\\u{${codePoint(character).toString(16)}}`;

/** A text that no CI server takes a command from; `escape` is for the first character of what would be one. */
export function withoutCommandsBy(escape: Escape, text: string): string {
  const escaped = (found: string): string => escape(found.charAt(0)) + found.slice(1);
  return text.replace(anywhere, escaped).replace(atStart, (_, space: string, found: string) => space + escaped(found));
}

/** Text for people, of which no line is a command. */
export function plainLines(text: string): string {
  return withoutCommandsBy(visible, text);
}

/** What a terminal acts upon, or a viewer breaks a line at, and JSON allows in a string. */
const rawInJson = /[\u007f-\u009f\u2028\u2029]/g;

/** JSON with the same value: what is escaped can only stand in a string. */
export function jsonWithoutCommands(json: string): string {
  const escape: Escape = (character) => `\\u${codePoint(character).toString(16).padStart(4, '0')}`;
  return json.replace(anywhere, (found) => escape(found.charAt(0)) + found.slice(1)).replace(rawInJson, escape);
}

const entity: Escape = (character) => `&#${codePoint(character)};`;

/** XML with the same text. */
export const xmlWithoutCommands = (xml: string): string => withoutCommandsBy(entity, xml);

/** A rendered page that reads the same: HTML by entities except in its style, Markdown by backslashes, text with the escape shown. */
export function withoutCommands(page: string, to: 'html' | 'markdown' | 'text'): string {
  if (to === 'text') return plainLines(page);
  if (to === 'markdown')
    return withoutCommandsBy((character) => (/\w/.test(character) ? entity(character) : `\\${character}`), page);
  return page.replace(/(<style[^>]*>[\s\S]*?<\/style>)|[^<]+/g, (part, style: string | undefined) =>
    style === undefined ? xmlWithoutCommands(part) : part,
  );
}
