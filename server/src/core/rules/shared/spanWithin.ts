/** Maps parts of a scalar's value to spans in the source. */
import type { Span } from '../../text/text.ts';
import { countUpTo } from '../../util/ranges.ts';
import type { ScalarNode } from '../../yaml/tree.ts';

/** The offsets of all occurrences of a part in a scalar's source and in its value. */
interface Locations {
  readonly inSource: readonly number[];
  readonly inValue: readonly number[];
}

/**
 * Creates a function that returns the span, in `text`, of a part of a scalar's value. `at` is the part's offset in the value. If the part
 * occurs a different number of times in the source than in the value, the span is that of the whole scalar. Each distinct part is searched
 * for only once, because it may occur thousands of times.
 */
export function createSpanWithin(node: ScalarNode, text: string): (part: string, at: number) => Span {
  const known = new Map<string, Locations>();
  const locationsOf = (part: string): Locations => {
    const locations = known.get(part) ?? {
      inSource: startsOf(text.slice(...node.span), part),
      inValue: startsOf(node.value, part),
    };
    known.set(part, locations);
    return locations;
  };
  return (part, at) => {
    if (part === '') return node.span;
    const { inSource, inValue } = locationsOf(part);
    const from = inSource[countUpTo(inValue, at - part.length)];
    if (from === undefined || inSource.length !== inValue.length) return node.span;
    return [node.span[0] + from, node.span[0] + from + part.length];
  };
}

/** Returns the offsets of all non-overlapping occurrences of a part in text. */
function startsOf(text: string, part: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) starts.push(at);
  return starts;
}
