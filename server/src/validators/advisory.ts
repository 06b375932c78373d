/** Validates advisories against their schema with Ajv. */
import { validate } from '../core/schema/generated/advisory.js';
import type { SchemaError } from '../core/schema/validate.ts';

/** Returns the errors of a plain value; none if it is valid. */
export function advisoryErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}
