/** The document that edits are made for, as far as they look at it. */
import type { Lines } from '../text/text.ts';
import type { YamlNode } from '../yaml/tree.ts';

/** What an editor works on. */
export interface EditTarget {
  readonly text: string;
  readonly lines: Lines;
  readonly root: YamlNode | undefined;
  /** Whether it has anchors or aliases, which what moves may tear apart; unknown where absent. */
  readonly anchors?: boolean;
}
