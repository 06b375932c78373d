/** Inserts the comment that suppresses a problem. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import { readDirectives, type Directive } from './directives.ts';
import { lineBreakOf } from '../text/text.ts';
import { firstLinesOf } from './multiLineBlocks.ts';

/**
 * Returns the edits that suppress a problem on its line: `# advisory-disable-next-line CODE` above it, with the line's indentation. If
 * there already is such a comment, the code is added to it. For a multi-line scalar or flow collection, the comment goes above its first
 * line. Empty if the document could not be parsed, because no comment would have an effect.
 */
export function suppressionEdits(problem: Problem, document: AdvisoryDocument): readonly Edit[] {
  const { lines, text, root, unparsed } = document;
  if (!root && unparsed.length > 0) return [];
  const at = lines.lineAt(problem.span[0]);
  const line = placesIn(document).firstLines.get(at) ?? at;
  const above = commentAbove(line, document);
  if (above !== undefined) return [{ span: [above, above], newText: ` ${problem.code}` }];
  const start = Math.max(lines.startOf(line), text.startsWith('\ufeff') ? 1 : 0);
  const indent = /^[ \t]*/.exec(text.slice(start, lines.endOf(line)))?.[0] ?? '';
  const comment = `${indent}# advisory-disable-next-line ${problem.code}${lineBreakOf(text)}`;
  return [{ span: [start, start], newText: comment }];
}

/** Returns the offset at which a code can be added to an existing comment above a line: after the last code in it. */
function commentAbove(line: number, document: AdvisoryDocument): number | undefined {
  const { ownLines, directives } = placesIn(document);
  for (let above = line - 1; ownLines.has(above); above--) {
    const last = directives.get(above)?.codes.at(-1);
    if (last) return last.span[1];
  }
  return undefined;
}

interface Places {
  /** See `firstLinesOf`. */
  readonly firstLines: ReadonlyMap<number, number>;
  /** The lines that contain only a comment. */
  readonly ownLines: ReadonlySet<number>;
  /** The `disable-next-line` directives, by line. */
  readonly directives: ReadonlyMap<number, Directive>;
}

/** The places in each document, computed on first use. */
const known = new WeakMap<AdvisoryDocument, Places>();

function placesIn(document: AdvisoryDocument): Places {
  const found = known.get(document) ?? {
    firstLines: firstLinesOf(document),
    ownLines: new Set(
      document.comments.filter(({ ownLine }) => ownLine).map(({ span }) => document.lines.lineAt(span[0])),
    ),
    directives: new Map(
      readDirectives(document).flatMap((one) => (one.kind === 'disable-next-line' ? [[one.line, one] as const] : [])),
    ),
  };
  known.set(document, found);
  return found;
}
