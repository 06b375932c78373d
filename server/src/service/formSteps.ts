/** Follows the schema during a walk through a document: one look-up per step, instead of one of the whole path per node. */
import type { MappingShape, SchemaShape } from '../core/index.ts';

/** The mapping that may stand at a place; "one is a list of one" is part of it. */
export function mappingFormOf(form: SchemaShape | undefined): MappingShape | undefined {
  return form?.mapping ?? form?.list?.item.mapping;
}

/** The forms accepted for the value of a key. */
export function keyFormOf(form: SchemaShape | undefined, key: string): SchemaShape | undefined {
  return mappingFormOf(form)?.key(key)?.form;
}

/** The forms accepted for the items of a list. */
export function itemFormOf(form: SchemaShape | undefined): SchemaShape | undefined {
  return form?.list?.item;
}

/** The kind of values that stand at a place as text. */
export function valueKindOf(form: SchemaShape | undefined): string | undefined {
  return (form?.text ?? form?.list?.item.text)?.value;
}
