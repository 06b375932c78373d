import type { AffectedSystem } from '../../model/advisory.ts';
import type { Block, Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { commaList } from '../inline.ts';
import type { Labels } from '../../labels/labels.ts';
import { literal } from '../literal.ts';
import { filledColumns, type Column } from './columns.ts';
import type { SectionSource } from './section.ts';

/** A list of names, or a table if any system has other details. */
export const affectedSystems: SectionSource = {
  key: 'affected_systems',
  need: 'required',
  build: (context) =>
    listBlocks(context, 'affected_systems', context.advisory.affectedSystems, (items) => [systems(context, items)]),
};

function systems(context: Context, items: readonly AffectedSystem[]): Block {
  if (items.some(isDescribed))
    return filledColumns(context.labels['section.affected_systems'], columns(context.labels), items, (item) =>
      context.line(item.span),
    );
  return {
    kind: 'list',
    items: items.flatMap((item) =>
      item.name ? [{ line: context.line(item.span), content: literal(item.name.value) }] : [],
    ),
  };
}

const isDescribed = (item: AffectedSystem): boolean =>
  !!(item.vendor ?? item.platform) || item.versions.length + item.fixedVersions.length > 0;

const plain = (value: string | undefined): Inline[] => (value ? literal(value) : []);

const columns = (labels: Labels): readonly Column<AffectedSystem>[] => [
  { title: labels['column.system'], cell: (item) => plain(item.name?.value) },
  { title: labels['column.vendor'], cell: (item) => plain(item.vendor?.value) },
  { title: labels['column.versions'], cell: (item) => plain(commaList(item.versions)) },
  { title: labels['column.fixed_versions'], cell: (item) => plain(commaList(item.fixedVersions)) },
  { title: labels['column.platform'], cell: (item) => plain(item.platform?.value) },
];
