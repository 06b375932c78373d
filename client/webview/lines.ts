/** Returns the zero-based source line of an element with `data-line`; that of the rows of a part is counted from its `data-base`. */
export function lineOf(element: Element | null): number | undefined {
  const line = element?.getAttribute('data-line');
  if (line == null) return undefined;
  const base = element?.closest('[data-base]')?.getAttribute('data-base');
  return Number(line) + Number(base ?? 0);
}
