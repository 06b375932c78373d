/**
 * Maps the offsets in trees, edits and problems, for example from repaired text back to the author's text, or from a chunk to its document.
 */
import type { Fix, Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';
import type { MappingNode, ScalarNode, SequenceNode, YamlNode } from './tree.ts';

/** Returns a copy of the tree with every offset mapped by `back`. A node that several aliases share is copied only once. */
export function moveTree(root: YamlNode, back: (offset: number) => number): YamlNode {
  const moved = new Map<YamlNode, YamlNode>();
  const span = ([start, end]: Span): Span => [back(start), Math.max(back(start), back(end))];
  const scalar = (node: ScalarNode): ScalarNode => ({ ...node, span: span(node.span) });
  const move = (node: YamlNode): YamlNode => {
    const known = moved.get(node);
    if (known) return known;
    const result: YamlNode =
      node.kind === 'scalar'
        ? scalar(node)
        : node.kind === 'sequence'
          ? ({ ...node, span: span(node.span), items: node.items.map(move) } satisfies SequenceNode)
          : ({
              ...node,
              span: span(node.span),
              pairs: node.pairs.map((pair) => ({
                key: scalar(pair.key),
                value: move(pair.value),
                span: span(pair.span),
              })),
            } satisfies MappingNode);
    moved.set(node, result);
    return result;
  };
  return move(root);
}

type Back = (offset: number, isEnd?: boolean) => number;

/** Returns a span mapped by `back`. */
export const moveSpan = (span: Span, back: Back): Span => [back(span[0]), Math.max(back(span[0]), back(span[1], true))];

/** Returns an edit with its span mapped by `back`. */
export const moveEdit = (edit: Edit, back: Back): Edit => ({ ...edit, span: moveSpan(edit.span, back) });

/** Returns a fix with the spans of its edits mapped by `back`. */
export const moveFix = (fix: Fix, back: Back): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => moveEdit(edit, back)),
});

/** Returns a problem with all its spans mapped by `back`. */
export function moveProblem(problem: Problem, back: Back): Problem {
  const fixes = problem.fixes?.map((fix) => moveFix(fix, back));
  const related = problem.related?.map((location) => ({ ...location, span: moveSpan(location.span, back) }));
  return {
    ...problem,
    span: moveSpan(problem.span, back),
    ...(fixes ? { fixes } : {}),
    ...(related ? { related } : {}),
  };
}
