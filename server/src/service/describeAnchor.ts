/** Describes anchors and aliases as Markdown. */
import type { AdvisoryDocument, Anchor, Span } from '../core/index.ts';
import { clip, code, fenced, paragraphs } from './markdown.ts';

/** The maximum number of lines of a value that a hover shows. */
const maxLines = 12;
const maxCharacters = 600;

/** Finds the anchors in text. Injected because the hover bundle must not contain a second copy of the parser. */
export type FindAnchors = (text: string) => readonly Anchor[];

/** Returns the description and the span of the anchor or alias at an offset; undefined if there is none. */
export function describeAnchorAt(
  document: AdvisoryDocument,
  offset: number,
  find: FindAnchors,
): { readonly markdown: string; readonly span: Span } | undefined {
  if (!document.anchors) return undefined;
  const { text, lines } = document;
  const holds = (span: Span): boolean => span[0] <= offset && offset <= span[1];
  const lineOf = (span: Span): string => String(lines.lineAt(span[0]) + 1);
  for (const anchor of find(text)) {
    const alias = anchor.aliases.find(holds);
    if (alias) {
      const markdown = paragraphs([
        `Alias of ${code(`&${anchor.name}`)} on line ${lineOf(anchor.span)}`,
        fenced('yaml', valueOf(document, anchor.value)),
      ]);
      return { markdown, span: alias };
    }
    if (holds(anchor.span)) {
      const used = anchor.aliases.map(lineOf);
      const where = used.length === 1 ? `used on line ${String(used[0])}` : `used on lines ${used.join(', ')}`;
      return {
        markdown: `Anchor ${code(anchor.name)}: ${used.length === 0 ? 'not used' : clip(where, maxCharacters)}`,
        span: anchor.span,
      };
    }
  }
  return undefined;
}

/** Returns the source of a value without its common indentation. A long value is truncated and ends with an ellipsis. */
function valueOf({ text, lines }: AdvisoryDocument, [start, end]: Span): string {
  const column = start - lines.startOf(lines.lineAt(start));
  const written = text
    .slice(start, Math.min(end, start + 4 * maxCharacters))
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line, index) => (index === 0 ? line : line.slice(Math.min(column, /^ */.exec(line)?.[0].length ?? 0))));
  const shown = written.slice(0, maxLines).join('\n');
  return written.length > maxLines ? `${clip(shown, maxCharacters)}\n…` : clip(shown, maxCharacters);
}
