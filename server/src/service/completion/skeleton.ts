/** Builds the text that is inserted for a key: its name and a snippet for its value. */
import type { KeyInfo, MappingShape, SchemaShape, TextShape } from '../../core/index.ts';

/** Values that are usually multi-line; they are inserted as block scalars. */
const blockValues: ReadonlySet<string> = new Set(['rule-body', 'query']);

/**
 * Returns a key with a skeleton for its value, as a VS Code snippet. Lines after the first include their full indentation. `indent` is the
 * indentation of the key, `eol` the document's line break.
 */
export function keySkeleton(keyInfo: KeyInfo, indent: string, eol: string): string {
  return keyInfo.key + ':' + value(keyInfo, createStops(), indent, eol);
}

/** If a mapping has no required keys and more keys than this, its skeleton contains no key, and the author chooses one. */
const manyKeys = 12;

type Stop = () => number;

function createStops(): Stop {
  let last = 0;
  return () => ++last;
}

/** Returns the text after the colon of a key. */
function value({ key, shape }: KeyInfo, stop: Stop, indent: string, eol: string): string {
  const { text, list, mapping } = shape;
  if (list) return `${eol}${indent}  - ${item(key, list.item, stop, `${indent}    `, eol)}`;
  if (mapping && !(text?.boolean === true)) {
    const leading = leadingKeys(mapping);
    // The tab stop is where the author types the first key.
    if (leading.length === 0) return `${eol}${indent}  $${stop()}`;
    return leading
      .map((inner) => eol + indent + '  ' + inner.key + ':' + value(inner, stop, `${indent}  `, eol))
      .join('');
  }
  if (text?.value !== undefined && blockValues.has(text.value)) return ` |${eol}${indent}  $${stop()}`;
  return ` ${textStop(key, stop, text)}`;
}

/** Returns the text of a list item after `- `; `indent` is the indentation of the item's keys. */
function item(list: string, shape: SchemaShape, stop: Stop, indent: string, eol: string): string {
  if (shape.text || !shape.mapping) return textStop(list, stop, shape.text);
  return leadingKeys(shape.mapping)
    .map((inner, index) => (index === 0 ? '' : eol + indent) + inner.key + ':' + value(inner, stop, indent, eol))
    .join('');
}

/**
 * Returns a tab stop for a value, with the accepted values as choices if there are any. Editors insert the first choice, so a placeholder
 * comes first; a diagnostic reports it until it is replaced.
 */
function textStop(key: string, stop: Stop, { boolean, words: own }: Partial<TextShape> = {}): string {
  const words = [...(boolean ? ['true', 'false'] : []), ...(own ?? [])];
  if (words.length === 0) return `$${stop()}`;
  const placeholder = boolean && own === undefined ? '<true or false>' : `<${key.replaceAll('_', ' ')}>`;
  return `\${${stop()}|${[placeholder, ...words].map(escapeChoice).join(',')}|}`;
}

/**
 * Returns the keys that a mapping's skeleton contains: all keys if there are at most two; otherwise the required keys, and the first of
 * each group of alternatives. If no key is required, returns the first key, or none if there are more than `manyKeys`.
 */
function leadingKeys(mapping: MappingShape): readonly KeyInfo[] {
  if (mapping.keys.length <= 2) return mapping.keys;
  const needed = new Set([...mapping.required, ...mapping.oneOfRequired.flatMap((group) => group.slice(0, 1))]);
  const keys = mapping.keys.filter(({ key }) => needed.has(key));
  return keys.length > 0 ? keys : mapping.keys.length > manyKeys ? [] : mapping.keys.slice(0, 1);
}

/** Escapes a choice in a snippet. Source: VS Code's snippet grammar, "choice". */
function escapeChoice(word: string): string {
  return word.replace(/[\\,|$}]/g, '\\$&');
}
