/** Names in prose that may be hosts: found once a chunk, compared with what is listed at each change. */
import { colonRunsOf, hasFileExtension, runsOf, type Run } from '../../indicators/index.ts';
import { walkShapes, type Visit } from '../../schema/shapes.ts';
import type { Span } from '../../text/text.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { defineCollector, type ChunkView } from '../../collect/collector.ts';

export interface ProseName {
  /** Where it is in the prose's value. */
  readonly run: Run;
  /** The text around it, and the offset in the value at which that begins. */
  readonly context: string;
  readonly contextAt: number;
  /** A plain scalar of several lines, whose value is not its source. */
  readonly isPlainLines: boolean;
  /** Whether it is in a flow collection. */
  readonly isFlow: boolean;
  /** Where it begins in the chunk; absent where the source differs from the value, as with escapes. */
  readonly at?: number;
  /** The whole prose in the chunk. */
  readonly scalar: Span;
}

/** How much of the text around a name decides what it is. */
const around = 200;

/** The names of a chunk's prose. */
function namesIn({ root, text, schema }: ChunkView): readonly ProseName[] {
  const names: ProseName[] = [];
  const seen = new Set<YamlNode>();
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    if (chosen.kind !== 'text' || !chosen.form.prose || seen.has(chosen.node)) return;
    seen.add(chosen.node);
    const { node } = chosen;
    const { value } = node;
    const isPlainLines = node.style === 'plain' && text.slice(...node.span).includes('\n');
    const isFlow = standsInFlow(visit);
    const source = text.slice(...node.span);
    for (const runs of [runsOf(value), colonRunsOf(value)]) {
      let from = 0;
      for (const run of runs) {
        // Source and value have the same runs in the same order.
        const written = value.slice(run.start, run.end);
        const found = source.indexOf(written, from);
        if (found >= 0) from = found + written.length;
        if (!run.text.includes(':') && !mayBeHost(run.text)) continue;
        const contextAt = Math.max(0, run.start - around);
        const context = value.slice(contextAt, run.end + around);
        const place = found < 0 ? {} : { at: node.span[0] + found };
        names.push({ run, context, contextAt, isPlainLines, isFlow, scalar: node.span, ...place });
      }
    }
  });
  return names;
}

/** The names in prose that may be hosts or addresses, in the order of the text. */
export const namesInProse = defineCollector({ name: 'prose/names', collect: namesIn });

/** Neither a file nor a version: its last word has letters, or it has the four numbers of an address. */
const mayBeHost = (name: string): boolean =>
  !hasFileExtension(name) && (/\.[^.]*[^\d.]$|[^\u0000-\u007f]/.test(name) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name));

const standsInFlow = ({ within }: Visit): boolean =>
  within !== undefined &&
  ((within.parent.node.kind !== 'scalar' && within.parent.node.flow) || standsInFlow(within.parent));
