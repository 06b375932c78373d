/** Reduces a schema to the keywords that a validator needs, to keep bundles small. */
import type { JsonSchema } from '../server/src/core/schema/schemaIndex.ts';

/** Keywords whose value is a map of schemas. Source: JSON Schema 2020-12, Core, 10. */
const maps = new Set(['properties', 'patternProperties', '$defs']);
/** Keywords whose value is a list of schemas. */
const lists = new Set(['anyOf', 'allOf', 'oneOf']);
/** Keywords whose value is a single schema. */
const singles = new Set(['items', 'not', 'if', 'then', 'else', 'additionalProperties']);
const assertions = new Set([
  ...['$schema', '$id', '$ref', 'type', 'enum', 'const', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties', 'required', 'uniqueItems', 'propertyNames'],
]);

/**
 * Returns the schema without annotations. Where a value is defined by an enum plus a pattern of accepted spellings, keeps only the pattern,
 * which also matches the canonical values.
 */
export function leanSchema(schema: JsonSchema): JsonSchema {
  const lean: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema as Record<string, unknown>)) {
    if (maps.has(keyword)) lean[keyword] = mapped(value as Record<string, JsonSchema | boolean>);
    else if (lists.has(keyword)) lean[keyword] = (value as JsonSchema[]).map(leanSchema);
    else if (singles.has(keyword)) lean[keyword] = leanOrBoolean(value as JsonSchema | boolean);
    else if (assertions.has(keyword)) lean[keyword] = value;
  }
  return spellingsOnly(lean as JsonSchema);
}

function mapped(schemas: Record<string, JsonSchema | boolean>): Record<string, JsonSchema | boolean> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, leanOrBoolean(schema)]));
}

const leanOrBoolean = (schema: JsonSchema | boolean): JsonSchema | boolean =>
  typeof schema === 'boolean' ? schema : leanSchema(schema);

function spellingsOnly(schema: JsonSchema): JsonSchema {
  const [words, spellings, more] = schema.anyOf ?? [];
  if (schema.type !== 'string' || !words?.enum || spellings?.pattern === undefined || more) return schema;
  const { anyOf: _replaced, ...rest } = schema;
  return { ...rest, pattern: spellings.pattern };
}
