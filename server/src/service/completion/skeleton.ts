/** Builds the text that is inserted for a key: its name and a snippet for its value. */
import type { KeyInfo, MappingShape, SchemaShape, TextShape } from '../../core/index.ts';

/** Values that usually have several lines are inserted as a block scalar. */
const blockValues: ReadonlySet<string> = new Set(['rule-body', 'query']);

/**
 * Returns a key with the skeleton of its value in VS Code's snippet syntax; lines below the first contain their whole indentation. `indent`
 * is that of the key; `eol` is the document's line break.
 */
export function keySkeleton(fact: KeyInfo, indent: string, eol: string): string {
  return fact.key + ':' + value(fact, createStops(), indent, eol);
}

/** The maximum number of optional keys in a skeleton. */
const manyKeys = 12;

type Stop = () => number;

function createStops(): Stop {
  let last = 0;
  return () => ++last;
}

/** Returns the text after the colon of a key. */
function value({ key, form }: KeyInfo, stop: Stop, indent: string, eol: string): string {
  const { text, list, mapping } = form;
  if (list) return `${eol}${indent}  - ${item(key, list.item, stop, `${indent}    `, eol)}`;
  if (mapping && !(text?.boolean === true)) {
    const leading = leadingKeys(mapping);
    // With many keys, the author chooses the first one.
    if (leading.length === 0) return `${eol}${indent}  $${stop()}`;
    return leading
      .map((inner) => eol + indent + '  ' + inner.key + ':' + value(inner, stop, `${indent}  `, eol))
      .join('');
  }
  if (text?.value !== undefined && blockValues.has(text.value)) return ` |${eol}${indent}  $${stop()}`;
  return ` ${text ? textStop(key, text, stop) : `$${stop()}`}`;
}

/** Returns a list item after its `- `; `indent` is that of the item's keys. */
function item(list: string, form: SchemaShape, stop: Stop, indent: string, eol: string): string {
  if (form.text || !form.mapping) return form.text ? textStop(list, form.text, stop) : `$${stop()}`;
  return leadingKeys(form.mapping)
    .map((inner, index) => (index === 0 ? '' : eol + indent) + inner.key + ':' + value(inner, stop, indent, eol))
    .join('');
}

/** Editors insert the first choice, so it is a placeholder, which is reported until it is replaced. */
function textStop(key: string, text: TextShape, stop: Stop): string {
  const words = [...(text.boolean ? ['true', 'false'] : []), ...(text.words ?? [])];
  if (words.length === 0) return `$${stop()}`;
  const placeholder = text.boolean && text.words === undefined ? '<true or false>' : `<${key.replaceAll('_', ' ')}>`;
  return `\${${stop()}|${[placeholder, ...words].map(escapeChoice).join(',')}|}`;
}

/** Returns the required keys of a mapping; if there are none, all keys if they are few, otherwise none. */
function leadingKeys(mapping: MappingShape): readonly KeyInfo[] {
  if (mapping.keys.length <= 2) return mapping.keys;
  const needed = new Set([...mapping.required, ...mapping.oneOfRequired.flatMap((group) => group.slice(0, 1))]);
  const keys = mapping.keys.filter(({ key }) => needed.has(key));
  return keys.length > 0 ? keys : mapping.keys.length > manyKeys ? [] : mapping.keys.slice(0, 1);
}

/** Source: VS Code's snippet grammar, "choice". */
function escapeChoice(word: string): string {
  return word.replace(/[\\,|$}]/g, '\\$&');
}
