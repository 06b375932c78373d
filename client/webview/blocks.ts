/**
 * Keyboard navigation between blocks, i.e. elements with a source line. The Tab key reaches one of them, arrow keys move to the others, and
 * Enter goes to the source.
 */
import { lineOf } from './lines.ts';

export interface Blocks {
  /** Scrolls to the block of a zero-based line, or else to the nearest one before that line, and focuses it. */
  reveal(line: number): void;
  /** Returns the line of the block that contains the focus, or else of the first one that begins below the top of the window, if any. */
  current(): number | undefined;
  /** Ensures that the Tab key reaches a block. Must be called after the report has changed. */
  refresh(): void;
}

const selector = '[data-line]';

/** Handles keys in a report. When the reader presses Enter on a block, `open` is called with the line of the block. */
export function createBlocks(report: HTMLElement, open: (line: number) => void): Blocks {
  let reachable: HTMLElement | undefined;
  const all = (): HTMLElement[] => [...report.querySelectorAll<HTMLElement>(selector)];
  /** Makes the Tab key reach this block instead of the previous one. */
  const reach = (block: HTMLElement | undefined): void => {
    if (reachable === block) return;
    reachable?.removeAttribute('tabindex');
    reachable = block && block.tabIndex < 0 ? block : undefined;
    if (reachable) reachable.tabIndex = 0;
  };
  const go = (block: HTMLElement | undefined): void => {
    if (!block) return;
    reach(block);
    block.focus({ preventScroll: true });
    block.scrollIntoView({ block: 'nearest' });
  };
  report.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches(selector) || isControl(target)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const line = lineOf(target);
    if (key === 'Enter' && line !== undefined) open(line);
    else if (key === 'ArrowDown') go(neighbour(report, target, 1));
    else if (key === 'ArrowUp') go(neighbour(report, target, -1));
    else return;
    event.preventDefault();
  });
  report.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches(selector) && !isControl(target)) reach(target);
  });
  return {
    reveal(line) {
      const blocks = all().flatMap((block) => {
        const own = lineOf(block);
        return own !== undefined && own <= line ? [{ block, own }] : [];
      });
      // If several blocks begin on the same line, the innermost one is last on the page. Visibility is only checked until a block is found,
      // because checking it lays out rows that would otherwise be skipped.
      const best = blocks
        .reverse()
        .sort((one, other) => other.own - one.own)
        .find(({ block }) => block.checkVisibility());
      if (!best) return;
      go(best.block);
      best.block.scrollIntoView({ block: 'center' });
    },
    current() {
      const focused = document.activeElement?.closest<HTMLElement>(selector);
      if (focused && report.contains(focused)) return lineOf(focused);
      return lineOf(all().find((block) => block.checkVisibility() && block.getBoundingClientRect().top >= 0) ?? null);
    },
    refresh() {
      if (!reachable?.isConnected) reach(report.querySelector<HTMLElement>(selector) ?? undefined);
      else if (reachable.tabIndex < 0) reachable.tabIndex = 0;
    },
  };
}

/** Whether an element handles key presses itself. */
const isControl = (element: HTMLElement): boolean => element.matches('button, a, input, summary, pre, [role="group"]');

/** Returns the next or previous visible block in page order, without blocks that handle key presses themselves; undefined if there is none. */
function neighbour(report: HTMLElement, from: Element, step: 1 | -1): HTMLElement | undefined {
  const walker = document.createTreeWalker(report, NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof HTMLElement && node.matches(selector) && !isControl(node) && node.checkVisibility()
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_SKIP,
  );
  walker.currentNode = from;
  const found = step > 0 ? walker.nextNode() : walker.previousNode();
  return found instanceof HTMLElement ? found : undefined;
}
