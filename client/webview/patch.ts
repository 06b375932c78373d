/** Brings the shown report up to date at the cost of what changed. */
import { Idiomorph } from 'idiomorph';

/**
 * Replaces the content of an element by markup. Parts that are equal are skipped whole, which leaves scroll position and selection alone; a
 * large table is divided into parts whose lines are relative, so that a line that was inserted above them does not change them. Tools that the
 * page has added stay, and so do groups that the reader has opened or closed.
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
