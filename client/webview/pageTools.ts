/**
 * The tools on a page that need a script: filtering and copying indicators, and copying and saving rule bodies. Except for saving, they are
 * part of the preview. `npm run generate` also bundles them as the script of published reports, which are complete without it.
 */
import { addFilter } from './filter.ts';
import { refanged } from './refanged.ts';

export interface ToolOptions {
  /** Whether the reader can save rule bodies as files. */
  readonly download: boolean;
}

/** The names of the labels, in the order in which the report's `data-words` attribute contains them. */
const names = ['filter', 'copy', 'live', 'sure', 'copied', 'download'] as const;
type Words = Readonly<Record<(typeof names)[number], string>>;

/** Adds the tools to all parts of a report that have none. Must be called again after parts have been replaced. */
export function addTools(report: ParentNode, options: ToolOptions): void {
  const words = wordsOf(report);
  if (!words) return;
  for (const kinds of report.querySelectorAll<HTMLElement>('.ta-kinds')) addFilter(kinds, words.filter, boxBefore);
  for (const kind of report.querySelectorAll<HTMLElement>('.ta-kind')) addCopy(kind, words);
  for (const code of report.querySelectorAll<HTMLElement>('pre[data-name]')) addSave(code, words, options);
}

function wordsOf(report: ParentNode): Words | undefined {
  const written = report.querySelector<HTMLElement>('.ta-report')?.dataset['words']?.split('|');
  if (!written) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, written[index] ?? name])) as Words;
}

/** Inserts an empty toolbar before an element and returns the toolbar. Returns undefined if the element has a toolbar. */
function boxBefore(element: Element): HTMLElement | undefined {
  if (element.previousElementSibling?.classList.contains('ta-tools')) return undefined;
  const box = document.createElement('div');
  box.className = 'ta-tools';
  element.before(box);
  return box;
}

function addCopy(kind: HTMLElement, words: Words): void {
  const table = kind.querySelector('.ta-table');
  const box = table && boxBefore(table);
  if (!box) return;
  const values = (): string[] =>
    [...kind.querySelectorAll('tbody tr:not([hidden]):not(.ta-detail) > td:first-child')].map(
      (cell) => (cell.querySelector('code') ?? cell).textContent,
    );
  box.append(button(words.copy, (own) => copy(values(), own, words)));
  if (kind.dataset['live'] === undefined) return;
  // Copying live values takes two presses. The first asks for confirmation, the second copies.
  let asked = false;
  box.append(
    button(words.live, (own) => {
      if (asked) copy(values().map(refanged), own, words);
      else own.textContent = words.sure;
      asked = !asked;
      own.addEventListener('blur', () => ((asked = false), (own.textContent = words.live)), { once: true });
    }),
  );
}

function addSave(code: HTMLElement, words: Words, { download }: ToolOptions): void {
  const box = boxBefore(code);
  if (!box) return;
  const text = (): string => `${code.textContent}\n`;
  box.append(button(words.copy, (own) => copy([text().trimEnd()], own, words)));
  if (!download) return;
  box.append(
    button(words.download, () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text()], { type: 'text/plain' }));
      link.download = code.dataset['name'] ?? '';
      link.click();
      URL.revokeObjectURL(link.href);
    }),
  );
}

function button(label: string, press: (own: HTMLButtonElement) => void): HTMLButtonElement {
  const own = document.createElement('button');
  own.type = 'button';
  own.textContent = label;
  own.addEventListener('click', () => press(own));
  return own;
}

/** Copies lines to the clipboard. The label of the button confirms this until the button loses the focus. */
function copy(lines: readonly string[], own: HTMLButtonElement, words: Words): void {
  const label = own.textContent === words.sure ? words.live : own.textContent;
  void navigator.clipboard.writeText(lines.join('\n')).then(() => {
    own.textContent = words.copied;
    own.addEventListener('blur', () => (own.textContent = label), { once: true });
  });
}
