import type { Cvss, Vulnerability } from '../../model/advisory.ts';
import { canonicalValue, cvssSeveritySynonyms, cvssSeverityValues } from '../../model/vocabularies.ts';
import type { Inline } from '../block.ts';
import { type Context, listBlocks } from '../context.ts';
import { code, joined, rating, strong, text } from '../inline.ts';
import type { Labels } from '../../labels/labels.ts';
import { literal } from '../literal.ts';
import { filledColumns, type Column } from './columns.ts';
import type { SectionSource } from './section.ts';

export const vulnerabilities: SectionSource = {
  key: 'vulnerabilities',
  need: 'optional',
  build: (context) =>
    listBlocks(context, 'vulnerabilities', context.advisory.vulnerabilities, (items) => [
      filledColumns(
        context.labels['section.vulnerabilities'],
        columns(context),
        items,
        (item) => context.line(item.span),
        (item) => (item.description ? context.blocks(item.description) : []),
      ),
    ]),
};

const columns = (context: Context): readonly Column<Vulnerability>[] => [
  { title: context.labels['head.id'], cell: (item) => (item.id ? identity(context, item.id.value) : []) },
  { title: context.labels['column.title'], cell: (item) => (item.title ? literal(item.title.value) : []) },
  { title: 'CVSS', cell: (item) => scores(item.cvss, context.labels) },
  {
    title: 'CWE',
    cell: (item) =>
      joined(
        item.cwe.map(({ value }) => weakness(context, value)),
        ', ',
      ),
  },
  { title: context.labels['column.exploited'], cell: (item) => exploited(item, context.labels) },
];

/** Returns an ID, with a link if it is a CVE, GHSA or EUVD ID, for which there is a page at its publisher. */
function identity(context: Context, written: string): Inline[] {
  const id = written.trim();
  if (/^CVE-\d{4}-\d{4,}$/i.test(id))
    return quietLink(context, strong(written), `https://www.cve.org/CVERecord?id=${id.toUpperCase()}`);
  if (/^GHSA(?:-[a-z0-9]{4}){3}$/i.test(id))
    return quietLink(context, strong(written), `https://github.com/advisories/GHSA${id.slice(4).toLowerCase()}`);
  if (/^EUVD-\d{4}-\d+$/i.test(id))
    return quietLink(context, strong(written), `https://euvd.enisa.europa.eu/vulnerability/${id.toUpperCase()}`);
  return [strong(written)];
}

function weakness(context: Context, written: string): Inline[] {
  const number = /^CWE-(\d{1,6})$/i.exec(written.trim())?.[1];
  if (number === undefined) return [text(written)];
  return quietLink(context, text(written), `https://cwe.mitre.org/data/definitions/${number}.html`);
}

/** Returns content that links to a URL, or only the content if the page must not link to it. */
function quietLink(context: Context, content: Inline, url: string): Inline[] {
  const [link] = context.link(url, url);
  return [link?.kind === 'link' ? { ...link, content: [content], quiet: true } : content];
}

function exploited({ exploited: stated }: Vulnerability, labels: Labels): Inline[] {
  if (!stated) return [];
  if (stated.value === 'unknown') return [{ kind: 'badge', text: labels['exploited.unknown'], tone: 'unstated' }];
  return [
    {
      kind: 'badge',
      text: labels[stated.value ? 'exploited.yes' : 'exploited.no'],
      tone: stated.value ? 'exploited' : 'no',
    },
  ];
}

/** Returns each rating as `9.8 Critical` with its vector on the line below. */
function scores(ratings: readonly Cvss[], labels: Labels): Inline[] {
  return ratings.flatMap((cvss, index) => {
    const severity = cvss.severity?.value;
    const known =
      severity === undefined ? undefined : canonicalValue(severity, cvssSeverityValues, cvssSeveritySynonyms);
    const head: Inline[][] = [
      ...(cvss.score ? [[strong(String(cvss.score.value))]] : []),
      ...(severity === undefined ? [] : [[known ? rating(labels, 'severity', known) : text(severity)]]),
    ];
    const vector = cvss.vector ? [...(head.length > 0 ? [lineBreak] : []), code(cvss.vector.value)] : [];
    return [...(index > 0 ? [lineBreak] : []), ...joined(head, ' '), ...vector];
  });
}

const lineBreak: Inline = { kind: 'break' };
