/** Steps along the schema beside a walk through a document: one look-up a step, where a whole path would be looked up for each place. */
import type { MappingForm, SchemaForm } from '../core/index.ts';

/** The mapping that may stand at a place; "one is a list of one" is part of it. */
export function mappingFormOf(form: SchemaForm | undefined): MappingForm | undefined {
  return form?.mapping ?? form?.list?.item.mapping;
}

/** The forms accepted for the value of a key. */
export function keyFormOf(form: SchemaForm | undefined, key: string): SchemaForm | undefined {
  return mappingFormOf(form)?.key(key)?.form;
}

/** The forms accepted for the items of a list. */
export function itemFormOf(form: SchemaForm | undefined): SchemaForm | undefined {
  return form?.list?.item;
}

/** The kind of values that stand at a place as text. */
export function valueKindOf(form: SchemaForm | undefined): string | undefined {
  return (form?.text ?? form?.list?.item.text)?.value;
}
