/**
 * What the schema says about a place in an advisory: the look-up behind completion, hover, the sentences of the
 * validator and the order of sections. Reads the conventions of schemas/README.md.
 */
import { LazyForm } from './lazyForm.ts';
import type { Path } from '../yaml/tree.ts';

/** A JSON Schema (draft 2020-12), as far as the advisory schema uses it, with its `x-` keywords. */
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
  /** `^x_: true` for keys of the author's own; a schema for keys of which only the beginning is known. */
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

/** How a row is written in other shapes than its own (see schema/written). */
export interface WrittenRow {
  /** The field that stands in place of a key: `T1566: Phishing`. */
  readonly key: string;
  /** The fields that the value beside it may be, the first that it fits. */
  readonly values: readonly string[];
  /** The field whose values are headings above rows: `domains: [...]`. */
  readonly groupedBy?: string;
}

export type Need = 'required' | 'recommended' | 'optional';

/** A value written as a scalar. */
export interface TextShape {
  /** The allowed words in canonical form and order, where only these are allowed (beside a boolean when `boolean`). */
  readonly words?: readonly string[];
  /** Other spellings that are accepted: folded as by `normaliseWord`, to the canonical word. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** What others call these words, not accepted but proposed: folded as by `normaliseWord`, to the canonical word. */
  readonly meant: Readonly<Record<string, string>>;
  /** Words to offer where any text is allowed. */
  readonly suggestions: readonly string[];
  /** true, false and their spellings are expected. */
  readonly boolean: boolean;
  readonly number?: { readonly min?: number; readonly max?: number; readonly integer: boolean };
  /** Markdown. */
  readonly prose: boolean;
  /** Which values belong here: the schema's `x-value`, e.g. `technique-id`. */
  readonly value?: string;
  readonly schema: JsonSchema;
}

export interface ListShape {
  readonly item: SchemaShape;
  readonly minItems: number;
}

/** The accepted shapes of a value, by YAML's kinds; there is at least one. */
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
  /** Of top-level keys only. */
  readonly need?: Need;
  /** The mapping is wrong without it. */
  readonly required: boolean;
  /** What else it is called, folded as by `normaliseWord`. */
  readonly otherNames: readonly string[];
  /** A rule reports where it has no value. */
  readonly emptyByRule: boolean;
  /** Made on first use. */
  readonly form: SchemaShape;
}

export interface MappingShape {
  /** The schema's name for it, e.g. `actor`; for the whole document what it is, e.g. `advisory`. */
  readonly name: string;
  /** In canonical order. */
  readonly keys: readonly KeyInfo[];
  /** The key with this name, also where only a pattern of the schema describes it. */
  key(name: string): KeyInfo | undefined;
  /** Keys of the author's own, beginning with `x_`, are allowed. */
  readonly ownKeys: boolean;
  readonly required: readonly string[];
  /** Groups of keys; of each group at least one is required (`body`, `file`, `url` of a detection rule). */
  readonly oneOfRequired: readonly (readonly string[])[];
  /** Rows alone. */
  readonly written?: WrittenRow;
  /** The key whose value a list in place of the mapping is. */
  readonly listKey?: string;
}

export interface SchemaIndex {
  readonly root: MappingShape;
  /** The top-level keys whose presence decides what the schema asks of others: those of its `if`. */
  readonly conditionKeys: readonly string[];
  /** The top-level key whose presence allows a list under a top-level key to be empty: it says why; undefined where there is none. */
  explanationOf(key: string): string | undefined;
  /**
   * The forms accepted at a path. A number steps into a list; where a single item stands in place of a list the number is
   * simply absent (`['actors', 'name']`). Undefined for keys that the schema does not know, `x_` ones too.
   */
  formAt(path: Path): SchemaShape | undefined;
  /** The fact of the last key in a path; numbers after it are skipped. */
  keyAt(path: Path): KeyInfo | undefined;
}

const refPrefix = '#/$defs/';
const ownKeyPattern = '^x_';

/**
 * Reads a schema that keeps the conventions of schemas/README.md; forms are resolved on first use and kept. `name` says within a
 * sentence what a whole document is.
 */
export function createSchemaIndex(schema: JsonSchema, name = 'advisory'): SchemaIndex {
  const forms = new Map<JsonSchema, SchemaShape>();
  const mappings = new Map<JsonSchema, MappingShape>();

  /** The schema behind a `$ref`, what stands beside the reference laid over it, and the definition's name. */
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
    // An `anyOf` beside a type or an enum narrows a scalar; alone, its branches are forms of different kinds.
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

/** A property as a fact whose form is resolved when it is first asked for. */
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

/** A scalar's facts. Its words are the texts of its `enum`, which stands in it or in a branch of its `anyOf`. */
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
