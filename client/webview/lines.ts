/** Returns the zero-based source line of an element with `data-line`; it is counted from the lines in `data-base` of itself and what is around it. */
export function lineOf(element: Element | null): number | undefined {
  const line = element?.getAttribute('data-line');
  if (line == null) return undefined;
  return Number(line) + baseOf(element);
}

/** Returns the zero-based line from which the lines of an element are counted. */
export function baseOf(element: Element | null): number {
  let sum = 0;
  for (let around = element?.closest('[data-base]'); around; around = around.parentElement?.closest('[data-base]'))
    sum += Number(around.getAttribute('data-base'));
  return sum;
}
