/**
 * A minimal checker as a baseline: `yaml` parses each file, and Ajv validates it against our schema. It has no rules, and reports no
 * locations or messages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runLoop } from './loop.ts';

const schemaFile = join(import.meta.dirname, '..', '..', '..', 'schemas', 'advisory.schema.json');

await runLoop(async () => {
  const [{ Ajv2020 }, { parse }] = await Promise.all([import('ajv/dist/2020.js'), import('yaml')]);
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  return (text) => !validate(parse(text));
});
