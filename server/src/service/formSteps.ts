/** Looks up the schema step by step while walking a document, instead of looking up the full path of each node. */
import type { MappingShape, SchemaShape } from '../core/index.ts';

/** Returns the shape of the mapping that is allowed at a location, either as the value itself or as an item of a list. */
export function mappingShapeOf(shape: SchemaShape | undefined): MappingShape | undefined {
  return shape?.mapping ?? shape?.list?.item.mapping;
}

/** Returns the shapes accepted for the value of a key. */
export function keyShapeOf(shape: SchemaShape | undefined, key: string): SchemaShape | undefined {
  return mappingShapeOf(shape)?.key(key)?.shape;
}

/** Returns the shapes accepted for the items of a list. */
export function itemShapeOf(shape: SchemaShape | undefined): SchemaShape | undefined {
  return shape?.list?.item;
}

/** Returns the format (`x-value`) of the string that is allowed at a location, either as the value or as an item of a list. */
export function valueKindOf(shape: SchemaShape | undefined): string | undefined {
  return (shape?.text ?? shape?.list?.item.text)?.value;
}
