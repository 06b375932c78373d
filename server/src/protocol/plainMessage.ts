/**
 * Sanitises external text for notifications, status bars, lists and titles. VS Code makes links of `[text](address)` in notifications,
 * including links to commands, and icons of `$(name)` in labels; other editors show text unchanged. Server and client call this for all
 * text from bundles, servers and files.
 */

/**
 * Characters that move the cursor, break or reverse a line, or are invisible: controls, separators, bidirectional and zero-width
 * characters.
 */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** The maximum length in characters, because nobody reads a longer notification. */
const longest = 500;

/** Returns the text on one line, shortened to the maximum length, without links and icons. Text without markup is unchanged. */
export function plainMessage(text: string): string {
  const line = text
    .slice(0, longest * 4)
    .replace(unseen, ' ')
    .replaceAll('](', '] (')
    .replaceAll('$(', '$ (');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
