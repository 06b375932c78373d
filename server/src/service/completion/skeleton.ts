/** What is inserted for a key: its name and, as a snippet with tab stops, the form of its value. */
import type { KeyInfo, MappingShape, SchemaShape, TextShape } from '../../core/index.ts';

/** A value that spans lines by its nature is begun as a block of text. */
const blockValues: ReadonlySet<string> = new Set(['rule-body', 'query']);

/**
 * A key with the skeleton of its value, in VS Code's snippet syntax; lines below the first carry their whole indentation.
 * `indent` is that of the key; `eol` the document's line break.
 */
export function keySkeleton(fact: KeyInfo, indent: string, eol: string): string {
  return fact.key + ':' + value(fact, createStops(), indent, eol);
}

/** The most optional keys that a skeleton contains. */
const manyKeys = 12;

type Stop = () => number;

function createStops(): Stop {
  let last = 0;
  return () => ++last;
}

/** What follows the colon of a key. */
function value({ key, form }: KeyInfo, stop: Stop, indent: string, eol: string): string {
  const { text, list, mapping } = form;
  if (list) return `${eol}${indent}  - ${item(key, list.item, stop, `${indent}    `, eol)}`;
  if (mapping && !(text?.boolean === true)) {
    const leading = leadingKeys(mapping);
    // Which of many keys comes first is the author's choice.
    if (leading.length === 0) return `${eol}${indent}  $${stop()}`;
    return leading
      .map((inner) => eol + indent + '  ' + inner.key + ':' + value(inner, stop, `${indent}  `, eol))
      .join('');
  }
  if (text?.value !== undefined && blockValues.has(text.value)) return ` |${eol}${indent}  $${stop()}`;
  return ` ${text ? textStop(key, text, stop) : `$${stop()}`}`;
}

/** A list's item after its `- `; `indent` is that of the item's keys. */
function item(list: string, form: SchemaShape, stop: Stop, indent: string, eol: string): string {
  if (form.text || !form.mapping) return form.text ? textStop(list, form.text, stop) : `$${stop()}`;
  return leadingKeys(form.mapping)
    .map((inner, index) => (index === 0 ? '' : eol + indent) + inner.key + ':' + value(inner, stop, indent, eol))
    .join('');
}

/** Editors insert the first choice: a placeholder, which claims nothing and is reported until it is replaced. */
function textStop(key: string, text: TextShape, stop: Stop): string {
  const words = [...(text.boolean ? ['true', 'false'] : []), ...(text.words ?? [])];
  if (words.length === 0) return `$${stop()}`;
  const placeholder = text.boolean && text.words === undefined ? '<true or false>' : `<${key.replaceAll('_', ' ')}>`;
  return `\${${stop()}|${[placeholder, ...words].map(escapeChoice).join(',')}|}`;
}

/** The keys that a mapping can't do without; all of them where they are few, none where they are many and all optional. */
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
