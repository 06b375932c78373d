/** Which of the schema's keys, each with the accepted forms of its value, and which of its words occur in documents. */
import { pathOf, walkForms } from '../../../server/src/core/schema/forms.ts';
import type { MappingForm, SchemaForm, TextForm } from '../../../server/src/core/schema/facts.ts';
import { foldWord } from '../../../server/src/core/words.ts';
import type { YamlNode } from '../../../server/src/core/index.ts';

/** Everything that a generator of all accepted forms has to write: `actor.aliases as list`, `confidence: high`. */
export function acceptedForms(root: MappingForm): Set<string> {
  const all = new Set<string>();
  const done = new Set<string>();
  const enter = (mapping: MappingForm): void => {
    if (done.has(mapping.name)) return;
    done.add(mapping.name);
    for (const { key, form } of mapping.keys) add(`${mapping.name}.${key}`, form);
  };
  const add = (place: string, form: SchemaForm): void => {
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

/** What one document holds of it. */
export function formsIn(root: YamlNode | undefined, schema: MappingForm): Set<string> {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  walkForms(root, schema, (visit) => {
    const { chosen } = visit;
    const keys = pathOf(visit).filter((step) => typeof step === 'string');
    const key = keys.at(-1);
    if (chosen.kind === 'mapping') names.set(keys.join(' '), chosen.form.name);
    if (key === undefined) return;
    const place = `${names.get(keys.slice(0, -1).join(' ')) ?? ''}.${key}`;
    seen.add(`${place} as ${chosen.kind}`);
    if (chosen.kind !== 'text') return;
    const word = wordsOf(chosen.form).find((one) => foldWord(one) === foldWord(chosen.node.value));
    if (word !== undefined) seen.add(`${place}: ${word}`);
  });
  return seen;
}

const wordsOf = (form: TextForm | undefined): readonly string[] => (form?.boolean === true ? [] : (form?.words ?? []));
