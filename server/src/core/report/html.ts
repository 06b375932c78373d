/** Creates markup from templates. Escapes every value that is not itself markup. */
import { visibleText } from './visible.ts';

const mark: unique symbol = Symbol('html');

/** Markup that may be inserted verbatim; a string is not assignable to it. */
export interface Html {
  readonly [mark]: true;
  readonly html: string;
}

/**
 * The values of a template: markup and numbers are inserted verbatim, text is escaped, lists are joined, `undefined` and `false` are
 * omitted.
 */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template tag for markup: `` markup`<p title="${text}">${text}</p>` ``. Escapes every value that is not `Html`, for text and for quoted
 * attributes. Use values only between tags and inside double quotes.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += htmlOf(value) + (parts[index + 1] ?? '');
  });
  return { [mark]: true, html: text };
}

/** Returns an attribute preceded by a space, `` data-line="4"``, or nothing if there is no value. */
export function attribute(
  name:
    | 'data-line'
    | 'data-base'
    | 'data-live'
    | 'data-part'
    | 'data-label'
    | 'data-name'
    | 'aria-labelledby'
    | 'class'
    | 'title'
    | 'id'
    | 'start'
    | 'colspan',
  value: string | number | undefined,
): Html {
  return value === undefined ? markup`` : { [mark]: true, html: ` ${name}="${escapeHtml(String(value))}"` };
}

/** Applies a function to markup, for example to defang its text. The function must return valid markup. */
export const changed = ({ html }: Html, change: (html: string) => string): Html => ({
  [mark]: true,
  html: change(html),
});

/** Escapes text for use between tags and inside quoted attributes; makes deceptive characters visible. */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function htmlOf(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isHtml(value)) return value.html;
  return value.map(htmlOf).join('');
}

/** Whether a value is markup. */
export const isMarkup = (value: unknown): value is Html => typeof value === 'object' && value !== null && mark in value;

/** Marks a string as markup. Only for markup that {@link acceptMarkup} has accepted. */
export const acceptedMarkup = (html: string): Html => ({ [mark]: true, html });

const isHtml = (value: Html | readonly HtmlValue[]): value is Html => mark in value;
