import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { createSchemaIndex, type SchemaShape } from '../../server/src/core/schema/schemaIndex.ts';
import { canonicalValue, readBoolean, ruleKindValues } from '../../server/src/core/model/vocabularies.ts';
import { readSchema, rootUrl } from '../support/schema.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const schemaIndex = createSchemaIndex(readSchema());
const snippets = JSON.parse(readFileSync(new URL('snippets/advisory.code-snippets', rootUrl), 'utf8')) as Readonly<
  Record<string, Snippet>
>;
const rows = Object.entries(snippets).filter(([name]) => name.startsWith('Row: '));

/** The key of the list that each row snippet belongs to. */
const rowLocations: Readonly<Record<string, string>> = {
  actor: 'actors',
  vulnerability: 'vulnerabilities',
  stage: 'attack_chain',
  event: 'timeline',
  rule: 'detection_rules',
  hypothesis: 'hunting_hypotheses',
  indicator: 'indicators',
  technique: 'mitre_attack',
  reference: 'references',
};

/** Returns the text before anything is filled in: `${1:<text>}` as `<text>`, `${1|<word>,a,b|}` as `<a|b>`. */
function plainText(snippet: Snippet): string {
  return snippet.body
    .join('\n')
    .replace(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replace(/\$\{\d+\|([^{}]*)\|\}/g, (_match, words: string) => `<${words.split(',').slice(1).join('|')}>`);
}

/** Returns the value of a snippet as YAML reads it; fails if it is not well-formed. */
function valueOf(name: string, snippet: Snippet): unknown {
  const document = parseDocument(plainText(snippet));
  assert.deepEqual(
    document.errors.map((error) => error.message),
    [],
    name,
  );
  return document.toJS();
}

/** Checks that a value has the required keys and no unknown ones, in canonical order, and that its shapes are accepted. */
function checkShape(value: unknown, shape: SchemaShape | undefined, location: string): void {
  assert.ok(shape, `${location} is not in the schema`);
  if (Array.isArray(value)) {
    assert.ok(shape.list, `${location} takes no list`);
    for (const item of value) checkShape(item, shape.list.item, `${location}[]`);
  } else if (typeof value === 'object' && value !== null) {
    const { mapping } = shape;
    assert.ok(mapping, `${location} takes no mapping`);
    const present = Object.keys(value);
    assert.deepEqual(
      present,
      mapping.keys.map((keyInfo) => keyInfo.key).filter((key) => present.includes(key)),
      `${location} has unknown keys, or they are out of order`,
    );
    for (const key of mapping.required) assert.ok(present.includes(key), `${location} lacks ${key}`);
    for (const [key, part] of Object.entries(value)) checkShape(part, mapping.key(key)?.shape, `${location}.${key}`);
  } else {
    assert.ok(shape.text, `${location} takes no text`);
    assert.equal(typeof value, 'string', `${location} is not text`);
    const choices = /^<([^<>|]+\|[^<>]+)>$/.exec(String(value))?.[1]?.split('|') ?? [];
    const { words, boolean } = shape.text;
    for (const choice of choices) {
      const known =
        (boolean && readBoolean(choice) !== undefined) || !words || canonicalValue(choice, words) === choice;
      assert.ok(known, `${location} offers ${choice}`);
    }
    if (words && choices.length === 0) assert.ok(words.includes(String(value)), `${location} offers no choice`);
  }
}

describe('the snippets', () => {
  it('contain one skeleton for every top-level key, in canonical order', () => {
    const sections = Object.entries(snippets).filter(([name]) => name.startsWith('Section: '));
    assert.deepEqual(
      sections.map(([name, { prefix }]) => [name, prefix]),
      schemaIndex.root.keys.map(({ key }) => [`Section: ${key}`, key]),
    );
  });

  it('of a section begin with its key and match the schema', () => {
    for (const { key, shape } of schemaIndex.root.keys) {
      const snippet = snippets[`Section: ${key}`];
      assert.ok(snippet, key);
      assert.ok(snippet.body[0]?.startsWith(`${key}:`), key);
      const value = valueOf(key, snippet) as Readonly<Record<string, unknown>>;
      assert.deepEqual(Object.keys(value), [key]);
      checkShape(value[key], shape, key);
    }
  });

  it('state all seven kinds in detection_availability', () => {
    const body = snippets['Section: detection_availability']?.body.join('\n') ?? '';
    for (const kind of ruleKindValues)
      assert.match(body, new RegExp(`^  ${kind}: \\$\\{\\d+\\|<true or false>,false,true\\|\\}$`, 'm'));
  });

  it('of a whole advisory have exactly the required and recommended keys, each as in its own skeleton', () => {
    const whole = snippets['New advisory'];
    assert.ok(whole);
    const value = valueOf('New advisory', whole) as Readonly<Record<string, unknown>>;
    const wanted = schemaIndex.root.keys.filter(({ need }) => need !== 'optional').map(({ key }) => key);
    assert.deepEqual(Object.keys(value), wanted);
    const parts = wanted.map((key) =>
      plainText(snippets[`Section: ${key}`] ?? { prefix: '', body: [], description: '' }),
    );
    assert.equal(plainText(whole), parts.join('\n'));
  });

  it('of a row are one row that fits its list', () => {
    assert.deepEqual(rows.map(([, { prefix }]) => prefix).sort(), Object.keys(rowLocations).sort());
    for (const [name, snippet] of rows) {
      const location = rowLocations[snippet.prefix] ?? '';
      checkShape(valueOf(name, snippet), schemaIndex.shapeAt([location]), location);
    }
  });

  it('contain no real values: each tab stop is first a placeholder', () => {
    for (const [name, { body }] of Object.entries(snippets))
      for (const [stop] of body.join('\n').matchAll(/\$\{\d+[:|][^}]*\}/g))
        assert.match(stop, /^\$\{\d+[:|]<[^<>|]+>/, name);
  });

  it('number their tab stops from 1 without gaps, describe each, and have unique prefixes', () => {
    for (const [name, { body, description }] of Object.entries(snippets)) {
      assert.match(description, /\S/, name);
      const stops = [...body.join('\n').matchAll(/\$\{(\d+)(?::<[^<>]+>|\|[^|{}]+\|)\}/g)].map((match) =>
        Number(match[1]),
      );
      assert.deepEqual(
        stops,
        stops.map((_stop, index) => index + 1),
        name,
      );
      assert.doesNotMatch(plainText({ prefix: '', body, description }), /\$/, name);
    }
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    assert.deepEqual(prefixes, [...new Set(prefixes)]);
  });
});
