/** `sectors: [{name: Finance}]`: mappings with a single key in a list of strings. */
import { normaliseWord } from '../../model/vocabularies.ts';
import type { Edit } from '../../text/edits.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { WrittenShape } from './writtenShape.ts';

const valueKey = /^(?:name|value|text|title|label|item|description)$/;

/** Recognises items of a list of strings that have their text under a key. Offsets are relative to `text`. */
export const namedItems: WrittenShape = ({ node, shape, keyInfo, text }) => {
  const item = shape.list?.item;
  if (node.kind !== 'sequence' || !item?.text || item.mapping || item.list) return undefined;
  const singular = (keyInfo?.key ?? '').replace(/ies$/, 'y').replace(/s$/, '');
  const found = node.items.flatMap(
    (one): { readonly one: YamlNode; readonly key: string; readonly edits: Edit[] }[] => {
      const [pair, another] = one.kind === 'mapping' ? one.pairs : [];
      const key = pair?.key.value ?? '';
      if (one.kind !== 'mapping' || !pair || another || pair.value.kind !== 'scalar' || pair.value.isNull) return [];
      if (!valueKey.test(key) && (key === '' || normaliseWord(key) !== singular)) return [];
      const { span } = pair.value;
      const isBraced = text[one.span[0]] === '{';
      const end: readonly Edit[] = isBraced ? [{ span: [span[1], one.span[1]], newText: '' }] : [];
      return [{ one, key, edits: [{ span: [one.span[0], span[0]], newText: '' }, ...end] }];
    },
  );
  const [first] = found;
  if (!first) return undefined;
  return {
    isOfRows: true,
    covers: found.map(({ one }) => one),
    span:
      first.one.kind === 'mapping' && !first.one.flow
        ? (first.one.pairs[0]?.key.span ?? first.one.span)
        : first.one.span,
    message: `Each item of \`${keyInfo?.key ?? 'the list'}\` must be a string, but this is a mapping. Keep only the value of \`${first.key}\`.`,
    title: 'Convert the items to strings',
    edits: found.flatMap(({ edits }) => edits),
  };
};
