/** Determines which keys with which accepted shapes, and which enum values, occur in a document. */
import { pathOf, walkShapes } from '../../../server/src/core/schema/shapes.ts';
import type { MappingShape, SchemaShape, TextShape } from '../../../server/src/core/schema/schemaIndex.ts';
import { normaliseWord } from '../../../server/src/core/model/vocabularies.ts';
import type { YamlNode } from '../../../server/src/core/index.ts';

/** Returns every accepted shape of every key, and every enum value, such as `actor.aliases as list` and `confidence: high`. */
export function acceptedForms(root: MappingShape): Set<string> {
  const all = new Set<string>();
  const done = new Set<string>();
  const enter = (mapping: MappingShape): void => {
    if (done.has(mapping.name)) return;
    done.add(mapping.name);
    for (const { key, form } of mapping.keys) add(`${mapping.name}.${key}`, form);
  };
  const add = (place: string, form: SchemaShape): void => {
    if (form.text) all.add(`${place} as text`);
    for (const word of wordsOf(form.text)) all.add(`${place}: ${word}`);
    if (form.mapping) all.add(`${place} as mapping`);
    if (form.mapping) enter(form.mapping);
    if (!form.list) return;
    all.add(`${place} as list`);
    add(place, form.list.item);
  };
  enter(root);
  return all;
}

/** Returns the shapes and enum values that a document contains, in the notation of `acceptedForms`. */
export function formsIn(root: YamlNode | undefined, schema: MappingShape): Set<string> {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    const keys = pathOf(visit).filter((step) => typeof step === 'string');
    const key = keys.at(-1);
    if (chosen.kind === 'mapping') names.set(keys.join(' '), chosen.form.name);
    if (key === undefined) return;
    const place = `${names.get(keys.slice(0, -1).join(' ')) ?? ''}.${key}`;
    seen.add(`${place} as ${chosen.kind}`);
    if (chosen.kind !== 'text') return;
    const word = wordsOf(chosen.form).find((one) => normaliseWord(one) === normaliseWord(chosen.node.value));
    if (word !== undefined) seen.add(`${place}: ${word}`);
  });
  return seen;
}

const wordsOf = (form: TextShape | undefined): readonly string[] => (form?.boolean === true ? [] : (form?.words ?? []));
