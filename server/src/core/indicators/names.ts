/** Determines whether a name with dots is a host, a file or an app. Expects refanged text without whitespace. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { isPlainlyFile } from './extensions.ts';
import { isAndroidPackage } from './files.ts';
import { bareName, isDottedName } from './hosts.ts';
import { isTopLevel } from './topLevels.ts';

/**
 * Returns the type of a name with dots; undefined for any other text, and if the name may be of several types. `defanged` states whether
 * the author defanged the name. Only network addresses are defanged, so such a name is a domain.
 */
export function nameType(text: string, defanged: boolean): IndicatorType | undefined {
  if (!text.includes('.') || !isDottedName(text)) return undefined;
  if (defanged) return 'domain';
  if (isPlainlyFile(text)) return 'filename';
  const labels = bareName(text).toLowerCase().split('.');
  if (text.startsWith('*') || text.startsWith('.')) return isTopLevel(labels.at(-1) ?? '') ? 'domain' : undefined;
  const app = appType(text, labels);
  if (app) return app;
  return isTopLevel(labels.at(-1) ?? '') ? 'domain' : undefined;
}

/** Top-level domains with which app names often begin. */
const beginnings: ReadonlySet<string> = new Set(['com', 'org', 'net', 'io', 'edu', 'gov', 'dev', 'app', 'me', 'co']);
/** Top-level domains that end host names far more often than app names. Two-letter country domains are treated the same way. */
// prettier-ignore
const hostEndings: ReadonlySet<string> = new Set([
  'com', 'net', 'org', 'info', 'biz', 'xyz', 'top', 'site', 'online', 'club', 'shop', 'live', 'icu', 'space', 'website', 'store', 'fun',
  'pro', 'click', 'link', 'buzz', 'vip', 'wiki', 'work', 'life', 'world', 'bond', 'cfd', 'cyou', 'sbs', 'monster', 'quest', 'rest',
  'onion', 'example', 'test', 'invalid', 'local', 'zip', 'mov', 'dev', 'cloud', 'email', 'tech', 'host', 'ink', 'lol', 'edu', 'gov', 'mil', 'int',
]);

/** Returns the type of an app name; undefined if the name is not a reversed domain. A name with a hyphen is not an Android package. */
function appType(text: string, labels: readonly string[]): 'android_package' | 'bundle_id' | undefined {
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  if (labels.length < 2 || !isReversed(first, last, labels.length)) return undefined;
  if (first === 'com' && labels[1] === 'apple') return 'bundle_id';
  return isAndroidPackage(text) ? 'android_package' : 'bundle_id';
}

function isReversed(first: string, last: string, count: number): boolean {
  if (last.length === 2 || hostEndings.has(last) || /[^\u0000-\u007f]/.test(last) || last.startsWith('xn--'))
    return false;
  if (!isTopLevel(last)) return beginnings.has(first) || (count > 2 && first.length === 2 && isTopLevel(first));
  return count > 2 && (first === 'com' || first === 'org' || first === 'net');
}
