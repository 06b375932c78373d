/** What is wrong with an advisory by its schema, as Ajv says. */
import { validate } from '../core/schema/generated/advisory.js';
import type { SchemaError } from '../core/schema/validate.ts';

/** The errors of a plain value; none where it is valid. */
export function advisoryErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}
