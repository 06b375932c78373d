/** Validates a team's files against their schemas with Ajv. The validators are a separate bundle, because few sessions open such a file. */
import { validate as validateCatalogue } from '../core/schema/generated/catalogue.js';
import { validate as validateConfig } from '../core/schema/generated/config.js';
import type { SchemaError } from '../core/schema/validate.ts';

/** Returns the errors of a configuration file; none if it is valid. */
export function configErrors(value: unknown): readonly SchemaError[] {
  return validateConfig(value) ? [] : (validateConfig.errors ?? []);
}

/** Returns the errors of a team catalogue; none if it is valid. */
export function catalogueErrors(value: unknown): readonly SchemaError[] {
  return validateCatalogue(value) ? [] : (validateCatalogue.errors ?? []);
}
