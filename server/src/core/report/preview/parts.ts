/** The parts of a previewed page: contents of elements that are sent once and then referred to by name. */
import { attribute, changed, markup, type Html } from '../html.ts';
import type { Printing } from '../printing.ts';

/** The contents of parts by name. */
export type PartsByName = ReadonlyMap<string, string>;

export interface Parts {
  /**
   * Returns a function that replaces the content of an element with a part. A part may contain other parts. `clean` is applied to the
   * content's markup.
   */
  filled(clean: (html: string) => string): Printing['filled'];
  /** Runs `print`, and returns its result and the parts that it printed. */
  noting<T>(print: () => T): { readonly made: T; readonly parts: PartsByName };
  /** Adds parts that were recorded earlier. */
  keep(parts: PartsByName): void;
  /** All parts that were printed or added by `keep`. */
  readonly all: PartsByName;
}

/** The names of the parts of a file's previews. */
export interface PartNames {
  /** The names by content. */
  readonly names: ReadonlyMap<string, string>;
  /** The number of names assigned so far. */
  readonly given: number;
}

/** Creates the parts of a page. Content that was in the last page keeps its name, and a name is never reused for other content. */
export function createParts(last: PartNames | undefined): Parts & { readonly names: () => PartNames } {
  const all = new Map<string, string>();
  const own = new Map<string, string>();
  let given = last?.given ?? 0;
  let noted: Map<string, string> | undefined;
  const add = (name: string, content: string): void => {
    all.set(name, content);
    own.set(content, name);
    noted?.set(name, content);
  };
  const nameOf = (content: string): string => own.get(content) ?? last?.names.get(content) ?? (given++).toString(36);
  return {
    all,
    names: () => ({ names: own, given }),
    filled: (clean) => (content: Html) => {
      const { html } = changed(content, clean);
      const name = nameOf(html);
      add(name, html);
      return markup`${attribute('data-part', name)}>`;
    },
    noting(print) {
      const outer = noted;
      const parts = new Map<string, string>();
      noted = parts;
      const made = print();
      noted = outer;
      return { made, parts };
    },
    keep: (parts) => parts.forEach((content, name) => add(name, content)),
  };
}
