/**
 * Returns the zero-based source line of an element with `data-line`; undefined for any other element. The attribute is relative to the sum
 * of the `data-base` attributes of the element and its ancestors.
 */
export function lineOf(element: Element | null): number | undefined {
  const line = element?.getAttribute('data-line');
  if (line == null) return undefined;
  return Number(line) + baseOf(element);
}

/** Returns the zero-based line that `data-line` attributes in an element are relative to. */
export function baseOf(element: Element | null): number {
  let sum = 0;
  for (let around = element?.closest('[data-base]'); around; around = around.parentElement?.closest('[data-base]'))
    sum += Number(around.getAttribute('data-base'));
  return sum;
}
