/** The location of a validation error. */
import type { Path, YamlNode } from '../yaml/tree.ts';
import type { KeyInfo } from './schemaIndex.ts';

/** The location of a validation error, with everything that the message needs. */
export interface Location {
  readonly path: Path;
  readonly node: YamlNode;
  /** The node's key, or the key of the list that contains it. */
  readonly keyInfo: KeyInfo | undefined;
  readonly root: YamlNode;
  /** The text that spans refer to, if available. */
  readonly text?: string;
}
