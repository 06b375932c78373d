/** The parts of a document that are needed to edit it. */
import type { Lines } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The document that an editor works on. */
export interface EditTarget {
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  /** Whether it contains anchors or aliases, which moving text may separate; undefined if unknown. */
  readonly anchors?: boolean;
}
