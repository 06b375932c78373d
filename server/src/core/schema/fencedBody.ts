/** Reports a rule or query that was pasted with the Markdown fences around it. */
import type { Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import type { TextShape } from './schemaIndex.ts';

const fence = /^[ \t]*(?:`{3,}|~{3,})[\w+#.-]*[ \t]*$/;

/**
 * Returns the problem for a block scalar whose first and last lines are Markdown fences, with the fix that removes both. Returns undefined
 * for any other value. Offsets are relative to `text`.
 */
export function fencedBody(node: ScalarNode, shape: TextShape, text: string): Problem | undefined {
  if (shape.value !== 'rule-body' && shape.value !== 'query') return undefined;
  if ((node.style !== 'literal' && node.style !== 'folded') || !/^\s*(?:```|~~~)/.test(node.value)) return undefined;
  const lines = linesOf(text, node).filter(({ content }) => content.trim() !== '');
  // The first line contains the `|` or `>`.
  const [first, last] = [lines[1], lines.at(-1)];
  if (!first || !last || lines.length < 4 || !fence.test(first.content) || !fence.test(last.content)) return undefined;
  const edits = [first, last].map(({ start, next, content }): Edit => ({
    span: [start, next],
    newText: '',
    replaces: [content.trim()],
  }));
  const at = first.start + first.content.search(/\S/);
  const opening = first.content.trim();
  return {
    code: 'schema/pattern',
    severity: 'error',
    span: [at, at + opening.length],
    message: `"${opening}" is a Markdown fence, which is not part of the ${shape.value === 'query' ? 'query' : 'rule'}. Remove the fences.`,
    fixes: [{ title: 'Remove the fences', edits, preferred: true }],
  };
}

interface Line {
  readonly start: number;
  /** The start of the next line. */
  readonly next: number;
  readonly content: string;
}

function linesOf(text: string, { span: [start, end] }: ScalarNode): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    lines.push({ start: at, next, content: text.slice(at, next).trimEnd() });
    at = next;
  }
  return lines;
}
