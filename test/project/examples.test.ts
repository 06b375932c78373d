import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { runCli } from '../cli/support.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.advisory.yaml'));

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Returns every key of the schema, such as `actors.name`; list items add nothing to the path. */
function keysOf(schema: Schema, root: Schema, path = ''): string[] {
  const target =
    schema.$ref === undefined ? schema : { ...root.$defs?.[schema.$ref.replace('#/$defs/', '')], ...schema };
  const children = [...(target.anyOf ?? []), ...(target.items ? [target.items] : [])];
  return [
    ...children.flatMap((child) => keysOf(child, root, path)),
    ...Object.entries(target.properties ?? {}).flatMap(([key, child]) => {
      const here = path === '' ? key : `${path}.${key}`;
      return [here, ...keysOf(child, root, here)];
    }),
  ];
}

/** Returns every key of a value, in the notation of `keysOf`. */
function keysIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...keysIn(child, here)];
  });
}

/** Returns a key without its rule kind or recommendation group, because these share a definition and one example is enough. */
const general = (key: string): string =>
  key
    .replace(/^(detection_availability)\.\w+\./, '$1.kind.')
    .replace(/^(recommendations)\.(?:(?!additional\.)\w+|additional\.items)\./, '$1.group.');

describe('the examples', () => {
  for (const name of examples)
    it(`${name} has no problems, including hints`, async () => {
      const { status, stdout, stderr } = await runCli(['check', '--fail-on', 'hint', name], folder);
      assert.equal(stdout, '1 file checked: no problems\n');
      assert.deepEqual([status, stderr], [0, '']);
    });

  it('show every key of the format', () => {
    const schema: Schema = JSON.parse(readFileSync(join(root, 'schemas', 'advisory.schema.json'), 'utf8'));
    const shown = new Set(
      examples.flatMap((name) => keysIn(parse(readFileSync(join(folder, name), 'utf8')))).map(general),
    );
    const unshown = new Set(
      keysOf(schema, schema)
        .map(general)
        .filter((key) => !shown.has(key)),
    );
    assert.deepEqual([...unshown], []);
  });
});
