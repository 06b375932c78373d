/** The interface of a report section: metadata and one function. */
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import type { LabelKey } from '../../labels/labels.ts';

/** The keys that have a section. */
export type SectionKey = LabelKey extends infer Key ? (Key extends `section.${infer Name}` ? Name : never) : never;

export interface SectionSource {
  /** The top-level key of the section; its heading is the label of this key. */
  readonly key: SectionKey;
  readonly need: 'required' | 'recommended' | 'optional';
  /** The other top-level keys that the section is made from. */
  readonly reads?: readonly string[];
  /** Returns the text beside the heading. */
  aside?(context: Context): string;
  /** Returns the section's blocks; undefined if there is nothing to show. */
  build(context: Context): readonly Block[] | undefined;
}
