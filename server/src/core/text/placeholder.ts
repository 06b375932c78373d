/** Recognises placeholders: text that the author still has to replace. */
import { withoutCode } from './proseCode.ts';

/**
 * Whether a value is a placeholder: text in angle brackets as in skeletons (`<…>`), text that starts with TODO, TBD or FIXME in upper case,
 * or text that contains "lorem ipsum". Code, and links in angle brackets, do not count. Documented in docs/rules/sections-placeholder.md.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  // Checks the first character first: this runs for every value, and few values start with one of these.
  const first = trimmed[0];
  if (first === '<' && /^<[^<>]+>$/.test(trimmed)) return !/^<(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(trimmed);
  if ((first === 'T' || first === 'F') && /^(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_])/u.test(trimmed)) return true;
  return trimmed.length >= minLoremLength && loremIpsum.test(trimmed) && loremIpsum.test(withoutCode(trimmed));
}

/** The length of "lorem ipsum". */
const minLoremLength = 11;

const loremIpsum = /lorem\s+ipsum/i;

/**
 * Placeholders in the skeletons in `snippets`. In rules, queries and indicators, other text in angle brackets may be genuine content.
 */
const skeletonTexts: ReadonlySet<string> = new Set([
  '<the rule or query itself>',
  '<a query to start from>',
  '<the indicator, defanged or not>',
  '<what it is used for>',
  '<what a defender should know>',
  '<type>',
  '<confidence>',
  '<tlp>',
]);

/** Whether a value is a placeholder from one of the skeletons in `snippets`; used for rules, queries and indicators. */
export function isSkeletonPlaceholder(text: string): boolean {
  return skeletonTexts.has(text.trim());
}
