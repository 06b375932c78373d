/** Markup that cannot be forged: the one place where text becomes HTML. */
import { visibleText } from './visible.ts';

const mark: unique symbol = Symbol('html');

/** Markup that came out of the template tag; a string never passes for it. */
export interface Html {
  readonly [mark]: true;
  readonly html: string;
}

/** The values of a template: markup verbatim, text and numbers escaped, lists joined, `undefined` and `false` as nothing. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * A template tag for markup: `` markup`<p title="${text}">${text}</p>` ``. Every value that is not itself `Html` is escaped
 * for text and for quoted attributes. Values belong between tags or inside double quotes, nowhere else.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += htmlOf(value) + (parts[index + 1] ?? '');
  });
  return { [mark]: true, html: text };
}

/** An attribute with a space before it, `` data-line="4"``, or nothing when there is no value. */
export function attribute(
  name: 'data-line' | 'title' | 'class' | 'id' | 'start' | 'colspan',
  value: string | number | undefined,
): Html {
  return value === undefined ? markup`` : { [mark]: true, html: ` ${name}="${escapeHtml(String(value))}"` };
}

/** Text as it may stand between tags and inside quoted attributes; deceiving characters are made visible. */
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

const isHtml = (value: Html | readonly HtmlValue[]): value is Html => mark in value;
