/** Scrolling of the page, in step with the editor. */
import { lineAtTop, risingAnchors, topOfLine } from './anchors.ts';
import type { Anchor } from './anchors.ts';

export interface ScrollSync {
  /** Whether the two sides follow each other. */
  enable(enabled: boolean): void;
  /** Shows a zero-based line of the source at the top. */
  scrollTo(line: number): void;
}

/** Follows the page's scrolling and reports the line at the top, once per frame, unless the host itself scrolled there. */
export function createScrollSync(report: HTMLElement, tell: (line: number) => void): ScrollSync {
  let enabled = true;
  let scheduled = false;
  /** Where the host scrolled to last: events that find the page there are echoes, and there may be several. */
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

/** Lines of the sections and of what is inside; the head shows many lines beside each other and counts as the first of them. */
function readAnchors(report: HTMLElement): Anchor[] {
  const anchors = [...report.querySelectorAll<HTMLElement>('section[data-line], section [data-line]')].map(
    (element) => ({
      line: Number(element.dataset['line']),
      top: element.getBoundingClientRect().top + window.scrollY,
    }),
  );
  return risingAnchors(anchors);
}
