/** Placeholders: text that is still to be replaced. */
import { withoutCode } from './proseCode.ts';

/**
 * Whether a text is a placeholder: the whole of it is `<…>` (skeletons write theirs so), it begins with the upper-case word
 * TODO, TBD or FIXME, or it holds "lorem ipsum". Code does not count, and neither does a link in angle brackets.
 * Described in docs/rules/sections-placeholder.md.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (/^<[^<>]+>$/.test(trimmed)) return !/^<(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(trimmed);
  if (/^(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_])/u.test(trimmed)) return true;
  return loremIpsum.test(trimmed) && loremIpsum.test(withoutCode(trimmed));
}

const loremIpsum = /lorem\s+ipsum/i;
