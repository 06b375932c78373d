/** Derives the schema of `render --to json` from the advisory schema: the same keys, each in its canonical form. */
import {
  createSchemaIndex,
  type JsonSchema,
  type KeyInfo,
  type MappingShape,
  type SchemaShape,
  type TextShape,
} from '../server/src/core/schema/schemaIndex.ts';

/** Returns the schema. Mappings below the top level become definitions, with the same names as in the advisory schema. */
export function reportSchema(advisory: JsonSchema): object {
  const definitions = new Map<string, object>();
  const { root } = createSchemaIndex(advisory);
  const body = mappingSchema(root, definitions, ['schema_version', 'attack_version']);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:threat-advisory:report:1.0',
    title: 'Threat advisory as JSON',
    description:
      'The output of `advisory render --to json`: the keys of an advisory, with each value in its canonical form. Indicators are not defanged. Derived from advisory.schema.json.',
    ...body,
    $defs: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

function mappingSchema(
  shape: MappingShape,
  definitions: Map<string, object>,
  required: readonly string[] = [],
): object {
  return {
    type: 'object',
    properties: Object.fromEntries(shape.keys.map((info) => [info.key, keySchema(info, definitions)])),
    ...(required.length > 0 ? { required } : {}),
    ...(shape.ownKeys ? { patternProperties: { '^x_': true } } : {}),
    additionalProperties: false,
  };
}

function keySchema({ key, title, description, shape }: KeyInfo, definitions: Map<string, object>): object {
  const value = valueSchema(shape, definitions);
  // Prose and a list of stages are alternatives, and neither can be derived from the other.
  const both = key === 'attack_chain' ? { anyOf: [value, { type: 'string' }] } : value;
  return { title, description, ...both };
}

/** Returns the schema for the most expressive accepted shape: a list of mappings; otherwise a mapping; otherwise a list; otherwise text. */
function valueSchema(shape: SchemaShape, definitions: Map<string, object>): object {
  const { list, mapping, text } = shape;
  if (list && (list.item.mapping || !mapping)) return { type: 'array', items: valueSchema(list.item, definitions) };
  if (mapping) {
    if (!definitions.has(mapping.name)) {
      definitions.set(mapping.name, {});
      definitions.set(mapping.name, mappingSchema(mapping, definitions));
    }
    return { $ref: `#/$defs/${mapping.name}` };
  }
  return text ? textSchema(text) : {};
}

function textSchema({ words, boolean, number }: TextShape): object {
  if (number) {
    const { min, max, integer } = number;
    return {
      type: integer ? 'integer' : 'number',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    };
  }
  if (boolean) return words && words.length > 0 ? { enum: [true, false, ...words] } : { type: 'boolean' };
  return words ? { type: 'string', enum: words } : { type: 'string' };
}
