/** Looks up the schema step by step while walking a document, instead of looking up the full path of each node. */
import type { MappingShape, SchemaShape } from '../core/index.ts';

/** Returns the shape of the mapping that is allowed at a location, either as the value itself or as an item of a list. */
export function mappingFormOf(form: SchemaShape | undefined): MappingShape | undefined {
  return form?.mapping ?? form?.list?.item.mapping;
}

/** Returns the shapes accepted for the value of a key. */
export function keyFormOf(form: SchemaShape | undefined, key: string): SchemaShape | undefined {
  return mappingFormOf(form)?.key(key)?.form;
}

/** Returns the shapes accepted for the items of a list. */
export function itemFormOf(form: SchemaShape | undefined): SchemaShape | undefined {
  return form?.list?.item;
}

/** Returns the format (`x-value`) of the string that is allowed at a location, either as the value or as an item of a list. */
export function valueKindOf(form: SchemaShape | undefined): string | undefined {
  return (form?.text ?? form?.list?.item.text)?.value;
}
