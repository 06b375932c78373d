/** Where the validator found an error. */
import type { Path, YamlNode } from '../yaml/tree.ts';
import type { KeyInfo } from './schemaIndex.ts';

/** Where an error is, as a problem's maker needs it. */
export interface Place {
  readonly path: Path;
  readonly node: YamlNode;
  /** The key under which the node stands, itself or around it. */
  readonly fact: KeyInfo | undefined;
  readonly root: YamlNode;
  /** The text of which the spans are, where it is at hand. */
  readonly text?: string;
}
