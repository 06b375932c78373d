/** Updates the shown report at a cost proportional to the change. */
import { Idiomorph } from 'idiomorph';
import { pairParts } from './pairParts.ts';
import { createSlices } from './slices.ts';

export interface Patcher {
  /** Takes contents of parts by their names, for the next update. */
  add(parts: Readonly<Record<string, string>>): void;
  /** Shows a page: the parts that it does not name are forgotten. `missing` is called if one is not known. */
  update(root: string, missing: () => void): void;
}

const selector = '[data-part]';

/**
 * Keeps the content of an element current. Parts of the same name are skipped whole, which leaves scroll position and selection alone; in others
 * only what differs is replaced. New rows of long tables are inserted in slices between which the window can be used. Tools that the page has
 * added stay, and so do groups that the reader has opened or closed.
 *
 * @param done called when all of an update is shown
 */
export function createPatcher(report: HTMLElement, done: () => void): Patcher {
  let known = new Map<string, string>();
  /** The names of the parts that elements are filled with. */
  const filled = new WeakMap<Element, string>();
  const slices = createSlices();
  let shownRoot: string | undefined;

  const morph = (element: Element, content: string): void => {
    const next = document.createElement('template');
    next.innerHTML = content;
    pairParts(
      [...element.querySelectorAll(selector)].filter((part) => parentPart(part) === nearest(element)),
      [...next.content.querySelectorAll(selector)],
    );
    void Idiomorph.morph(element, [...next.content.childNodes], {
      morphStyle: 'innerHTML',
      callbacks: {
        beforeNodeMorphed: (old: Node, fresh: Node) => {
          if (!(old instanceof Element) || !(fresh instanceof Element)) return !old.isEqualNode(fresh);
          if (!old.matches(selector) || !fresh.matches(selector)) return !old.isEqualNode(fresh);
          copyAttributes(old, fresh);
          return false;
        },
        beforeNodeRemoved: (node: Node) => !(node instanceof Element && node.classList.contains('ta-tools')),
        beforeAttributeUpdated: (name: string, node: Element) =>
          !(name === 'open' && node instanceof HTMLDetailsElement),
      },
    });
  };
  /** Fills the parts below an element whose names have changed, and gathers the names of all. */
  const fillBelow = (element: Element, names: Set<string>, later: Element[], missing: () => void): void => {
    for (const part of element.querySelectorAll(selector)) {
      const name = part.getAttribute('data-part') ?? '';
      if (parentPart(part) !== nearest(element)) continue;
      names.add(name);
      const content = known.get(name);
      if (content === undefined) missing();
      else if (filled.get(part) !== name) {
        if (part.localName === 'tbody' && part.childElementCount === 0) {
          later.push(part);
          continue;
        }
        if (part.childElementCount === 0) part.innerHTML = content;
        else morph(part, content);
        filled.set(part, name);
      }
      fillBelow(part, names, later, missing);
    }
  };
  return {
    add: (parts) => {
      for (const [name, content] of Object.entries(parts)) known.set(name, content);
    },
    update(root, missing) {
      if (root !== shownRoot) morph(report, root);
      shownRoot = root;
      const names = new Set<string>();
      const later: Element[] = [];
      fillBelow(report, names, later, missing);
      known = new Map([...known].filter(([name]) => names.has(name)));
      const steps = later.map((part) => (): void => {
        const name = part.getAttribute('data-part') ?? '';
        part.innerHTML = known.get(name) ?? '';
        filled.set(part, name);
      });
      slices.run(steps, done);
    },
  };
}

const parentPart = (part: Element): Element | null => part.parentElement?.closest(selector) ?? null;

/** The part that an element is, or is in. */
const nearest = (element: Element): Element | null => element.closest(selector);

/** Makes the attributes of an element those of another. */
function copyAttributes(old: Element, fresh: Element): void {
  for (const name of old.getAttributeNames())
    if (!fresh.hasAttribute(name) && name !== 'tabindex') old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? '';
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
