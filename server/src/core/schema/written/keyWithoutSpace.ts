/** `- name:Rclone`: a row whose key lacks the space after its colon, so that YAML reads it as text. */
import { joinedKey } from '../unknownKeys.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises `- name:Rclone`: a key of a row without a space after its colon. Offsets are those of the place's text. */
export const keyWithoutSpace: WrittenShape = ({ node, form, pair }) => {
  const row = form.mapping;
  if (node.kind !== 'scalar' || node.style !== 'plain' || pair || !row) return undefined;
  const key = joinedKey(node.value);
  if (key === undefined || !row.key(key)) return undefined;
  const at = node.span[0] + key.length + 1;
  return {
    covers: [node],
    span: [at - 1, at],
    message: `\`${key}\` is a key only with a space after its colon. Add one.`,
    title: 'Add a space after the colon',
    edits: [{ span: [at, at], newText: ' ' }],
  };
};
