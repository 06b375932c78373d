/** Creates the edits that insert suppression comments. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import { readDirectives, type Directive } from './directives.ts';
import { lineBreakOf } from '../text/text.ts';
import { firstLinesOf } from './multiLineBlocks.ts';

/**
 * Returns the edits that suppress a problem on its line. They insert `# advisory-disable-next-line CODE` above the line with the line's
 * indentation or, if there is already such a comment with codes, add the code to that comment. For a problem in a multi-line scalar or flow
 * collection, the comment is placed above the first line of the scalar or collection. Returns no edits if the document could not be parsed,
 * because a comment would have no effect.
 */
export function suppressionEdits(problem: Problem, document: AdvisoryDocument): readonly Edit[] {
  const { lines, root, unparsed } = document;
  if (!root && unparsed.length > 0) return [];
  const at = lines.lineAt(problem.span[0]);
  const line = locationsIn(document).firstLines.get(at) ?? at;
  const above = commentAbove(line, document);
  if (above !== undefined) return [{ span: [above, above], newText: ` ${problem.code}` }];
  return insertAbove(document, line, `# advisory-disable-next-line ${problem.code}`);
}

/** Returns the edits that insert a comment above a line, with the line's indentation. */
export function insertAbove({ lines, text }: AdvisoryDocument, line: number, comment: string): readonly Edit[] {
  const start = Math.max(lines.startOf(line), text.startsWith('\ufeff') ? 1 : 0);
  const indent = /^[ \t]*/.exec(text.slice(start, lines.endOf(line)))?.[0] ?? '';
  return [{ span: [start, start], newText: indent + comment + lineBreakOf(text) }];
}

/**
 * Returns the offset at which a code can be added to a `disable-next-line` comment above a line: after its last code. Undefined if no such
 * comment has codes.
 */
function commentAbove(line: number, document: AdvisoryDocument): number | undefined {
  const { ownLines, directives } = locationsIn(document);
  for (let above = line - 1; ownLines.has(above); above--) {
    const last = directives.get(above)?.codes.at(-1);
    if (last) return last.span[1];
  }
  return undefined;
}

interface Locations {
  /** See `firstLinesOf`. */
  readonly firstLines: ReadonlyMap<number, number>;
  /** The lines that contain only a comment. */
  readonly ownLines: ReadonlySet<number>;
  /** The `disable-next-line` directives, by line. */
  readonly directives: ReadonlyMap<number, Directive>;
}

/** Caches `Locations` for each document. */
const known = new WeakMap<AdvisoryDocument, Locations>();

function locationsIn(document: AdvisoryDocument): Locations {
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
