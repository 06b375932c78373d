/** What a section of the report is: metadata and one function. */
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';

export interface SectionSource {
  /** The top-level key that it shows. */
  readonly key: string;
  /** The heading of the published page. */
  readonly title: string;
  readonly need: 'required' | 'recommended' | 'optional';
  /** What stands beside the heading. */
  aside?(context: Context): string;
  /** The section's blocks; undefined when the advisory says nothing that could be shown. */
  build(context: Context): readonly Block[] | undefined;
}
