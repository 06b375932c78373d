/** Finds out which element of a new page is which one of the shown page. */

/**
 * Gives the elements of new parts the IDs of the shown ones that they are to replace: the one with the same content, or else the one in the same
 * place between these. Idiomorph goes by IDs.
 */
export function pairParts(shown: readonly Element[], fresh: readonly Element[]): void {
  const places = new Map(shown.map((element, index) => [element, index]));
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
      at = (places.get(own) ?? 0) + 1;
      continue;
    }
    const sameId = element.id === '' ? undefined : shown.find((one) => one.id === element.id && !taken.has(one));
    const next = sameId ?? shown[at];
    if (!next || taken.has(next) || !isAlike(next, element)) continue;
    pair(element, next);
    at = (places.get(next) ?? at) + 1;
  }
  for (const [element, old] of pairs) {
    if (old.id === '') old.id = `part-${count++}`;
    element.id = old.id;
  }
}

let count = 0;

/** Whether one may replace the other: what the server has named keeps its name. */
const isAlike = (one: Element, other: Element): boolean =>
  one.localName === other.localName && (other.id === '' ? !isNamed(one) : one.id === other.id);

const isNamed = ({ id }: Element): boolean => id !== '' && !/^part-\d+$/.test(id);
