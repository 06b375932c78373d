/**
 * Looks up the schema for a path in a document, for example for completion, hovers, validation messages and section order. The schema
 * follows the conventions in schemas/README.md.
 */
import { LazyShape } from './lazyShape.ts';
import type { Path } from '../yaml/tree.ts';

/** A JSON Schema (draft 2020-12), restricted to the keywords that the advisory schema uses, including its own `x-` keywords. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  /** `^x_: true` for custom keys, or a schema for keys that share a prefix. */
  readonly patternProperties?: Readonly<Record<string, boolean | JsonSchema>>;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly 'x-need'?: string;
  readonly 'x-value'?: string;
  readonly 'x-prose'?: boolean;
  readonly 'x-boolean'?: boolean;
  readonly 'x-synonyms'?: Readonly<Record<string, string>>;
  readonly 'x-suggestions'?: readonly string[];
  readonly 'x-deprecated'?: readonly string[];
  readonly 'x-other-names'?: readonly string[];
  readonly 'x-empty'?: string;
  readonly 'x-meant'?: Readonly<Record<string, string>>;
  readonly 'x-written'?: WrittenRow;
  readonly 'x-list'?: string;
}

/** Alternative notations for a row (see schema/written). */
export interface WrittenRow {
  /** The field whose value may be written as a key: `T1566: Phishing`. */
  readonly key: string;
  /** The fields to which the value after that key may belong; the first one that fits is used. */
  readonly values: readonly string[];
  /** The field whose values may be headings above rows: `domains: [...]`. */
  readonly groupedBy?: string;
}

export type Need = 'required' | 'recommended' | 'optional';

/** A value written as a scalar. */
export interface TextShape {
  /**
   * The allowed values in canonical form and order. Undefined if any other text is also allowed. Booleans are allowed in addition if
   * `boolean` is true.
   */
  readonly words?: readonly string[];
  /** Other accepted spellings: maps the spelling, as normalised by `normaliseWord`, to the canonical value. */
  readonly synonyms: Readonly<Record<string, string>>;
  /**
   * Spellings that are not accepted but have a suggested replacement: maps the spelling, as normalised by `normaliseWord`, to the canonical
   * value.
   */
  readonly meant: Readonly<Record<string, string>>;
  /** Values to suggest although any text is allowed. */
  readonly suggestions: readonly string[];
  /** Whether `true`, `false` and their alternative spellings are expected. */
  readonly boolean: boolean;
  readonly number?: { readonly min?: number; readonly max?: number; readonly integer: boolean };
  /** Whether the value is Markdown prose. */
  readonly prose: boolean;
  /** The value's format: the schema's `x-value`, such as `technique-id`. */
  readonly value?: string;
  readonly schema: JsonSchema;
}

export interface ListShape {
  readonly item: SchemaShape;
  readonly minItems: number;
}

/** The accepted shapes of a value, by YAML node kind; at least one is present. */
export interface SchemaShape {
  readonly text?: TextShape;
  readonly list?: ListShape;
  readonly mapping?: MappingShape;
}

export interface KeyInfo {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly examples: readonly unknown[];
  readonly default?: unknown;
  /** How necessary the key is; present for top-level keys only. */
  readonly need?: Need;
  /** Whether the mapping is invalid without this key. */
  readonly required: boolean;
  /** Other names for the key, as normalised by `normaliseWord`. */
  readonly otherNames: readonly string[];
  /** Whether a rule, not the validator, reports the key if it has no value. */
  readonly emptyByRule: boolean;
  /** The accepted shapes of the key's value, built on first use. */
  readonly shape: SchemaShape;
}

export interface MappingShape {
  /** The definition's name in the schema, such as `actor`; for the root, the document kind, such as `advisory`. */
  readonly name: string;
  /** The keys in canonical order. */
  readonly keys: readonly KeyInfo[];
  /** Returns the key with this name, including one that only matches a pattern in the schema; undefined for an unknown or custom key. */
  key(name: string): KeyInfo | undefined;
  /** Whether custom keys, which start with `x_`, are allowed. */
  readonly ownKeys: boolean;
  readonly required: readonly string[];
  /** Groups of keys; at least one key of each group is required (such as `body`, `file` or `url` of a detection rule). */
  readonly oneOfRequired: readonly (readonly string[])[];
  /** Alternative notations; present only for rows of a list. */
  readonly written?: WrittenRow;
  /** The key under which a list belongs if it is written in place of the mapping. */
  readonly listKey?: string;
}

export interface SchemaIndex {
  readonly root: MappingShape;
  /** The top-level keys in the schema's `if`. Whether they are present determines which other keys are required. */
  readonly conditionKeys: readonly string[];
  /** Returns the top-level key that may explain an empty list under the given top-level key; undefined if there is none. */
  explanationOf(key: string): string | undefined;
  /**
   * Returns the accepted shapes at a path. A number selects an item of a list; omit it for a single item in place of a list
   * (`['actors', 'name']`). Returns undefined for unknown and custom keys.
   */
  shapeAt(path: Path): SchemaShape | undefined;
  /** Returns the description of the last key in a path, ignoring any numbers after it; undefined for unknown and custom keys. */
  keyAt(path: Path): KeyInfo | undefined;
}

const refPrefix = '#/$defs/';
const ownKeyPattern = '^x_';

/**
 * Creates the index of a schema that follows the conventions in schemas/README.md. Shapes are resolved on first use and cached. `name` is
 * the document kind as used in messages.
 */
export function createSchemaIndex(schema: JsonSchema, name = 'advisory'): SchemaIndex {
  const shapes = new Map<JsonSchema, SchemaShape>();
  const mappings = new Map<JsonSchema, MappingShape>();

  /** Resolves a `$ref`. Returns the definition and its name, and the definition merged with the keywords next to the `$ref`. */
  function target(part: JsonSchema): { name: string; schema: JsonSchema; own: JsonSchema } {
    if (part.$ref === undefined) return { name: '', schema: part, own: part };
    const name = part.$ref.slice(refPrefix.length);
    const own = part.$ref.startsWith(refPrefix) ? schema.$defs?.[name] : undefined;
    if (!own) throw new Error(`The schema refers to ${part.$ref}, which it does not define.`);
    return { name, schema: { ...own, ...part }, own };
  }

  function shapeOf(part: JsonSchema): SchemaShape {
    const known = shapes.get(part);
    if (known) return known;
    const shape = resolve(part);
    shapes.set(part, shape);
    return shape;
  }

  function resolve(part: JsonSchema): SchemaShape {
    const { name, schema: full, own } = target(part);
    if (full.type === 'object') return { mapping: mappingOf(name, own) };
    if (full.type === 'array') {
      return { list: { item: shapeOf(full.items ?? {}), minItems: full.minItems ?? 0 } };
    }
    // An `anyOf` next to a type or an enum restricts a scalar. Otherwise its branches are shapes of different kinds.
    if (full.type === undefined && full.enum === undefined && full.anyOf) {
      return full.anyOf.reduce<SchemaShape>((all, branch) => ({ ...all, ...shapeOf(branch) }), {});
    }
    return { text: textOf(full) };
  }

  function mappingOf(name: string, own: JsonSchema): MappingShape {
    const known = mappings.get(own);
    if (known) return known;
    const required = own.required ?? [];
    const keys = Object.entries(own.properties ?? {}).map(([key, property]) =>
      keyFact(key, property, required.includes(key), shapeOf),
    );
    const byName = new Map(keys.map((keyInfo) => [keyInfo.key, keyInfo]));
    const patterns = Object.entries(own.patternProperties ?? {}).flatMap(([pattern, value]) =>
      typeof value === 'boolean' ? [] : [{ pattern: new RegExp(pattern, 'u'), value }],
    );
    const byPattern = (key: string): KeyInfo | undefined => {
      const found = patterns.find(({ pattern }) => pattern.test(key));
      return found && keyFact(key, found.value, false, shapeOf);
    };
    const alternatives = (own.anyOf ?? []).flatMap((branch) => branch.required ?? []);
    const mapping: MappingShape = {
      name,
      keys,
      key: (key) => byName.get(key) ?? byPattern(key),
      ownKeys: own.patternProperties?.[ownKeyPattern] === true,
      required,
      oneOfRequired: alternatives.length > 0 ? [alternatives] : [],
      ...(own['x-written'] === undefined ? {} : { written: own['x-written'] }),
      ...(own['x-list'] === undefined ? {} : { listKey: own['x-list'] }),
    };
    mappings.set(own, mapping);
    return mapping;
  }

  const root = mappingOf(name, schema);

  function walk(path: Path): { shape?: SchemaShape; keyInfo?: KeyInfo } | undefined {
    let shape: SchemaShape | undefined = { mapping: root };
    let keyInfo: KeyInfo | undefined;
    for (const step of path) {
      if (typeof step === 'number') {
        shape = shape.list?.item;
      } else {
        keyInfo = (shape.mapping ?? shape.list?.item.mapping)?.key(step);
        shape = keyInfo?.shape;
      }
      if (!shape) return undefined;
    }
    return { shape, ...(keyInfo ? { keyInfo } : {}) };
  }

  const conditionKeys = [...(schema.if?.required ?? []), ...(schema.if?.not?.required ?? [])];
  return {
    root,
    conditionKeys,
    explanationOf: (key) =>
      schema.then?.properties?.[key]?.minItems === undefined ? undefined : schema.if?.not?.required?.[0],
    shapeAt: (path) => walk(path)?.shape,
    keyAt: (path) => walk(path)?.keyInfo,
  };
}

/** Returns the description of a property. Its shape is resolved on first use. */
function keyFact(
  key: string,
  property: JsonSchema,
  required: boolean,
  shapeOf: (part: JsonSchema) => SchemaShape,
): KeyInfo {
  const need = property['x-need'];
  const own: Omit<KeyInfo, 'shape'> = {
    key,
    title: property.title ?? key,
    description: property.description ?? '',
    examples: property.examples ?? [],
    ...(property.default === undefined ? {} : { default: property.default }),
    ...(need === 'required' || need === 'recommended' || need === 'optional' ? { need } : {}),
    required,
    otherNames: property['x-other-names'] ?? [],
    emptyByRule: property['x-empty'] === 'rule',
  };
  return Object.assign(new LazyShape(() => shapeOf(property)), own);
}

/** Returns the description of a scalar. Its allowed values are in its `enum`, or in that of an `anyOf` branch. */
function textOf(schema: JsonSchema): TextShape {
  const listed = schema.enum ?? schema.anyOf?.find((branch) => branch.enum)?.enum;
  const words = listed?.filter((word) => typeof word === 'string');
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  return {
    ...(words ? { words } : {}),
    synonyms: schema['x-synonyms'] ?? {},
    meant: schema['x-meant'] ?? {},
    suggestions: schema['x-suggestions'] ?? [],
    boolean: schema['x-boolean'] === true,
    ...(isNumber ? { number: numberOf(schema) } : {}),
    prose: schema['x-prose'] === true,
    ...(schema['x-value'] === undefined ? {} : { value: schema['x-value'] }),
    schema,
  };
}

function numberOf(schema: JsonSchema): NonNullable<TextShape['number']> {
  return {
    integer: schema.type === 'integer',
    ...(schema.minimum === undefined ? {} : { min: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { max: schema.maximum }),
  };
}
