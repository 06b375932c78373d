/** Updates the report on the page. Only parts that have changed are parsed again. */
import { Idiomorph } from 'idiomorph';
import { pairParts } from './pairParts.ts';
import { createSlices } from './slices.ts';

export interface Patcher {
  /** Adds the contents of parts, by name, for the next update. */
  add(parts: Readonly<Record<string, string>>): void;
  /** Shows a page, and drops parts that it does not contain. `missing` is called if the content of a part is unknown. */
  update(root: string, missing: () => void): void;
}

const selector = '[data-part]';

/**
 * Keeps the content of an element current. Parts with an unchanged name are skipped, which preserves the scroll position and selection. In
 * other parts, only differences are replaced. Rows of new tables are inserted in slices, so that the window remains responsive. Tools that
 * the page has added are kept, and groups stay open or closed as the reader left them.
 *
 * @param done called when an update is complete
 */
export function createPatcher(report: HTMLElement, done: () => void): Patcher {
  let known = new Map<string, string>();
  /** The name of the part that each placeholder contains. */
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
    const putBack = takeTools(element);
    void Idiomorph.morph(element, [...next.content.childNodes], {
      morphStyle: 'innerHTML',
      callbacks: {
        beforeNodeMorphed: (old: Node, fresh: Node) => {
          if (!(old instanceof Element) || !(fresh instanceof Element)) return !old.isEqualNode(fresh);
          if (!old.matches(selector) || !fresh.matches(selector)) return !old.isEqualNode(fresh);
          copyAttributes(old, fresh);
          return false;
        },
        beforeAttributeUpdated: (name: string, node: Element) =>
          !(name === 'open' && node instanceof HTMLDetailsElement),
      },
    });
    putBack();
  };
  /**
   * Fills the placeholders below an element whose parts have changed, and adds the names of all parts below it to `names`. New tables are
   * added to `later` instead.
   */
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

/** Returns the element itself if it is a placeholder, or else the innermost placeholder that contains it. */
const nearest = (element: Element): Element | null => element.closest(selector);

/**
 * Removes the tools from an element, so that they are not matched with its content. Returns a function that inserts them again in front of
 * the elements that they belong to, if these still exist, and restores the focus.
 */
function takeTools(element: Element): () => void {
  const focused = document.activeElement;
  const tools = [...element.querySelectorAll('.ta-tools')].map((box) => [box, box.nextElementSibling] as const);
  for (const [box] of tools) box.remove();
  return () => {
    for (const [box, owner] of tools) if (owner && element.contains(owner)) owner.before(box);
    if (focused instanceof HTMLElement && focused !== document.activeElement && element.contains(focused))
      focused.focus({ preventScroll: true });
  };
}

/** Replaces the attributes of `old` with those of `fresh`, but keeps `tabindex`. */
function copyAttributes(old: Element, fresh: Element): void {
  for (const name of old.getAttributeNames())
    if (!fresh.hasAttribute(name) && name !== 'tabindex') old.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? '';
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
