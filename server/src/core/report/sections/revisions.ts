import type { Revision } from '../../model/advisory.ts';
import { type Context, listBlocks } from '../context.ts';
import { dated, text } from '../inline.ts';
import { filledColumns, type Column } from './columns.ts';
import type { SectionSource } from './section.ts';

export const revisions: SectionSource = {
  key: 'revisions',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'revisions', context.advisory.revisions, (items) => [
      filledColumns(context.labels['section.revisions'], columnsOf(context), items, (item) => context.line(item.span)),
    ]),
};

const columnsOf = (context: Context): readonly Column<Revision>[] => [
  { title: context.labels['column.date'], cell: ({ date }) => (date ? [dated(date.value)] : []) },
  { title: context.labels['column.version'], cell: ({ version }) => (version ? [text(version.value)] : []) },
  {
    title: context.labels['column.description'],
    cell: ({ description }) => (description ? context.inline(description) : []),
  },
];
