/**
 * Converts a tree to the JSON value that the validator checks. Scalars become strings, except missing values (`null`), and unquoted numbers
 * where the schema requires a number.
 */
import type { YamlNode } from '../yaml/tree.ts';
import type { MappingShape, SchemaShape } from './schemaIndex.ts';
import { choose } from './shapes.ts';

export type PlainValue = string | number | null | PlainValue[] | { [key: string]: PlainValue };

/** Converts a tree. Omits top-level keys without a value, because a rule reports them. */
export function plainValue(root: YamlNode, schema: MappingShape): PlainValue {
  const known = new Map<YamlNode, PlainValue>();
  const step = (node: YamlNode, shape: SchemaShape | undefined, top: boolean): PlainValue => {
    const made = known.get(node);
    if (made !== undefined) return made;
    const value = convert(node, shape, top);
    if (node.kind !== 'scalar') known.set(node, value);
    return value;
  };
  const convert = (node: YamlNode, shape: SchemaShape | undefined, top: boolean): PlainValue => {
    const chosen = shape ? choose(node, shape) : undefined;
    if (node.kind === 'sequence') {
      const item = chosen?.kind === 'list' ? chosen.shape.item : undefined;
      return node.items.map((child) => step(child, item, false));
    }
    if (node.kind === 'mapping') {
      const mapping = chosen?.kind === 'mapping' ? chosen.shape : undefined;
      const value: Record<string, PlainValue> = {};
      for (const pair of node.pairs) {
        if (top && isEmpty(pair.value)) continue;
        setOwn(value, pair.key.value, step(pair.value, mapping?.key(pair.key.value)?.shape, false));
      }
      return value;
    }
    if (node.isNull) return null;
    const number = chosen?.kind === 'text' && chosen.shape.number && node.style === 'plain';
    return number && /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(node.value) ? Number(node.value) : node.value;
  };
  return step(root, { mapping: schema }, true);
}

/** Sets a property by any name. Assigning to `__proto__` would change the object's prototype. */
function setOwn(object: Record<string, PlainValue>, key: string, value: PlainValue): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && (node.isNull || !/\S/.test(node.value));
