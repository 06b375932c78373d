/** Synchronises scrolling between the page and the editor. */
import { lineAtTop, risingAnchors, topOfLine } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import { baseOf, lineOf } from './lines.ts';

export interface ScrollSync {
  /** Enables or disables synchronisation. */
  enable(enabled: boolean): void;
  /** Scrolls to a zero-based source line. */
  scrollTo(line: number): void;
  /** Must be called when vertical positions may have changed. */
  changed(): void;
}

/** The events with which a reader scrolls: by wheel, finger, key or scroll bar. */
const inputs = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Reports the line at the top when the reader scrolls the page, at most once per frame. Scrolling by the extension is not reported. Neither
 * is scrolling by the browser when content above changes its height, because the editor would scroll away from the cursor while the author
 * types.
 */
export function createScrollSync(report: HTMLElement, onScroll: (line: number) => void): ScrollSync {
  let enabled = true;
  let scheduled = false;
  let byReader = false;
  /** The position to which the extension last scrolled. Scroll events at that position are ignored. */
  let expected: number | undefined;
  /** The anchors measured since the last change. They are cached, because measuring thousands of rows takes time. */
  let measured: readonly Anchor[] | undefined;
  const anchors = (): readonly Anchor[] => (measured ??= readAnchors(report));
  const changed = (): void => {
    measured = undefined;
    byReader = false;
  };
  new ResizeObserver(changed).observe(report);
  const follow = (): void => {
    scheduled = false;
    if (!byReader || (expected !== undefined && Math.abs(window.scrollY - expected) < 2)) return;
    expected = undefined;
    if (enabled) onScroll(lineAtTop(anchors(), window.scrollY));
  };
  for (const input of inputs) window.addEventListener(input, () => (byReader = true), { passive: true });
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
      byReader = false;
    },
  };
}

/**
 * Returns anchors for the sections and the elements in them. The page header is not used, because it shows many source lines side by side.
 */
function readAnchors(report: HTMLElement): Anchor[] {
  const elements = report.querySelectorAll<HTMLElement>('section[data-line], section [data-line], tbody[data-base]');
  const anchors = [...elements].flatMap((element) => {
    const part = element.closest('tbody[data-base]');
    // A table has a single anchor, because rows in a closed group have no height, and most rows of a long table are not laid out.
    if (part && (part !== element || element.closest('details:not([open])'))) return [];
    const line = lineOf(element) ?? baseOf(element);
    return [{ line, top: element.getBoundingClientRect().top + window.scrollY }];
  });
  return risingAnchors(anchors);
}
