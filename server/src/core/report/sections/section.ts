/** The interface of a report section: its metadata, and functions that build its content. */
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import type { SectionKey } from '../../labels/labels.ts';

export interface SectionSource {
  /** The top-level key of the section; its heading is the label for this key, unless the organisation's branding has another one. */
  readonly key: SectionKey;
  readonly need: 'required' | 'recommended' | 'optional';
  /** Other top-level keys from which the section is built. */
  readonly reads?: readonly string[];
  /** Returns the text next to the heading. */
  aside?(context: Context): string;
  /** Returns the section's blocks; undefined or an empty list if there is nothing to show. */
  build(context: Context): readonly Block[] | undefined;
}
