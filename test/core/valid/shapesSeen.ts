/** Determines which keys with which accepted shapes, and which enum values, occur in a document. */
import { pathOf, walkShapes } from '../../../server/src/core/schema/shapes.ts';
import type { MappingShape, SchemaShape, TextShape } from '../../../server/src/core/schema/schemaIndex.ts';
import { normaliseWord } from '../../../server/src/core/model/vocabularies.ts';
import type { YamlNode } from '../../../server/src/core/index.ts';

/** Returns every accepted shape of every key, and every enum value, such as `actor.aliases as list` and `confidence: high`. */
export function acceptedShapes(root: MappingShape): Set<string> {
  const all = new Set<string>();
  const done = new Set<string>();
  const enter = (mapping: MappingShape): void => {
    if (done.has(mapping.name)) return;
    done.add(mapping.name);
    for (const { key, shape } of mapping.keys) add(`${mapping.name}.${key}`, shape);
  };
  const add = (location: string, shape: SchemaShape): void => {
    if (shape.text) all.add(`${location} as text`);
    for (const word of wordsOf(shape.text)) all.add(`${location}: ${word}`);
    if (shape.mapping) all.add(`${location} as mapping`);
    if (shape.mapping) enter(shape.mapping);
    if (!shape.list) return;
    all.add(`${location} as list`);
    add(location, shape.list.item);
  };
  enter(root);
  return all;
}

/** Returns the shapes and enum values that a document contains, in the notation of `acceptedShapes`. */
export function shapesIn(root: YamlNode | undefined, schema: MappingShape): Set<string> {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  walkShapes(root, schema, (visit) => {
    const { chosen } = visit;
    const keys = pathOf(visit).filter((step) => typeof step === 'string');
    const key = keys.at(-1);
    if (chosen.kind === 'mapping') names.set(keys.join(' '), chosen.shape.name);
    if (key === undefined) return;
    const location = `${names.get(keys.slice(0, -1).join(' ')) ?? ''}.${key}`;
    seen.add(`${location} as ${chosen.kind}`);
    if (chosen.kind !== 'text') return;
    const word = wordsOf(chosen.shape).find((one) => normaliseWord(one) === normaliseWord(chosen.node.value));
    if (word !== undefined) seen.add(`${location}: ${word}`);
  });
  return seen;
}

const wordsOf = (shape: TextShape | undefined): readonly string[] =>
  shape?.boolean === true ? [] : (shape?.words ?? []);
