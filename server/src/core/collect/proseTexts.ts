/** Collects the values in an advisory that the schema marks as prose. */
import { walkShapes, type Visit } from '../schema/shapes.ts';
import type { Span } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { defineCollector } from './collector.ts';

/** A prose value. */
export interface ProseText {
  readonly span: Span;
  /** Whether the value is in a flow collection. */
  readonly inFlow: boolean;
}

/** Collects the prose values in a chunk without duplicates, in document order. */
export const proseTexts = defineCollector({
  name: 'collect/prose texts',
  collect: ({ root, schema }): readonly ProseText[] => {
    const seen = new Set<YamlNode>();
    const found: ProseText[] = [];
    walkShapes(root, schema, (visit) => {
      const { chosen } = visit;
      if (chosen.kind !== 'text' || !chosen.shape.prose || chosen.node.isNull || seen.has(chosen.node)) return;
      seen.add(chosen.node);
      found.push({ span: chosen.node.span, inFlow: standsInFlow(visit) });
    });
    return found.sort((a, b) => a.span[0] - b.span[0]);
  },
});

const standsInFlow = ({ within }: Visit): boolean =>
  within !== undefined &&
  ((within.parent.node.kind !== 'scalar' && within.parent.node.flow) || standsInFlow(within.parent));
