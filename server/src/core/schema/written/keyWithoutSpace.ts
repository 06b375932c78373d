/** `- name:Rclone` and `- name=Rclone`: a row whose key lacks its colon or the space after the colon, so that YAML reads a scalar. */
import { joinedKey } from '../unknownKeys.ts';
import { needsColon, needsSpace } from '../../yaml/recover/repair.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises a row whose key lacks its colon or the space after it. Offsets are relative to `text`. */
export const keyWithoutSpace: WrittenShape = ({ node, shape, pair }) => {
  const row = shape.mapping;
  if (node.kind !== 'scalar' || node.style !== 'plain' || pair || !row) return undefined;
  const key = joinedKey(node.value);
  if (key === undefined || !row.key(key)) return undefined;
  const equals = /^ ?= ?/.exec(node.value.slice(key.length))?.[0];
  const at = node.span[0] + key.length + 1;
  if (equals !== undefined) {
    // A command or URL may contain `=` too.
    if (/=|\s/.test(node.value.slice(key.length + equals.length))) return undefined;
    return {
      covers: [node],
      span: node.span,
      message: needsColon(key),
      title: 'Replace `=` with a colon',
      edits: [{ span: [at - 1, at - 1 + equals.length], newText: ': ' }],
    };
  }
  return {
    covers: [node],
    span: [at - 1, at],
    message: needsSpace(key),
    title: 'Add a space after the colon',
    edits: [{ span: [at, at], newText: ' ' }],
  };
};
