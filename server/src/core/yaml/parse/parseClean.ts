/** Parses well-formed text in a single pass. */
import { buildTree } from './build.ts';
import { compose, Refused, type Composed } from '../compose.ts';
import { controlCharacters } from '../recover/controls.ts';
import { readSimple } from '../simple/readSimple.ts';
import type { Comment, YamlNode } from '../tree.ts';

/** The result for text that is a single well-formed document without anchors. All spans are offsets in the text. */
export interface CleanText {
  readonly root: YamlNode;
  readonly comments: readonly Comment[];
}

/**
 * Parses `text`, which must be within the limits of `outOfBounds`; never throws. Returns undefined if there is anything to report or
 * repair, if the text has no content, or if it contains anchors or aliases. `isTopKey` recognises the top-level keys of an advisory.
 */
export function parseClean(text: string, isTopKey: (word: string) => boolean): CleanText | undefined {
  if (controlCharacters(text).edits.length > 0) return undefined;
  const simple = readSimple(text);
  if (simple) return simple;
  const composed = composeAccepted(text);
  const [document, second] = composed?.documents ?? [];
  if (!composed || !document || second || composed.errors.length > 0) return undefined;
  const { root, problems, unparsed, anchors, openAliases } = buildTree(document, text, isTopKey);
  if (!root || problems.length + unparsed.length > 0 || anchors || openAliases) return undefined;
  return { root, comments: composed.comments };
}

function composeAccepted(text: string): Composed | undefined {
  try {
    return compose(text);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
