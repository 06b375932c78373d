/** Walks the values of a document together with the schema, within a span. */
import type {
  AdvisoryDocument,
  Environment,
  MappingShape,
  Pair,
  ScalarNode,
  Span,
  YamlNode,
} from '../../core/index.ts';
import { itemShapeOf, keyShapeOf, mappingShapeOf } from '../formSteps.ts';
import type { SchemaShape, TextShape } from '../../core/index.ts';

/** A scalar value with its location in the schema. */
export interface SeenText {
  readonly node: ScalarNode;
  readonly shape: TextShape;
  /** The mapping that contains the value, and the value's key in it; or undefined for a list item. */
  readonly row:
    { readonly pairs: readonly Pair[]; readonly shape: MappingShape | undefined; readonly key: string } | undefined;
  /** The top-level key that contains the value. */
  readonly section: string;
}

/**
 * Calls `see` for each scalar value that overlaps a span, in document order. Values that are null, empty or not in the schema are skipped. A
 * value that aliases share is visited once, at its anchor.
 */
export function walkTexts(
  document: AdvisoryDocument,
  env: Environment,
  within: Span,
  see: (text: SeenText) => void,
): void {
  const isOutside = ([start, end]: Span): boolean => end < within[0] || start > within[1];
  const walk = (
    node: YamlNode,
    shape: SchemaShape | undefined,
    section: string,
    row: SeenText['row'],
    limit: Span,
  ): void => {
    if (!shape || isOutside(node.span) || node.span[0] < limit[0] || node.span[1] > limit[1]) return;
    if (node.kind === 'scalar') {
      const text = shape.text ?? shape.list?.item.text;
      if (text && !node.isNull && node.span[0] < node.span[1]) see({ node, shape: text, row, section });
    } else if (node.kind === 'sequence') {
      const item = itemShapeOf(shape);
      for (const each of node.items) walk(each, item, section, undefined, node.span);
    } else {
      const mapping = mappingShapeOf(shape);
      for (const { key, value, span } of node.pairs) {
        if (isOutside(span)) continue;
        const own = { pairs: node.pairs, shape: mapping, key: key.value };
        walk(value, keyShapeOf(shape, key.value), section || key.value, own, span);
      }
    }
  };
  if (document.root) walk(document.root, { mapping: env.schema.root }, '', undefined, document.root.span);
}
