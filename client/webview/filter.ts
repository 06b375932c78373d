/** The filter above the indicators on a page. Rows are compared in slices, so that a long list does not block the window. */
import { refanged } from './refanged.ts';
import { createSlices } from './slices.ts';

/** The minimum number of table rows, including headers, for which a filter is shown. */
const minForFilter = 10;
/** The number of rows to compare in a step. */
const stepRows = 100;

/**
 * Adds a filter to the toolbar above the groups of indicators, or applies the existing filter to groups that have changed. `boxBefore`
 * returns a new toolbar, or undefined if the element has a toolbar.
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
 * Returns the steps that show only rows that contain the text, open the groups that contain such rows, and hide the other groups. Live and
 * defanged notations match each other. `opened` contains the groups that the filter has opened; they are closed when the text is empty.
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
