/** `authors: [{ name: Jo, email: jo@cert.example }]`: a person as a mapping where a name is expected. */
import type { Edit } from '../../text/edits.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { MappingNode, YamlNode } from '../../yaml/tree.ts';
import { commentsIn, contentEnd, oneLine } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** The keys that authors use for a contact's name. */
const nameKey = /^(?:name|author|analyst|person|team)$/i;
const restKey =
  /^(?:e-?mail|mail|contact|role|title|team|organi[sz]ation|affiliation|company|handle|twitter|url|phone)$/i;

/**
 * Recognises people written as mappings, with an address or a role, in a list of names. The parts are joined into one string: `Jo
 * (jo@cert.example)`. Offsets are relative to `location.text`.
 */
export const contactAuthors: WrittenShape = (location) => {
  const { node, shape, keyInfo, text } = location;
  if (node.kind !== 'sequence' || keyInfo?.key !== 'authors' || shape.list?.item.mapping) return undefined;
  const found = node.items.flatMap((item) => contactOf(item) ?? []);
  const [first] = found;
  if (!first) return undefined;
  const isWhole = found.every(
    ({ row }) => commentsIn(location.comments, [row.span[0], contentEnd(text, row)]).length === 0,
  );
  const edits = found.map(({ row, name }): Edit => ({
    span: [row.span[0], contentEnd(text, row)],
    newText: quoteScalar(name, 'plain', location.inFlow || node.flow),
  }));
  return {
    isOfRows: true,
    covers: found.map(({ row }) => row),
    span: first.row.pairs[0]?.key.span ?? first.row.span,
    message:
      'Each item of `authors` must be a string, but this is a mapping. Use the name, followed by the rest in parentheses.',
    title: 'Convert each author to a string',
    edits: isWhole ? edits : undefined,
  };
};

function contactOf(node: YamlNode): { row: MappingNode; name: string } | undefined {
  if (node.kind !== 'mapping') return undefined;
  const [name, another] = node.pairs.filter(({ key }) => nameKey.test(key.value));
  const others = node.pairs.filter((pair) => pair !== name);
  if (!name || another || others.length === 0 || !others.every(({ key }) => restKey.test(key.value))) return undefined;
  const [own = '', ...rest] = [name, ...others].map(({ value }) =>
    value.kind === 'scalar' && !value.isNull ? oneLine(value.value.trim()) : '',
  );
  if (own === '' || rest.includes('')) return undefined;
  return { row: node, name: rest.length === 0 ? own : `${own} (${rest.join(', ')})` };
}
