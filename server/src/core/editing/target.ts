/** The parts of a document that are needed to edit it. */
import type { Lines } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** The document that an editor works on. */
export interface EditTarget {
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  /** Whether the document contains anchors or aliases, so that moving text could put an alias before its anchor; undefined if unknown. */
  readonly anchors?: boolean;
}
