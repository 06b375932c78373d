/** Updates the shown report at a cost proportional to the change. */
import { Idiomorph } from 'idiomorph';

/**
 * Replaces the content of an element by markup. Equal parts are skipped as a whole, which preserves scroll position and selection. A large
 * table is divided into parts with relative lines, so that a line inserted above does not change them. Tools that the page has added stay,
 * and so does the state of groups that the reader has opened or closed.
 */
export function patch(report: HTMLElement, html: string): void {
  if (report.childElementCount === 0) {
    report.innerHTML = html;
    return;
  }
  const next = document.createElement('template');
  next.innerHTML = html;
  void Idiomorph.morph(report, [...next.content.childNodes], {
    morphStyle: 'innerHTML',
    callbacks: {
      beforeNodeMorphed: (old: Node, fresh: Node) => !old.isEqualNode(fresh),
      beforeNodeRemoved: (node: Node) => !(node instanceof Element && node.classList.contains('ta-tools')),
      beforeAttributeUpdated: (name: string, node: Element) => !(name === 'open' && node instanceof HTMLDetailsElement),
    },
  });
}
