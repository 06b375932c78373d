/** Reads references and acknowledgments of a CSAF document. Source: CSAF 2.0, sections 3.1.1 and 3.1.10. */
import type { Collected } from '../collected.ts';
import { oneLine } from '../indicatorRows.ts';
import { textOf, textsOf, type Members } from '../json.ts';

/** Returns a string on one line; undefined for any other value. */
export const line = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : oneLine(text);
};

/** Adds a reference; `from` names its source. A URL that is neither `http(s)` nor `mailto` is recorded as not imported. */
export function readReference(reference: Members, collected: Collected, from: string): void {
  const url = line(reference['url']);
  const title = line(reference['summary']) ?? url;
  if (url === undefined || title === undefined) return;
  if (!/^(?:https?|mailto):/i.test(url)) return collected.unread(`reference: ${title}: ${url}`);
  collected.row('references', url, title === url ? { title: url } : { title, url }, from);
}

/** Adds each acknowledgment as one line of the custom section `x_acknowledgments`; `from` names its source. */
export function readAcknowledgments(all: readonly Members[], collected: Collected, from: string): void {
  for (const one of all) {
    const names = [...textsOf(one['names']), ...[line(one['organization'])].filter((name) => name !== undefined)];
    const said = [names.join(', '), line(one['summary']) ?? '', ...textsOf(one['urls'])].filter(Boolean).join(': ');
    if (said !== '') collected.row('x_acknowledgments', said, { name: oneLine(said) }, from);
  }
}
