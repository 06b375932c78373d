/** Synchronises the scrolling of the page with the editor. */
import { lineAtTop, risingAnchors, topOfLine } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import { lineOf } from './lines.ts';

export interface ScrollSync {
  /** Enables or disables synchronisation. */
  enable(enabled: boolean): void;
  /** Scrolls to a zero-based line of the source. */
  scrollTo(line: number): void;
}

/** Follows the page's scrolling and reports the line at the top, once per frame, unless the host scrolled there. */
export function createScrollSync(report: HTMLElement, tell: (line: number) => void): ScrollSync {
  let enabled = true;
  let scheduled = false;
  /** The position to which the host last scrolled; events at that position are ignored, and there may be several. */
  let expected: number | undefined;
  const follow = (): void => {
    scheduled = false;
    if (expected !== undefined && Math.abs(window.scrollY - expected) < 2) return;
    expected = undefined;
    if (enabled) tell(lineAtTop(readAnchors(report), window.scrollY));
  };
  window.addEventListener('scroll', () => {
    if (!scheduled) requestAnimationFrame(follow);
    scheduled = true;
  });
  return {
    enable: (value) => (enabled = value),
    scrollTo(line) {
      if (!enabled) return;
      window.scrollTo(0, topOfLine(readAnchors(report), line));
      expected = window.scrollY;
    },
  };
}

/**
 * Returns the lines of the sections and of the elements in them. The head shows many lines side by side and counts as the first of them.
 */
function readAnchors(report: HTMLElement): Anchor[] {
  const anchors = [...report.querySelectorAll<HTMLElement>('section[data-line], section [data-line]')].map(
    (element) => ({
      line: lineOf(element) ?? 0,
      top: element.getBoundingClientRect().top + window.scrollY,
    }),
  );
  return risingAnchors(anchors);
}
