/** The filter above the indicators of a page. Rows are compared in slices, so that a long list does not block the window. */
import { refanged } from './refanged.ts';
import { createSlices } from './slices.ts';

/** A filter is shown if there are at least this many indicators. */
const minForFilter = 10;
/** The number of rows in a step. */
const stepRows = 100;

/**
 * Adds a filter to the box before the groups of indicators, or applies an existing one to groups that have changed. `boxBefore` returns a new
 * box, or undefined if there already is one.
 */
export function addFilter(
  kinds: HTMLElement,
  label: string,
  boxBefore: (element: Element) => HTMLElement | undefined,
): void {
  if (kinds.querySelectorAll('tr').length < minForFilter) return;
  const box = boxBefore(kinds);
  if (!box) {
    const shown = kinds.previousElementSibling?.querySelector('input');
    if (shown?.value) shown.dispatchEvent(new Event('input'));
    return;
  }
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = label;
  input.setAttribute('aria-label', label);
  box.append(input);
  const slices = createSlices();
  const opened = new Set<HTMLDetailsElement>();
  input.addEventListener('input', () => {
    const groups = box.nextElementSibling ?? kinds;
    groups.setAttribute('aria-busy', 'true');
    slices.run(filterSteps(groups, input.value.trim().toLowerCase(), opened), () =>
      groups.removeAttribute('aria-busy'),
    );
  });
}

/**
 * Returns the steps that show only rows with the text, and open the groups that have one. Live and defanged notations match each other.
 * Groups in `opened` were opened by the filter; they are closed when it is empty.
 */
function filterSteps(groups: Element, text: string, opened: Set<HTMLDetailsElement>): (() => void)[] {
  const wanted = refanged(text);
  return [...groups.querySelectorAll<HTMLDetailsElement>('.ta-kind')].flatMap((kind) => {
    const rows = [...kind.querySelectorAll<HTMLElement>('tbody tr')];
    let found = false;
    const steps = Array.from({ length: Math.ceil(rows.length / stepRows) }, (_one, step) => () => {
      for (const row of rows.slice(step * stepRows, (step + 1) * stepRows)) {
        const matches = refanged(row.textContent.toLowerCase()).includes(wanted);
        if (row.hidden === matches) row.hidden = !matches;
        found ||= matches;
      }
    });
    const show = (): void => {
      kind.hidden = !found;
      if (text === '') {
        if (opened.delete(kind)) kind.open = false;
      } else if (found && !kind.open) {
        opened.add(kind);
        kind.open = true;
      }
    };
    return [...steps, show];
  });
}
