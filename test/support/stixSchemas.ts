/** Checks STIX objects against the schemas that OASIS publishes, which are not part of the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { sharedDataFolder } from './sharedData.ts';

type Stix = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

const base = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/';

/** Returns a function that returns one line for each error in a bundle and its objects. */
export function createStixCheck(): (bundle: { readonly objects: readonly Stix[] }) => readonly string[] {
  const folder = join(sharedDataFolder, 'schemas', 'stix-2.1', 'schemas');
  const ajv = new Ajv2020({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i },
  });
  const locations = new Map<string, string>();
  for (const part of ['common', 'sdos', 'sros', 'observables'])
    for (const file of readdirSync(join(folder, part))) {
      ajv.addSchema(JSON.parse(readFileSync(join(folder, part, file), 'utf8')) as object);
      locations.set(file.replace('.json', ''), `${base}${part}/${file}`);
    }
  const check = (name: string, value: unknown): readonly string[] => {
    const validate: ValidateFunction | undefined = ajv.getSchema(locations.get(name) ?? '');
    if (!validate) return [`${name} has no schema`];
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${name}${error.instancePath} ${error.message}`);
  };
  return (bundle) => [
    ...bundle.objects.flatMap((object) => check(object.type, object).map((line) => `${line} in ${object.id}`)),
    // The bundle's schema lists neither locations nor notes among its objects, which the standard allows.
    ...check('bundle', {
      ...bundle,
      objects: bundle.objects.filter(({ type }) => type === 'identity' || type === 'report'),
    }),
    ...danglingIn(bundle.objects),
  ];
}

/** Returns one line for each reference that leads to no object in the bundle, and one if an ID occurs twice. */
function danglingIn(objects: readonly Stix[]): readonly string[] {
  const ids = new Set(objects.map(({ id }) => id));
  const refs = objects.flatMap((object) =>
    Object.entries(object)
      .filter(([key]) => /_refs?$/.test(key))
      .flatMap(([key, value]) => [value].flat().map((ref) => ({ ref, from: `${object.id} ${key}` }))),
  );
  const missing = refs.filter(({ ref }) => !ids.has(String(ref))).map(({ from, ref }) => `${from}: no ${String(ref)}`);
  return [...missing, ...(ids.size === objects.length ? [] : ['an ID occurs twice'])];
}
