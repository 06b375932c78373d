/** `- Initial Access | Phishing: Spearphishing Link | T1566.002`: items of `mitre_attack` that are rows of a table. */
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf, type Span } from '../../text/text.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import { columnOf } from './layout.ts';
import { techniqueLines } from './tableRows.ts';
import { cellsOf } from './tableText.ts';
import { readTechniqueTable } from './techniqueTable.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Recognises items that are rows of a table, with a tactic or a description. Offsets are relative to `text`. */
export const pipedTechniques: WrittenShape = ({ node, shape, keyInfo, inFlow, text }) => {
  const row = shape.list?.item.mapping;
  if (node.kind !== 'sequence' || row?.written?.groupedBy !== 'tactics' || node.flow || inFlow) return undefined;
  const found = node.items.flatMap((item): Found[] => {
    const span = spanOf(item);
    const source = span && text.slice(...span);
    if (!span || source?.includes('|') !== true || /[\r\n]/.test(source)) return [];
    const [read] = readTechniqueTable([cellsOf(source.replace(/^(["'])(.*)\1$/, '$2'))]) ?? [];
    const [only, another] = typeof read === 'object' ? read : [];
    if (!only || another || (only.tactics.length === 0 && only.description === undefined)) return [];
    return [{ item, span, lines: techniqueLines(only) }];
  });
  const [first] = found;
  if (!first) return undefined;
  return {
    isOfRows: true,
    covers: found.map(({ item }) => item),
    span: first.span,
    message: `Each item of \`${keyInfo?.key ?? 'mitre_attack'}\` must be a technique, but this is a row of a table. Use a mapping with \`id\`, \`name\` and \`tactics\`.`,
    title: 'Convert to rows with `id`, `name` and `tactics`',
    edits: found.map(({ span, lines }): Edit => {
      const gap = lineBreakOf(text) + ' '.repeat(columnOf(text, span[0]));
      return { span, newText: lines.map((line) => line.slice(2)).join(gap) };
    }),
  };
};

interface Found {
  readonly item: YamlNode;
  readonly span: Span;
  readonly lines: readonly string[];
}

/** Returns the span of an item that is a string, or that YAML reads as a pair because of a colon in it; undefined for any other item. */
function spanOf(item: YamlNode): Span | undefined {
  if (item.kind === 'scalar')
    return item.isNull || item.style === 'literal' || item.style === 'folded' ? undefined : item.span;
  const [pair, another] = item.kind === 'mapping' && !item.flow ? item.pairs : [];
  return pair && !another && pair.value.kind === 'scalar' && pair.key.style === 'plain' && /\|/.test(pair.key.value)
    ? [pair.key.span[0], pair.value.span[1]]
    : undefined;
}
