/** The extension's messages: each has a translation to every language, and the files contain no others. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readManifest } from '../../scripts/manifestTexts.ts';
import { clientMessages } from '../support/clientMessages.ts';
import { rootUrl } from '../support/schema.ts';

const languages = ['de', 'es', 'fr', 'ja'];
const read = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(file, rootUrl), 'utf8')) as Readonly<Record<string, string>>;
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].toSorted();
const placeholders = (text: string): string[] => sorted(text.match(/\{\d+\}/g) ?? []);
/** Returns the parts of a text that a translation must preserve: targets of links, code, placeholders. */
const marks = (text: string): string[] => sorted(text.match(/\]\((?:command|https?):[^)]+\)|`[^`]+`|\{\d+\}/g) ?? []);

describe('the messages of the extension', () => {
  const { calls, untranslated } = clientMessages();
  const messages = sorted(calls.flatMap(({ message }) => message ?? []));

  it('are literals, with as many arguments as placeholders', () => {
    assert.ok(messages.length > 100);
    for (const { location, message, args } of calls) {
      assert.notEqual(message, undefined, location);
      const numbers = placeholders(message ?? '');
      // The page of the preview fills in the line itself.
      if (message !== 'Go to line {0}') assert.equal(args, numbers.length, `${location}: ${message}`);
      assert.deepEqual(
        numbers,
        numbers.map((_, at) => `{${at}}`),
        location,
      );
    }
  });

  it('include every text that the extension shows', () => {
    // The client library only logs this message.
    assert.deepEqual(
      untranslated.filter((location) => !location.startsWith('serverCrashes.ts:')),
      [],
    );
  });

  it('are in each of the languages that the manifest has', () => {
    const files = readdirSync(new URL('l10n/', rootUrl)).toSorted();
    assert.deepEqual(
      files,
      languages.map((language) => `bundle.l10n.${language}.json`),
    );
    assert.equal(readManifest<{ readonly l10n: string }>().l10n, './l10n');
  });

  for (const language of languages) {
    it(`are all in ${language}, without empty and unused ones, and with the same placeholders`, () => {
      const bundle = read(`l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(sorted(Object.keys(bundle)), messages);
      for (const [message, text] of Object.entries(bundle)) {
        assert.notEqual(text.trim(), '', message);
        assert.deepEqual(placeholders(text), placeholders(message), text);
      }
    });
  }
});

describe('the strings of the manifest', () => {
  const english = read('package.nls.json');
  const keys = sorted(
    [...readFileSync(new URL('package.json', rootUrl), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key),
  );

  it('are exactly those that it refers to', () => {
    assert.ok(keys.length > 50);
    assert.deepEqual(sorted(Object.keys(english)), keys);
  });

  it('include all its strings except names, rules and values', () => {
    const manifest = read('package.json') as unknown as { readonly contributes: Readonly<Record<string, unknown>> };
    const { commands, views, viewsWelcome, walkthroughs, semanticTokenTypes } = manifest.contributes;
    const texts: string[] = [];
    JSON.stringify([commands, views, viewsWelcome, walkthroughs, semanticTokenTypes], (name, value: unknown) => {
      if (/^(?:title|name|contents|description|altText)$/.test(name) && typeof value === 'string') texts.push(value);
      return value;
    });
    assert.deepEqual(
      texts.filter((text) => !/^%.+%$/.test(text)),
      [],
    );
  });

  for (const language of languages) {
    it(`are all in ${language}, with the same commands, code and placeholders`, () => {
      const texts = read(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(texts), Object.keys(english));
      for (const [key, text] of Object.entries(texts)) {
        assert.notEqual(text.trim(), '', key);
        assert.deepEqual(marks(text), marks(english[key] ?? ''), key);
      }
    });
  }

  it('are shipped', () => {
    const shipped = readFileSync(new URL('.vscodeignore', rootUrl), 'utf8').split('\n');
    for (const line of ['!package.nls.json', '!package.nls.*.json', '!l10n/*.json'])
      assert.ok(shipped.includes(line), line);
    assert.ok(existsSync(new URL('l10n/bundle.l10n.de.json', rootUrl)));
  });
});
