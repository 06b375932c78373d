/** Chooses between the plain text and the HTML on the clipboard. */
import type { Environment } from '../environment/environment.ts';
import { clipboardText } from '../import/index.ts';
import { readJsonObject } from '../import/json.ts';
import type { Pasted } from './pasted.ts';
import type { Location } from './location.ts';

/**
 * Converts the HTML on the clipboard to text that preserves its lists and tables.
 *
 * @returns undefined if the plain text is to be used, because there is no HTML with more structure than the plain text, because the plain text is
 * JSON or YAML, or because it is pasted where code is expected
 */
export function structuredText(
  { text, html }: Pasted,
  [location]: readonly Location[],
  env: Environment,
): string | undefined {
  if (html === undefined || location === undefined || readJsonObject(text) || /^\s*(?:- )?[a-z_]+:(?:\s|$)/.test(text))
    return undefined;
  const shape = location.kind === 'top' ? undefined : env.schema.shapeAt(location.path);
  const isCode =
    shape?.text?.value === 'rule-body' ||
    (location.kind !== 'top' && location.path.at(-1) === 'query') ||
    shape?.list?.item.mapping?.key('body') !== undefined;
  if (isCode) return undefined;
  const withLinks = shape?.list?.item.text?.value === 'reference';
  // Text on a single line has no lists or tables.
  if (!withLinks && !/[\r\n\t]/.test(text.trim())) return undefined;
  return clipboardText(html, withLinks);
}
