import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { keyTable } from '../../scripts/keyTable.ts';
import { schemaKeywords } from '../../scripts/schemaKeywords.ts';
import type { JsonSchema } from '../../server/src/core/schema/schemaIndex.ts';
import * as words from '../../server/src/core/model/vocabularies.ts';
import { createSchemaCheck, readSchema, rootUrl } from '../support/schema.ts';

const schema = readSchema();
const check = createSchemaCheck(schema);

/** Every property of the root schema and of its definitions, with its JSON pointer. */
const properties = [
  ['', schema] as const,
  ...Object.entries(schema.$defs ?? {}).map(([name, part]) => [`/$defs/${name}`, part] as const),
].flatMap(([base, part]) =>
  Object.entries(part.properties ?? {}).map(([key, property]) => ({ pointer: `${base}/properties/${key}`, property })),
);

/** The schemas of all mappings. */
const mappings = [schema, ...Object.values(schema.$defs ?? {})].filter((part) => part.type === 'object');

/** Returns the pattern that accepts exactly these words in any spelling that `normaliseWord` accepts. */
function forgivingPattern(spellings: readonly string[]): string {
  const letter = (char: string): string => {
    if (char === '_') return '[\\s_-]+';
    if (char === '+') return '[\\s_-]*\\+[\\s_-]*';
    if (char === ':') return '[\\s_-]*:[\\s_-]*';
    return /[a-z]/.test(char) ? `[${char.toUpperCase()}${char}]` : char;
  };
  const alternatives = spellings.map((spelling) => [...words.normaliseWord(spelling)].map(letter).join(''));
  return `^\\s*(?:${alternatives.join('|')})\\s*$`;
}

const booleanSpellings = ['true', 'false', 'yes', 'no', 'on', 'off'];

const enumerations: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['severity', words.severityValues, words.severitySynonyms],
  ['confidence', words.confidenceValues, words.confidenceSynonyms],
  ['status', words.statusValues, words.statusSynonyms],
  ['tlp', words.tlpValues, words.tlpSynonyms],
  ['actorKind', words.actorKindValues, words.actorKindSynonyms],
  ['ruleKind', words.ruleKindValues, words.ruleKindSynonyms],
  ['visibility', words.visibilityValues, words.visibilitySynonyms],
  ['difficulty', words.difficultyValues, words.difficultySynonyms],
  ['fpRisk', words.fpRiskValues, words.fpRiskSynonyms],
  ['cvssSeverity', words.cvssSeverityValues, words.cvssSeveritySynonyms],
  ['indicatorType', words.indicatorTypeValues, words.indicatorTypeSynonyms],
];

function definition(name: string): JsonSchema {
  const part = schema.$defs?.[name];
  assert.ok(part, name);
  return part;
}

describe('the schema', () => {
  it('documents every property with title, description and examples that are valid', () => {
    assert.ok(properties.some(({ pointer }) => pointer.endsWith('/properties/title')));
    for (const { pointer, property } of properties) {
      assert.match(property.title ?? '', /\S/, `${pointer} has no title`);
      assert.match(property.description ?? '', /\.$/, `${pointer} has no description in sentences`);
      assert.ok(property.examples?.length, `${pointer} has no example`);
      const values = [...property.examples, ...(property.default === undefined ? [] : [property.default])];
      for (const value of values) assert.deepEqual(check(value, pointer), [], `${pointer}: ${JSON.stringify(value)}`);
    }
  });

  it('closes every mapping except for x_ keys, and requires only keys that it defines', () => {
    assert.ok(mappings.includes(schema) && mappings.length > 1);
    for (const mapping of mappings) {
      assert.equal(mapping.additionalProperties, false);
      assert.deepEqual(mapping.patternProperties, { '^x_': true });
      for (const key of mapping.required ?? []) assert.ok(mapping.properties?.[key], key);
    }
  });

  it('requires the top-level keys whose need is required, and no others', () => {
    const required = Object.entries(schema.properties ?? {}).filter(([, part]) => part['x-need'] === 'required');
    assert.deepEqual(
      schema.required,
      required.map(([key]) => key),
    );
    for (const [key, part] of Object.entries(schema.properties ?? {})) {
      assert.ok(['required', 'recommended', 'optional'].includes(part['x-need'] ?? ''), key);
    }
  });

  it('has no custom keyword that schemas/README.md does not explain', () => {
    const readme = readFileSync(new URL('schemas/README.md', rootUrl), 'utf8');
    assert.deepEqual(
      schemaKeywords.filter((keyword) => !readme.includes(`| \`${keyword}\` |`)),
      [],
    );
  });

  it('uses every definition', () => {
    const text = JSON.stringify(schema);
    for (const name of Object.keys(schema.$defs ?? {})) assert.ok(text.includes(`"#/$defs/${name}"`), name);
  });

  it('lists the enum values of vocabularies.ts with their synonyms, and accepts exactly their spellings', () => {
    for (const [name, canonical, synonyms] of enumerations) {
      const part = definition(name);
      const spellings = [...canonical, ...Object.keys(synonyms), ...(part['x-deprecated'] ?? [])];
      assert.deepEqual(part.anyOf, [{ enum: canonical }, { pattern: forgivingPattern(spellings) }], name);
      assert.deepEqual(part['x-synonyms'], synonyms, name);
      for (const [spelling, word] of Object.entries(synonyms)) {
        assert.equal(words.normaliseWord(spelling), spelling, 'synonyms are written folded');
        assert.equal(words.canonicalValue(spelling, canonical), undefined, `${spelling} is a canonical word itself`);
        assert.ok(canonical.includes(word), word);
      }
    }
    assert.equal(definition('boolean').pattern, forgivingPattern(booleanSpellings));
    assert.equal(definition('exploited').anyOf?.[1]?.pattern, forgivingPattern([...booleanSpellings, 'unknown']));
  });

  it('agrees with vocabularies.ts about valid and invalid spellings', () => {
    for (const [name, canonical, synonyms] of enumerations.filter(([entry]) => entry !== 'tlp')) {
      for (const word of [...canonical, ...Object.keys(synonyms)]) {
        const spaced = word.replaceAll('_', ' ');
        for (const text of [word.toUpperCase(), ` ${spaced} `, spaced.replaceAll(' ', '-'), `${word}x`, `x ${word}`]) {
          const expected = words.canonicalValue(text, canonical, synonyms) !== undefined;
          assert.equal(check(text, `/$defs/${name}`).length === 0, expected, `${name}: "${text}"`);
        }
      }
    }
    for (const text of ['TLP:AMBER + STRICT', 'tlp: red', 'White', 'TLP:WHITE', 'amber strict']) {
      assert.deepEqual(check(text, '/$defs/tlp'), [], text);
    }
    assert.notDeepEqual(check('TLP:BLUE', '/$defs/tlp'), []);
  });

  it('is documented in the guide (scripts/keyTable.ts writes the part between the marks)', () => {
    const guide = readFileSync(new URL('docs/format.md', rootUrl), 'utf8').replaceAll('\r\n', '\n');
    const written = /<!-- keys -->\n([\s\S]*)\n<!-- \/keys -->/.exec(guide)?.[1];
    assert.equal(written, keyTable(schema));
    const example = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    assert.deepEqual(check(parse(example)), []);
  });
});
