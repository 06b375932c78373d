import type { Revision } from '../../model/advisory.ts';
import { type Context, listBlocks } from '../context.ts';
import { dated, text } from '../inline.ts';
import { filledColumns, type Column } from './columns.ts';
import type { SectionSource } from './section.ts';

export const revisions: SectionSource = {
  key: 'revisions',
  title: 'Revision History',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'revisions', context.advisory.revisions, (items) => [
      filledColumns('Revision history', columnsOf(context), items, (item) => context.line(item.span)),
    ]),
};

const columnsOf = (context: Context): readonly Column<Revision>[] => [
  { title: 'Date', cell: ({ date }) => (date ? [dated(date.value)] : []) },
  { title: 'Version', cell: ({ version }) => (version ? [text(version.value)] : []) },
  { title: 'Description', cell: ({ description }) => (description ? context.inline(description) : []) },
];
