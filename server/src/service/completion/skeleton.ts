/** What is inserted for a key: its name and, as a snippet with tab stops, the form of its value. */
import type { KeyInfo, MappingShape, SchemaShape, TextShape } from '../../core/index.ts';

/** A value that spans lines by its nature is begun as a block of text. */
const blockValues: ReadonlySet<string> = new Set(['rule-body', 'query']);

/**
 * A key with the skeleton of its value, in VS Code's snippet syntax; lines below the first carry their whole indentation.
 * `indent` is that of the key; `eol` the document's line break.
 */
export function keySkeleton(fact: KeyInfo, indent: string, eol: string): string {
  return fact.key + ':' + value(fact.form, createStops(), indent, eol);
}

/** In a flow mapping there are no lines: the name alone, with the cursor at the value. */
export function flowSkeleton(fact: KeyInfo): string {
  return `${fact.key}: `;
}

/** The most optional keys that a skeleton contains. */
const manyKeys = 12;

type Stop = () => number;

function createStops(): Stop {
  let last = 0;
  return () => ++last;
}

/** What follows the colon. */
function value(form: SchemaShape, stop: Stop, indent: string, eol: string): string {
  const { text, list, mapping } = form;
  if (list) return `${eol}${indent}  - ${item(list.item, stop, `${indent}    `, eol)}`;
  if (mapping && !(text?.boolean === true)) {
    const leading = leadingKeys(mapping);
    // Which of many keys comes first is the author's choice.
    if (leading.length === 0) return `${eol}${indent}  $${stop()}`;
    return leading
      .map((key) => eol + indent + '  ' + key.key + ':' + value(key.form, stop, `${indent}  `, eol))
      .join('');
  }
  if (text?.value !== undefined && blockValues.has(text.value)) return ` |${eol}${indent}  $${stop()}`;
  return ` ${text ? textStop(text, stop) : `$${stop()}`}`;
}

/** A list's item after its `- `; `indent` is that of the item's keys. */
function item(form: SchemaShape, stop: Stop, indent: string, eol: string): string {
  if (form.text || !form.mapping) return form.text ? textStop(form.text, stop) : `$${stop()}`;
  return leadingKeys(form.mapping)
    .map((key, index) => (index === 0 ? '' : eol + indent) + key.key + ':' + value(key.form, stop, indent, eol))
    .join('');
}

function textStop(text: TextShape, stop: Stop): string {
  const words = [...(text.boolean ? ['true', 'false'] : []), ...(text.words ?? [])];
  return words.length === 0 ? `$${stop()}` : `\${${stop()}|${words.map(escapeChoice).join(',')}|}`;
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
