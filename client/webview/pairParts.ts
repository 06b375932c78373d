/** Matches the parts of a new page with those of the page that is shown. */

/**
 * Gives new parts the IDs of the shown parts that they replace, because Idiomorph matches elements by ID. A new part replaces the shown
 * part with the same name and therefore the same content; otherwise the one with the same ID; otherwise the one at the same position between
 * matches, if they are alike.
 */
export function pairParts(shown: readonly Element[], fresh: readonly Element[]): void {
  const locations = new Map(shown.map((element, index) => [element, index]));
  const byName = new Map<string, Element[]>();
  for (const element of shown) {
    const name = element.getAttribute('data-part') ?? '';
    byName.set(name, [...(byName.get(name) ?? []), element]);
  }
  const pairs = new Map<Element, Element>();
  const taken = new Set<Element>();
  const pair = (element: Element, old: Element): void => {
    pairs.set(element, old);
    taken.add(old);
  };
  for (const element of fresh) {
    const old = byName
      .get(element.getAttribute('data-part') ?? '')
      ?.find((one) => !taken.has(one) && isAlike(one, element));
    if (old) pair(element, old);
  }
  let at = 0;
  for (const element of fresh) {
    const own = pairs.get(element);
    if (own) {
      at = (locations.get(own) ?? 0) + 1;
      continue;
    }
    const sameId = element.id === '' ? undefined : shown.find((one) => one.id === element.id && !taken.has(one));
    const next = sameId ?? shown[at];
    if (!next || taken.has(next) || !isAlike(next, element)) continue;
    pair(element, next);
    at = (locations.get(next) ?? at) + 1;
  }
  for (const [element, old] of pairs) {
    if (old.id === '') old.id = `part-${count++}`;
    element.id = old.id;
  }
}

let count = 0;

/** Whether an element may replace another. An ID that the server has assigned must not change. */
const isAlike = (one: Element, other: Element): boolean =>
  one.localName === other.localName && (other.id === '' ? !isNamed(one) : one.id === other.id);

const isNamed = ({ id }: Element): boolean => id !== '' && !/^part-\d+$/.test(id);
