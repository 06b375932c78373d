/** Text that stands for text still to be written. */

/**
 * Whether a text is a placeholder: the whole of it is `<…>` (skeletons write theirs so), it begins with the upper-case word
 * TODO, TBD or FIXME, or it holds "lorem ipsum". Code spans do not count, and neither does a link in angle brackets.
 * Described in docs/rules/sections-placeholder.md.
 */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (/^<[^<>]+>$/.test(trimmed)) return !/^<(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(trimmed);
  if (/^(?:TODO|TBD|FIXME)(?![\p{L}\p{N}_])/u.test(trimmed)) return true;
  return loremIpsum.test(trimmed) && loremIpsum.test(withoutCode(trimmed));
}

const loremIpsum = /lorem\s+ipsum/i;

/** Prose without its code spans and fenced code. Source: CommonMark 0.31, 6.1 "Code spans". */
function withoutCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, ' ');
}
