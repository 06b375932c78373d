import type { Cvss, Vulnerability } from '../../model/advisory.ts';
import { canonicalWord, cvssSeveritySynonyms, cvssSeverityWords } from '../../model/vocabularies.ts';
import type { Inline } from '../block.ts';
import { listBlocks } from '../context.ts';
import { code, commaList, joined, rating, strong, text } from '../inline.ts';
import { literal } from '../literal.ts';
import { filledColumns, type Column } from './columns.ts';
import type { SectionSource } from './section.ts';

export const vulnerabilities: SectionSource = {
  key: 'vulnerabilities',
  title: 'Vulnerabilities',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'vulnerabilities', context.advisory.vulnerabilities, (items) => [
      filledColumns(
        'Vulnerabilities',
        columns,
        items,
        (item) => context.line(item.span),
        (item) => (item.description ? context.blocks(item.description) : []),
      ),
    ]),
};

const columns: readonly Column<Vulnerability>[] = [
  { title: 'ID', cell: (item) => (item.id ? [strong(item.id.value)] : []) },
  { title: 'Title', cell: (item) => (item.title ? literal(item.title.value) : []) },
  { title: 'CVSS', cell: (item) => scores(item.cvss) },
  { title: 'CWE', cell: (item) => (item.cwe.length > 0 ? [text(commaList(item.cwe))] : []) },
  { title: 'Exploited', cell: exploited },
];

function exploited({ exploited: stated }: Vulnerability): Inline[] {
  if (!stated) return [];
  if (stated.value === 'unknown') return [{ kind: 'badge', text: 'Unknown', tone: 'unstated' }];
  return [{ kind: 'badge', text: stated.value ? 'Yes' : 'No', tone: stated.value ? 'exploited' : 'no' }];
}

/** Returns each rating as `9.8 Critical` with its vector on the line below. */
function scores(ratings: readonly Cvss[]): Inline[] {
  return ratings.flatMap((cvss, index) => {
    const severity = cvss.severity?.value;
    const known = severity === undefined ? undefined : canonicalWord(severity, cvssSeverityWords, cvssSeveritySynonyms);
    const head: Inline[][] = [
      ...(cvss.score ? [[strong(String(cvss.score.value))]] : []),
      ...(severity === undefined ? [] : [[known ? rating('severity', known) : text(severity)]]),
    ];
    const vector = cvss.vector ? [...(head.length > 0 ? [lineBreak] : []), code(cvss.vector.value)] : [];
    return [...(index > 0 ? [lineBreak] : []), ...joined(head, ' '), ...vector];
  });
}

const lineBreak: Inline = { kind: 'break' };
