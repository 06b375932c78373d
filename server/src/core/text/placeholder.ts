/** Placeholders: text that the author still has to replace. */
import { withoutCode } from './proseCode.ts';

/**
 * Whether a text is a placeholder: it is `<…>` as in skeletons, it begins with the upper-case word TODO, TBD or FIXME, or it contains
 * "lorem ipsum". Code and links in angle brackets do not count. Described in docs/rules/sections-placeholder.md.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  // Checks the first character, because this runs for every value and few begin with one of these.
  const first = trimmed[0];
  if (first === '<' && /^<[^<>]+>$/.test(trimmed)) return !/^<(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(trimmed);
  if ((first === 'T' || first === 'F') && /^(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_])/u.test(trimmed)) return true;
  return trimmed.length >= shortest && loremIpsum.test(trimmed) && loremIpsum.test(withoutCode(trimmed));
}

/** "lorem ipsum" */
const shortest = 11;

const loremIpsum = /lorem\s+ipsum/i;

/** The placeholders of our own skeletons. Other text in angle brackets may be quoted from elsewhere. */
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

/** Whether a text is a placeholder of a skeleton, for use in rules, queries and indicators. `snippets` contains the skeletons. */
export function isSkeletonPlaceholder(text: string): boolean {
  return skeletonTexts.has(text.trim());
}
