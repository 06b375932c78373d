/** Maps between source lines and heights in a report. Pure functions. */
export interface Anchor {
  /** Zero-based line of the source. */
  readonly line: number;
  /** Distance from the report's top in pixels. */
  readonly top: number;
}

/**
 * Returns the anchors, given in page order, whose lines increase with their heights. The order of the report differs from that of the
 * source, and other anchors would make the editor jump. The top of the report corresponds to that of the source.
 */
export function risingAnchors(anchors: readonly Anchor[]): Anchor[] {
  const rising: Anchor[] = [{ line: 0, top: 0 }];
  for (const anchor of anchors) {
    const last = rising.at(-1);
    if (last && anchor.line > last.line && anchor.top >= last.top) rising.push(anchor);
  }
  return rising;
}

/** Returns the height of a line, interpolated between its neighbours. */
export function topOfLine(anchors: readonly Anchor[], line: number): number {
  return interpolate(
    anchors,
    line,
    ({ line: from }) => from,
    ({ top }) => top,
  );
}

/** Returns the line at a height. */
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
