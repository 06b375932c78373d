/** What clicks on the report mean; keys that press buttons and links count as clicks. */
import type { FromPage } from '../src/preview/messages.ts';

/** Follows clicks on links and on places of missing sections, and double clicks on everything with a line. */
export function followClicks(report: HTMLElement, post: (message: FromPage) => void): void {
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('a[href]');
    const missing = event.target.closest<HTMLElement>('[data-missing-key]');
    if (!link && !missing) return;
    // VS Code itself would open links of the page, bypassing the host's list of what is allowed.
    event.preventDefault();
    event.stopPropagation();
    if (missing) {
      const key = missing.dataset['missingKey'] ?? '';
      post({ type: 'openSection', key, line: lineOf(missing) ?? lineBefore(report, missing) });
    } else if (link) openLink(link.getAttribute('href') ?? '', post);
  };
  document.addEventListener('click', onClick, { capture: true });
  document.addEventListener('auxclick', onClick, { capture: true });
  report.addEventListener('dblclick', (event) => {
    const line = event.target instanceof Element ? lineOf(event.target.closest('[data-line]')) : undefined;
    if (line !== undefined) post({ type: 'reveal', line });
  });
}

function openLink(href: string, post: (message: FromPage) => void): void {
  if (href.startsWith('#')) document.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView();
  else post({ type: 'openLink', href });
}

function lineOf(element: Element | null): number | undefined {
  const line = element?.getAttribute('data-line');
  return line == null ? undefined : Number(line);
}

/** The last line that is shown before an element: where the missing section would go. */
function lineBefore(report: HTMLElement, element: Element): number {
  const lines = [...report.querySelectorAll('[data-line]')]
    .filter((other) => other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    .map((other) => lineOf(other) ?? 0);
  return Math.max(0, ...lines);
}
