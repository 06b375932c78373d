/** Finds the next placeholder, i.e. the next value that is still to be filled in. Does not depend on the rules that report placeholders. */
import type { Position } from 'vscode-languageserver-types';
import {
  placeholdersIn,
  withoutTrailing,
  type AdvisoryDocument,
  type Environment,
  type ScalarNode,
  type Span,
} from '../core/index.ts';
import { provideCompletion } from './completion/index.ts';
import { toRange } from './convert.ts';
import type { FoundPlaceholder } from './types.ts';

/** Returns the first placeholder that begins after a position, or else the first one in the document; null if there is none. */
export function provideNextPlaceholder(
  document: AdvisoryDocument,
  position: Position,
  env: Environment,
): FoundPlaceholder | null {
  const { lines, root, text } = document;
  const offset = lines.offsetAt(position);
  const spans = placeholdersIn(root)
    .map((scalar) => writtenText(scalar, text))
    .sort((one, two) => one[0] - two[0]);
  const span = spans.find(([start]) => start > offset) ?? spans[0];
  if (!span) return null;
  const range = toRange(span, lines);
  return { range, hasWords: provideCompletion(document, range.end, env).items.length > 0 };
}

/** Returns the span of a scalar's text, without its quotes or the header of its block. */
function writtenText({ span: [start, end], style }: ScalarNode, text: string): Span {
  if (style === 'plain') return [start, end];
  if (style === 'single' || style === 'double') return [start + 1, end - 1];
  const source = withoutTrailing(text.slice(start, end), /\s/);
  const header = source.search(/[\r\n]/);
  const first = header < 0 ? -1 : source.slice(header).search(/\S/);
  return first < 0 ? [start, end] : [start + header + first, start + source.length];
}
