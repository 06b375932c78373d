/** Collects names in prose that may be hosts or addresses, once per chunk, to be compared with the listed indicators after each edit. */
import { colonRunsOf, hasFileExtension, runsOf, type Run } from '../../indicators/index.ts';
import { walkShapes, type Visit } from '../../schema/shapes.ts';
import type { Span } from '../../text/text.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { defineCollector, type ChunkView } from '../../collect/collector.ts';

export interface ProseName {
  /** The name's location in the prose value. */
  readonly run: Run;
  /** The text around the name, and the offset of that text in the value. */
  readonly context: string;
  readonly contextAt: number;
  /** Whether the name is in a multi-line plain scalar, whose value differs from its source. */
  readonly isPlainLines: boolean;
  /** Whether the name is in a flow collection. */
  readonly isFlow: boolean;
  /** The name's offset in the chunk; absent if the source differs from the value, for example because of escapes. */
  readonly at?: number;
  /** The span of the whole prose in the chunk. */
  readonly scalar: Span;
}

/** The number of characters on each side of a name that are needed to interpret it. */
const around = 200;

/** Returns the names in a chunk's prose that may be hosts or addresses. */
function namesIn({ root, text, schema }: ChunkView): readonly ProseName[] {
  const names: ProseName[] = [];
  const seen = new Set<YamlNode>();
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    if (chosen.kind !== 'text' || !chosen.shape.prose || seen.has(chosen.node)) return;
    seen.add(chosen.node);
    const { node } = chosen;
    const { value } = node;
    const isPlainLines = node.style === 'plain' && text.slice(...node.span).includes('\n');
    const isFlow = standsInFlow(visit);
    const source = text.slice(...node.span);
    for (const runs of [runsOf(value), colonRunsOf(value)]) {
      let from = 0;
      for (const run of runs) {
        // The same runs occur in the source and the value, in the same order.
        const written = value.slice(run.start, run.end);
        const found = source.indexOf(written, from);
        if (found >= 0) from = found + written.length;
        if (!run.text.includes(':') && !mayBeHost(run.text)) continue;
        const contextAt = Math.max(0, run.start - around);
        const context = value.slice(contextAt, run.end + around);
        const location = found < 0 ? {} : { at: node.span[0] + found };
        names.push({ run, context, contextAt, isPlainLines, isFlow, scalar: node.span, ...location });
      }
    }
  });
  return names;
}

/** Collects the names in prose that may be hosts or addresses, value by value. */
export const namesInProse = defineCollector({ name: 'prose/names', collect: namesIn });

/**
 * Whether a name may be a host, not a file or a version: its last part ends with a non-digit, it contains a non-ASCII character, or it
 * consists of four numbers.
 */
const mayBeHost = (name: string): boolean =>
  !hasFileExtension(name) && (/\.[^.]*[^\d.]$|[^\u0000-\u007f]/.test(name) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name));

const standsInFlow = ({ within }: Visit): boolean =>
  within !== undefined &&
  ((within.parent.node.kind !== 'scalar' && within.parent.node.flow) || standsInFlow(within.parent));
