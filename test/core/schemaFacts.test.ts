import { strict as assert } from 'node:assert';
import { createSchemaIndex, type SchemaShape } from '../../server/src/core/schema/schemaIndex.ts';
import { readSchema } from '../support/schema.ts';

const schemaIndex = createSchemaIndex(readSchema());

function shape(...path: (string | number)[]): SchemaShape {
  const found = schemaIndex.shapeAt(path);
  assert.ok(found, path.join('.'));
  return found;
}

describe('the schema index', () => {
  it('lists the top-level keys in canonical order with their need', () => {
    assert.deepEqual(
      schemaIndex.root.keys.slice(0, 5).map((keyInfo) => [keyInfo.key, keyInfo.need, keyInfo.required]),
      [
        ['schema_version', 'optional', false],
        ['id', 'optional', false],
        ['title', 'required', true],
        ['summary', 'required', true],
        ['severity', 'required', true],
      ],
    );
    assert.equal(schemaIndex.root.name, 'advisory');
    assert.equal(schemaIndex.root.key('status')?.default, 'final');
    assert.equal(schemaIndex.root.key('nothing'), undefined);
  });

  it('returns each shape of a value with several shapes', () => {
    const actors = shape('actors');
    assert.equal(actors.text?.value, 'actor');
    assert.equal(actors.mapping?.name, 'actor');
    assert.equal(actors.list?.item.text?.value, 'actor');
    assert.equal(actors.list?.item.mapping, actors.mapping);
    assert.deepEqual(actors.mapping?.required, ['name']);
    assert.equal(shape('attack_chain').text?.prose, true);
    assert.equal(shape('attack_chain').list?.minItems, 1);
    assert.equal(shape('attack_chain').list?.item.text, undefined);
  });

  it('finds keys in rows, with or without the index of the list', () => {
    for (const path of [
      ['actors', 0, 'country'],
      ['actors', 'country'],
    ]) {
      assert.equal(schemaIndex.keyAt(path)?.title, 'Country');
      assert.equal(schemaIndex.shapeAt(path)?.text?.value, 'country');
    }
    assert.equal(shape('vulnerabilities', 0, 'cvss', 1, 'score').text?.number?.max, 10);
    assert.equal(shape('vulnerabilities', 'cvss', 'score').text?.number?.integer, false);
    assert.equal(schemaIndex.keyAt(['mitre_attack', 0, 'tactics', 2])?.key, 'tactics');
    assert.equal(shape('recommendations', 'additional', 0, 'items', 0).text?.prose, true);
  });

  it('returns the values of an enumeration, their synonyms, and free suggestions', () => {
    assert.deepEqual(shape('confidence').text?.words, ['low', 'moderate', 'high']);
    assert.equal(shape('confidence').text?.synonyms['medium'], 'moderate');
    assert.equal(shape('category').text?.words, undefined);
    assert.equal(shape('category').text?.suggestions[0], 'reports');
    assert.deepEqual(shape('schema_version').text?.words, ['1.0']);
    assert.deepEqual(shape('detection_engineering', 'edr_visibility').text?.words?.at(-1), 'unknown');
    assert.deepEqual(shape('detection_engineering', 'edr_visibility').mapping?.required, ['rating']);
  });

  it('returns booleans, numbers and the format of strings', () => {
    assert.equal(shape('detection_availability', 'yara').text?.boolean, true);
    assert.deepEqual(shape('detection_availability', 'kql', 'count').text?.number, { integer: true, min: 0 });
    assert.equal(shape('vulnerabilities', 0, 'exploited').text?.boolean, true);
    assert.deepEqual(shape('vulnerabilities', 0, 'exploited').text?.words, ['unknown']);
    assert.equal(shape('mitre_attack', 0).text?.value, 'technique');
    assert.equal(shape('mitre_attack', 0, 'id').text?.value, 'technique-id');
    assert.equal(shape('malware').text?.value, 'malware');
    assert.equal(shape('tools', 0).text?.value, 'tool');
    assert.equal(shape('analyzed').text?.value, 'date');
  });

  it('returns groups of keys of which one is required', () => {
    assert.deepEqual(shape('detection_rules', 0).mapping?.oneOfRequired, [['body', 'file', 'url']]);
    assert.deepEqual(shape('actors', 0).mapping?.oneOfRequired, []);
  });

  it('returns nothing for paths that are not in the schema', () => {
    for (const path of [['nothing'], ['x_own', 'a'], ['title', 0], ['title', 'a'], ['actors', 0, 'constructor']]) {
      assert.equal(schemaIndex.shapeAt(path), undefined, path.join('.'));
      assert.equal(schemaIndex.keyAt(path), undefined, path.join('.'));
    }
  });

  it('resolves a path once', () => {
    assert.equal(schemaIndex.shapeAt(['actors', 0, 'aliases']), schemaIndex.shapeAt(['actors', 0, 'aliases']));
  });
});
