/**
 * Sanitises external text for notifications, status bars, lists and titles. In notifications, VS Code turns `[text](address)` into links,
 * including links that run commands. In labels, it turns `$(name)` into icons. Other editors show text unchanged. Server and client
 * sanitise text from sources such as bundles, servers and files in this way.
 */

/**
 * Matches characters that move the cursor, end a line, change the direction of a line or are invisible: control characters, line and
 * paragraph separators, bidirectional and zero-width characters; also lone surrogates.
 */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** The maximum length in characters. Longer notifications are not readable. */
const maxLength = 500;

/**
 * Returns the text on one line, without links, icons and invisible characters, and truncated to the maximum length. Short text that contains
 * none of these is unchanged.
 */
export function plainMessage(text: string): string {
  const line = text
    .slice(0, maxLength * 4)
    .replace(unseen, ' ')
    .replaceAll('](', '] (')
    .replaceAll('$(', '$ (');
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}
