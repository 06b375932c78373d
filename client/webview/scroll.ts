/** Synchronises the scrolling of the page with the editor. */
import { lineAtTop, risingAnchors, topOfLine } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import { baseOf, lineOf } from './lines.ts';

export interface ScrollSync {
  /** Enables or disables synchronisation. */
  enable(enabled: boolean): void;
  /** Scrolls to a zero-based line of the source. */
  scrollTo(line: number): void;
  /** Called when heights may have changed. */
  changed(): void;
}

/** Follows the page's scrolling and reports the line at the top, once per frame, unless the host scrolled there. */
export function createScrollSync(report: HTMLElement, tell: (line: number) => void): ScrollSync {
  let enabled = true;
  let scheduled = false;
  /** The position to which the host last scrolled; events at that position are ignored, and there may be several. */
  let expected: number | undefined;
  /** What was measured since the last change, because reading the heights of thousands of rows takes a while. */
  let measured: readonly Anchor[] | undefined;
  const anchors = (): readonly Anchor[] => (measured ??= readAnchors(report));
  const changed = (): void => (measured = undefined);
  new ResizeObserver(changed).observe(report);
  const follow = (): void => {
    scheduled = false;
    if (expected !== undefined && Math.abs(window.scrollY - expected) < 2) return;
    expected = undefined;
    if (enabled) tell(lineAtTop(anchors(), window.scrollY));
  };
  window.addEventListener('scroll', () => {
    if (!scheduled) requestAnimationFrame(follow);
    scheduled = true;
  });
  return {
    enable: (value) => (enabled = value),
    changed,
    scrollTo(line) {
      if (!enabled) return;
      window.scrollTo(0, topOfLine(anchors(), line));
      expected = window.scrollY;
    },
  };
}

/**
 * Returns the lines of the sections and of the elements in them. The head shows many lines side by side and counts as the first of them.
 */
function readAnchors(report: HTMLElement): Anchor[] {
  const elements = report.querySelectorAll<HTMLElement>('section[data-line], section [data-line], tbody[data-base]');
  const anchors = [...elements].flatMap((element) => {
    const part = element.closest('tbody[data-base]');
    // Rows of a closed group have no height, and those of a long table, of which most are not laid out, are found by their part.
    if (part && (part !== element || element.closest('details:not([open])'))) return [];
    const line = lineOf(element) ?? baseOf(element);
    return [{ line, top: element.getBoundingClientRect().top + window.scrollY }];
  });
  return risingAnchors(anchors);
}
