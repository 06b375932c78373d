/** The interface of a report section: metadata and one function. */
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';

export interface SectionSource {
  /** The top-level key of the section. */
  readonly key: string;
  /** The heading of the published page. */
  readonly title: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** Returns the text beside the heading. */
  aside?(context: Context): string;
  /** Returns the section's blocks; undefined if there is nothing to show. */
  build(context: Context): readonly Block[] | undefined;
}
