/** Handles clicks in the report, and key presses that activate buttons and links. */
import type { FromPage } from '../src/preview/messages.ts';
import { lineOf } from './lines.ts';

/** Handles clicks on links and missing sections, and double clicks on elements with a source line. */
export function followClicks(report: HTMLElement, post: (message: FromPage) => void): void {
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('a[href]');
    const missing = event.target.closest<HTMLElement>('[data-missing-key]');
    if (!link && !missing) return;
    // VS Code would open the link itself, without checking whether it is allowed.
    event.preventDefault();
    event.stopPropagation();
    if (missing) {
      const key = missing.dataset['missingKey'] ?? '';
      const line = lineOf(missing);
      // A section that could not be parsed is present in the source, so it is opened instead of inserted.
      post(line === undefined ? { type: 'insertSection', key } : { type: 'openSection', key, line });
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
