/**
 * Looks up the schema of a path in an advisory, for completion, hovers, validation messages and the order of sections. Reads the
 * conventions of schemas/README.md.
 */
import { LazyForm } from './lazyForm.ts';
import type { Path } from '../yaml/tree.ts';

/** A JSON Schema (draft 2020-12), restricted to the keywords that the advisory schema uses, with its `x-` keywords. */
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
  /** `^x_: true` for custom keys; a schema for keys that only share a prefix. */
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

/** Alternative notations of a row (see schema/written). */
export interface WrittenRow {
  /** The field that is written as the key: `T1566: Phishing`. */
  readonly key: string;
  /** The fields that the value after the key may hold; the first one that fits is used. */
  readonly values: readonly string[];
  /** The field whose values are headings above the rows: `domains: [...]`. */
  readonly groupedBy?: string;
}

export type Need = 'required' | 'recommended' | 'optional';

/** A value written as a scalar. */
export interface TextShape {
  /**
   * The allowed values in canonical form and order. Undefined if other text is allowed as well. A boolean is allowed beside them if
   * `boolean` is true.
   */
  readonly words?: readonly string[];
  /** Other accepted spellings: from the spelling as normalised by `normaliseWord` to the canonical value. */
  readonly synonyms: Readonly<Record<string, string>>;
  /**
   * Spellings that are not accepted but have a proposed replacement: from the spelling as normalised by `normaliseWord` to the canonical
   * value.
   */
  readonly meant: Readonly<Record<string, string>>;
  /** Values to suggest where any text is allowed. */
  readonly suggestions: readonly string[];
  /** Whether true, false and their spellings are expected. */
  readonly boolean: boolean;
  readonly number?: { readonly min?: number; readonly max?: number; readonly integer: boolean };
  /** Markdown. */
  readonly prose: boolean;
  /** The format of the value: the schema's `x-value`, e.g. `technique-id`. */
  readonly value?: string;
  readonly schema: JsonSchema;
}

export interface ListShape {
  readonly item: SchemaShape;
  readonly minItems: number;
}

/** The accepted shapes of a value, by the kind of its YAML node; at least one is present. */
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
  /** Present for top-level keys only. */
  readonly need?: Need;
  /** Whether the mapping is invalid without it. */
  readonly required: boolean;
  /** Other names of the key, as normalised by `normaliseWord`. */
  readonly otherNames: readonly string[];
  /** Whether a rule reports the key without a value. */
  readonly emptyByRule: boolean;
  /** Built on first use. */
  readonly form: SchemaShape;
}

export interface MappingShape {
  /** The name of the definition in the schema, e.g. `actor`; for the root, the kind of document, e.g. `advisory`. */
  readonly name: string;
  /** The keys in canonical order. */
  readonly keys: readonly KeyInfo[];
  /** Returns the key with this name, including a key that only matches a pattern of the schema. */
  key(name: string): KeyInfo | undefined;
  /** Whether custom keys, which begin with `x_`, are allowed. */
  readonly ownKeys: boolean;
  readonly required: readonly string[];
  /** Groups of keys. At least one key of each group is required (`body`, `file`, `url` of a detection rule). */
  readonly oneOfRequired: readonly (readonly string[])[];
  /** Present only for the rows of a list. */
  readonly written?: WrittenRow;
  /** The key that receives a list written in place of the mapping. */
  readonly listKey?: string;
}

export interface SchemaIndex {
  readonly root: MappingShape;
  /** The top-level keys in the schema's `if`: whether they are present decides what is required of others. */
  readonly conditionKeys: readonly string[];
  /** Returns the top-level key that may explain an empty list under the given top-level key; undefined if there is none. */
  explanationOf(key: string): string | undefined;
  /**
   * Returns the accepted shapes at a path. A number steps into a list; omit it for a single item in place of a list (`['actors', 'name']`).
   * Returns undefined for unknown keys, including `x_` keys.
   */
  formAt(path: Path): SchemaShape | undefined;
  /** Returns the description of the last key in a path; numbers after it are skipped. */
  keyAt(path: Path): KeyInfo | undefined;
}

const refPrefix = '#/$defs/';
const ownKeyPattern = '^x_';

/**
 * Creates the index of a schema that follows the conventions of schemas/README.md. Shapes are resolved on first use and cached. `name` is
 * the kind of document as messages name it.
 */
export function createSchemaIndex(schema: JsonSchema, name = 'advisory'): SchemaIndex {
  const forms = new Map<JsonSchema, SchemaShape>();
  const mappings = new Map<JsonSchema, MappingShape>();

  /** Resolves a `$ref`: returns the referenced schema merged with the keywords beside the reference, and the name of the definition. */
  function target(part: JsonSchema): { name: string; schema: JsonSchema; own: JsonSchema } {
    if (part.$ref === undefined) return { name: '', schema: part, own: part };
    const name = part.$ref.slice(refPrefix.length);
    const own = part.$ref.startsWith(refPrefix) ? schema.$defs?.[name] : undefined;
    if (!own) throw new Error(`The schema refers to ${part.$ref}, which it does not define.`);
    return { name, schema: { ...own, ...part }, own };
  }

  function formOf(part: JsonSchema): SchemaShape {
    const known = forms.get(part);
    if (known) return known;
    const form = resolve(part);
    forms.set(part, form);
    return form;
  }

  function resolve(part: JsonSchema): SchemaShape {
    const { name, schema: full, own } = target(part);
    if (full.type === 'object') return { mapping: mappingOf(name, own) };
    if (full.type === 'array') {
      return { list: { item: formOf(full.items ?? {}), minItems: full.minItems ?? 0 } };
    }
    // An `anyOf` beside a type or an enum restricts a scalar. Without them its branches are shapes of different kinds.
    if (full.type === undefined && full.enum === undefined && full.anyOf) {
      return full.anyOf.reduce<SchemaShape>((all, branch) => ({ ...all, ...formOf(branch) }), {});
    }
    return { text: textOf(full) };
  }

  function mappingOf(name: string, own: JsonSchema): MappingShape {
    const known = mappings.get(own);
    if (known) return known;
    const required = own.required ?? [];
    const keys = Object.entries(own.properties ?? {}).map(([key, property]) =>
      keyFact(key, property, required.includes(key), formOf),
    );
    const byName = new Map(keys.map((fact) => [fact.key, fact]));
    const patterns = Object.entries(own.patternProperties ?? {}).flatMap(([pattern, value]) =>
      typeof value === 'boolean' ? [] : [{ pattern: new RegExp(pattern, 'u'), value }],
    );
    const byPattern = (key: string): KeyInfo | undefined => {
      const found = patterns.find(({ pattern }) => pattern.test(key));
      return found && keyFact(key, found.value, false, formOf);
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

  function walk(path: Path): { form?: SchemaShape; fact?: KeyInfo } | undefined {
    let form: SchemaShape | undefined = { mapping: root };
    let fact: KeyInfo | undefined;
    for (const step of path) {
      if (typeof step === 'number') {
        form = form.list?.item;
      } else {
        fact = (form.mapping ?? form.list?.item.mapping)?.key(step);
        form = fact?.form;
      }
      if (!form) return undefined;
    }
    return { form, ...(fact ? { fact } : {}) };
  }

  const conditionKeys = [...(schema.if?.required ?? []), ...(schema.if?.not?.required ?? [])];
  return {
    root,
    conditionKeys,
    explanationOf: (key) =>
      schema.then?.properties?.[key]?.minItems === undefined ? undefined : schema.if?.not?.required?.[0],
    formAt: (path) => walk(path)?.form,
    keyAt: (path) => walk(path)?.fact,
  };
}

/** Returns the description of a property; its shape is resolved on first use. */
function keyFact(
  key: string,
  property: JsonSchema,
  required: boolean,
  formOf: (part: JsonSchema) => SchemaShape,
): KeyInfo {
  const need = property['x-need'];
  const own: Omit<KeyInfo, 'form'> = {
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
  return Object.assign(new LazyForm(() => formOf(property)), own);
}

/** Returns the description of a scalar. Its allowed values are in its `enum`, or in that of a branch of its `anyOf`. */
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
