/** The data for the search on the first page. The data is stored in scripts, because pages opened from disk cannot fetch other files. */
import { displayValue } from '../model/vocabularies.ts';
import type { SiteEntry } from './entry.ts';
import { dayOf, dayWords, pageOf } from './pages/list.ts';
import { siteFile, type SiteFile } from './site.ts';

/** Returns the script with the data of the advisories. The order of the values must match client/webview/siteSearch.ts. */
export function searchData(entries: readonly SiteEntry[]): SiteFile {
  const lines = entries.map((entry) => {
    const { id = '', language, severity = '', status = '', title, tlp = '', topics, words } = entry;
    const day = dayOf(entry) ?? '';
    const named = Object.values(topics).flatMap((own) => own.map(({ label }) => label));
    const facts = [
      pageOf(entry),
      title,
      language,
      id,
      severity,
      severity === '' ? '' : displayValue(severity),
      status === '' ? '' : displayValue(status),
      tlp,
      day,
      day === '' ? '' : dayWords(day),
      topics.actors.map(({ label }) => label).join(', '),
      [...new Set([...named, ...words, entry.summary])].join('\n'),
    ];
    return scriptJson(facts);
  });
  return siteFile('assets/advisories.js', `window.advisories=[\n${lines.join(',\n')}\n];\n`);
}

/**
 * Returns the script with the defanged indicators of each advisory, in the same order as in `searchData`. The script is separate because it
 * is loaded only when a reader searches.
 */
export function searchIndicators(entries: readonly SiteEntry[]): SiteFile {
  const lines = entries.map(({ indicators }) => scriptJson(indicators.join('\n')));
  return siteFile('assets/indicators.js', `window.advisoryIndicators=[\n${lines.join(',\n')}\n];\n`);
}

/**
 * Returns JSON that is safe to use in a script, even an inline one. `<`, `>` and `&` are escaped so that the JSON cannot contain markup,
 * such as a tag that ends the `script` element. U+2028 and U+2029 are escaped because older JavaScript engines treat them as line breaks.
 */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
