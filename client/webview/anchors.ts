/** Maps between source lines and vertical positions in a report, with pure functions. */

export interface Anchor {
  /** The zero-based line in the source. */
  readonly line: number;
  /** The distance from the top of the report, in pixels. */
  readonly top: number;
}

/**
 * Selects anchors whose lines increase from the top of the page to the bottom; `anchors` are in page order. The order of sections in the
 * report differs from their order in the source, and the other anchors would make the editor jump. The top of the report corresponds to the
 * top of the source.
 */
export function risingAnchors(anchors: readonly Anchor[]): Anchor[] {
  const rising: Anchor[] = [{ line: 0, top: 0 }];
  for (const anchor of anchors) {
    const last = rising.at(-1);
    if (last && anchor.line > last.line && anchor.top >= last.top) rising.push(anchor);
  }
  return rising;
}

/** Returns the vertical position of a line, interpolated between the nearest anchors. */
export function topOfLine(anchors: readonly Anchor[], line: number): number {
  return interpolate(
    anchors,
    line,
    ({ line: from }) => from,
    ({ top }) => top,
  );
}

/** Returns the source line at a vertical position. */
export function lineAtTop(anchors: readonly Anchor[], top: number): number {
  return Math.floor(
    interpolate(
      anchors,
      top,
      ({ top: from }) => from,
      ({ line }) => line,
    ) + 0.01,
  );
}

type Reading = (anchor: Anchor) => number;

function interpolate(anchors: readonly Anchor[], value: number, from: Reading, to: Reading): number {
  const next = anchors.findIndex((anchor) => from(anchor) > value);
  const before = anchors.at(next < 0 ? -1 : next - 1);
  const after = anchors[next];
  if (!before || next === 0) return 0;
  if (!after) return to(before);
  return to(before) + ((value - from(before)) / (from(after) - from(before))) * (to(after) - to(before));
}
