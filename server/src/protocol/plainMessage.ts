/**
 * The border to notifications, status bars, lists and titles: text of a bundle, a server or a file becomes text there, never markup.
 * VS Code makes links of `[text](address)` in notifications, also of commands, and icons of `$(name)` in labels; other editors show what
 * they are sent. Server and client pass every such text through here.
 */

/** What moves the cursor, breaks or reverses a line, or is not seen: controls, separators, bidirectional and zero-width characters. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** In characters: a notification of more is not read. */
const longest = 500;

/** The text on one line, shortened where it is long, without links and icons. The words stay; a text without markup stays as it is. */
export function plainMessage(text: string): string {
  const line = text
    .slice(0, longest * 4)
    .replace(unseen, ' ')
    .replaceAll('](', '] (')
    .replaceAll('$(', '$ (');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
