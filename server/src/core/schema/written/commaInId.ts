/** Recognises sub-technique IDs with a comma in place of the dot, where the comma separates two items: `[T1562,001, T1078]`. */
import type { Edit } from '../../text/edits.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises IDs that a comma splits inside brackets. Offsets are relative to `text`. */
export const commaInId: WrittenShape = ({ node, shape, text }) => {
  if (node.kind !== 'sequence' || !node.flow || !/^technique(?:-id)?$/.test(shape.list?.item.text?.value ?? ''))
    return undefined;
  const edits: Edit[] = [];
  let covers: YamlNode[] = [];
  let first: { readonly start: number; readonly end: number; readonly id: string } | undefined;
  for (const [i, item] of node.items.entries()) {
    const before = node.items[i - 1];
    if (before?.kind !== 'scalar' || item.kind !== 'scalar' || before.style !== 'plain' || item.style !== 'plain')
      continue;
    const gap = text.slice(before.span[1], item.span[0]);
    if (!/^T\d{4}$/i.test(before.value) || !/^\d{3}$/.test(item.value) || gap.trim() !== ',') continue;
    edits.push({ span: [before.span[1], item.span[0]], newText: '.' });
    covers = [...covers, before, item];
    first ??= { start: before.span[0], end: item.span[1], id: `${before.value}.${item.value}` };
  }
  if (!first) return undefined;
  return {
    code: 'schema/pattern',
    covers,
    span: [first.start, first.end],
    message: `Write the technique ID as ${first.id}: a comma in \`[ ]\` separates two items.`,
    title: edits.length === 1 ? `Change to ${first.id}` : 'Use dots in the technique IDs',
    edits,
  };
};
