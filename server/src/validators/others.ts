/** The same of a team's files. A part of the bundles: few sessions open one. */
import { validate as validateCatalogue } from '../core/schema/generated/catalogue.js';
import { validate as validateConfig } from '../core/schema/generated/config.js';
import type { SchemaError } from '../core/schema/validate.ts';

/** The errors of a configuration file; none where it is valid. */
export function configErrors(value: unknown): readonly SchemaError[] {
  return validateConfig(value) ? [] : (validateConfig.errors ?? []);
}

/** The errors of a team's own catalogue; none where it is valid. */
export function catalogueErrors(value: unknown): readonly SchemaError[] {
  return validateCatalogue(value) ? [] : (validateCatalogue.errors ?? []);
}
