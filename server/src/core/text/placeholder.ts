/** Placeholders: text that is still to be replaced. */
import { withoutCode } from './proseCode.ts';

/**
 * Whether a text is a placeholder: the whole of it is `<…>` (skeletons write theirs so), it begins with the upper-case word
 * TODO, TBD or FIXME, or it holds "lorem ipsum". Code does not count, and neither does a link in angle brackets.
 * Described in docs/rules/sections-placeholder.md.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  // By the first character: it is asked of every value, and nearly all begin with another one.
  const first = trimmed[0];
  if (first === '<' && /^<[^<>]+>$/.test(trimmed)) return !/^<(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(trimmed);
  if ((first === 'T' || first === 'F') && /^(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_])/u.test(trimmed)) return true;
  return trimmed.length >= shortest && loremIpsum.test(trimmed) && loremIpsum.test(withoutCode(trimmed));
}

/** "lorem ipsum" */
const shortest = 11;

const loremIpsum = /lorem\s+ipsum/i;

/** What our own skeletons write where other text in angle brackets may be quoted from elsewhere: nobody else's words. */
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

/** Whether a text is the placeholder of a skeleton, as it is, in a rule, a query or an indicator. `snippets` has the skeletons. */
export function isSkeletonPlaceholder(text: string): boolean {
  return skeletonTexts.has(text.trim());
}
