/** The real schema, and a validator for each of its parts. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaKeywords } from '../../scripts/schemaKeywords.ts';
import type { JsonSchema } from '../../server/src/core/schema/schemaIndex.ts';

/** The project's root folder. */
export const rootUrl = new URL('../../', import.meta.url);

/** Reads schemas/advisory.schema.json. */
export function readSchema(): JsonSchema {
  return JSON.parse(readFileSync(new URL('schemas/advisory.schema.json', rootUrl), 'utf8')) as JsonSchema;
}

/**
 * Returns a function that validates a value against a part of the schema (a JSON pointer, empty for the whole) and returns one line for each
 * error. An error in the schema itself throws, because Ajv runs in its strict mode.
 */
export function createSchemaCheck(schema: JsonSchema): (value: unknown, pointer?: string) => readonly string[] {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  });
  ajv.addVocabulary([...schemaKeywords]);
  ajv.addSchema(schema);
  return (value, pointer = '') => {
    const validate = ajv.getSchema(`${schema.$id ?? ''}${pointer === '' ? '' : `#${pointer}`}`);
    if (!validate) throw new Error(`The schema has no part ${pointer}.`);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}: ${error.message ?? ''}`);
  };
}
