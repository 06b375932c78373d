/** `- value evil[.]top`: rows whose first key lacks its colon, so that YAML reads a scalar. */
import { singleQuoted } from '../../yaml/quote.ts';
import type { SequenceNode } from '../../yaml/tree.ts';
import type { KeyInfo, MappingShape } from '../schemaIndex.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Matches a word followed by a space and a value. A colon may follow the space. */
const wordAndValue = /^([a-z][a-z_]{1,30})([ \t]+(?::(?!:)[ \t]*)?)(?=\S)/;

/** Recognises rows whose first key lacks its colon. Offsets are relative to `text`. */
export const rowWithoutColon: WrittenShape = ({ node, shape, inFlow }) => {
  const row = shape.list?.item.mapping;
  if (node.kind !== 'sequence' || node.flow || inFlow || !row) return undefined;
  const found = node.items.flatMap((item) => {
    const [all, key = '', gap = ''] =
      item.kind === 'scalar' && item.style === 'plain' ? (wordAndValue.exec(item.value) ?? []) : [];
    const keyInfo = row.required.includes(key) ? row.key(key) : undefined;
    if (item.kind !== 'scalar' || all === undefined || !keyInfo) return [];
    return isKey(keyInfo, item.value.slice(all.length), node, row) ? [{ item, key, gap }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  return {
    isOfRows: true,
    covers: found.map(({ item }) => item),
    span: first.item.span,
    message: `\`${first.key}\` is read as a key only if a colon follows it. Add a colon.`,
    title: 'Add a colon',
    edits: found.map(({ item, key, gap }) => {
      const at = item.span[0] + key.length;
      const rest = item.value.slice(key.length + gap.length);
      const isWhole = item.span[1] - item.span[0] === item.value.length;
      return isWhole && /:(?:\s|$)| #/.test(rest)
        ? { span: [at, item.span[1]], newText: `: ${singleQuoted(rest)}` }
        : { span: [at, at + gap.length], newText: ': ' };
    }),
  };
};

/**
 * Whether a word is meant as a key: other rows use it or, in `indicators`, a single word with a distinctive character follows. A key of
 * prose is never recognised.
 */
function isKey({ key, shape }: KeyInfo, value: string, { items }: SequenceNode, row: MappingShape): boolean {
  if (shape.text?.prose) return false;
  const isElsewhere = items.some(
    (item) => item.kind === 'mapping' && item.pairs.some((pair) => pair.key.value === key),
  );
  return isElsewhere || (row.written?.groupedBy === 'type' && !/\s/.test(value) && /[.:/\\@\d]/.test(value));
}
