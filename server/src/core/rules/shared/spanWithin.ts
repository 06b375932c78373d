/** The spans of parts of a scalar in the source. */
import type { Span } from '../../text/text.ts';
import type { ScalarNode } from '../../yaml/tree.ts';

/** Where a part begins in the source of a scalar, and in its value. */
interface Places {
  readonly inSource: readonly number[];
  readonly inValue: readonly number[];
}

/**
 * Finds the span of a part of a scalar's text, which begins at the offset `at` of its value: the same occurrence in the source text, else
 * the whole scalar. Offsets of the result are in `text`. Each part is searched for once, because a text may hold it thousands of times.
 */
export function createSpanWithin(node: ScalarNode, text: string): (part: string, at: number) => Span {
  const known = new Map<string, Places>();
  const placesOf = (part: string): Places => {
    const places = known.get(part) ?? {
      inSource: startsOf(text.slice(...node.span), part),
      inValue: startsOf(node.value, part),
    };
    known.set(part, places);
    return places;
  };
  return (part, at) => {
    if (part === '') return node.span;
    const { inSource, inValue } = placesOf(part);
    const from = inSource[countUpTo(inValue, at - part.length)];
    if (from === undefined || inSource.length !== inValue.length) return node.span;
    return [node.span[0] + from, node.span[0] + from + part.length];
  };
}

/** Where a part begins in a text, without those that overlap the one before. */
function startsOf(text: string, part: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) starts.push(at);
  return starts;
}

/** How many of some numbers, which are in order, are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
