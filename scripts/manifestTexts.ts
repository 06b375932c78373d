/**
 * The localised strings in the manifest: `package.json` contains keys such as `%command.new%`, whose English text is in `package.nls.json`.
 */
import { readFileSync } from 'node:fs';

/** Returns a manifest in which keys such as `%command.new%` are replaced with their text. Throws if a key has no text. */
export function withTexts<T>(manifest: T, texts: Readonly<Record<string, string>>): T {
  return JSON.parse(JSON.stringify(manifest), (_name, value: unknown) => {
    const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
    if (key === undefined) return value;
    const text = texts[key];
    if (text === undefined) throw new Error(`package.nls.json has no text for ${key}.`);
    return text;
  }) as T;
}

/** Returns the project's manifest in English, or in another language from `package.nls.*.json`. */
export function readManifest<T>(language?: string): T {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
  const texts = read(language === undefined ? 'package.nls.json' : `package.nls.${language}.json`);
  return withTexts(read('package.json') as T, texts as Readonly<Record<string, string>>);
}
