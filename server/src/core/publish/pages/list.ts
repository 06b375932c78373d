/** Builds lists of advisories and of groups. */
import { displayValue } from '../../model/vocabularies.ts';
import { dateWords } from '../../report/dateHtml.ts';
import { markup, type Html } from '../../report/html.ts';
import type { SiteEntry } from '../entry.ts';
import { wayUp } from '../site.ts';
import { tlpMark } from './frame.ts';

/** Returns the path of an advisory's page. */
export const pageOf = ({ name }: Pick<SiteEntry, 'name'>): string => `advisories/${name}/index.html`;

/** Returns the day on which an advisory was created, `YYYY-MM-DD`; undefined if it has no date. */
export const dayOf = ({ times }: Pick<SiteEntry, 'times'>): string | undefined => times?.created.slice(0, 10);

/** Returns a day for display: `14 July 2026`. */
export const dayWords = (day: string): string => dateWords(day, 'en') ?? day;

/** The layout of a list of advisories. */
export interface ListOptions {
  /** The path of the page that contains the list. */
  readonly path: string;
  /** The level of the headings in the list. */
  readonly level: 2 | 3;
  /** Whether to include the beginning of each summary. */
  readonly summaries?: boolean;
}

/** Returns a list of advisories as markup; "None" if there are none. */
export function entryList(entries: readonly SiteEntry[], options: ListOptions): Html {
  if (entries.length === 0) return markup`<p class="ta-none">None</p>\n`;
  return markup`<ul class="ta-entries">\n${entries.map((entry) => entryItem(entry, options))}</ul>\n`;
}

function entryItem(entry: SiteEntry, { path, level, summaries = false }: ListOptions): Html {
  const { id, severity, status, summary, title, tlp, topics } = entry;
  const day = dayOf(entry);
  const link = markup`<a href="${wayUp(path)}${pageOf(entry)}"${language(entry)}>${title}</a>`;
  const actors = topics.actors.map(({ label }) => label).join(', ');
  const facts = [
    status && markup`<span class="ta-badge ta-status-${status}">${displayValue(status)}</span>`,
    severity && markup`<span class="ta-badge ta-severity-${severity}">${displayValue(severity)}</span>`,
    day && markup`<time datetime="${day}">${dayWords(day)}</time>`,
    tlp && tlpMark(tlp),
    id && markup`<span>${id}</span>`,
    actors !== '' && markup`<span>${actors}</span>`,
  ].filter((fact) => fact !== undefined && fact !== false && fact !== '');
  return markup`<li class="ta-entry">
${level === 2 ? markup`<h2>${link}</h2>` : markup`<h3>${link}</h3>`}
<p class="ta-entry-facts">${facts.map((fact, index) => markup`${index > 0 && ' '}${fact}`)}</p>
${summaries && summary !== '' && markup`<p${language(entry)}>${summary}</p>\n`}</li>\n`;
}

/** Returns the `lang` attribute for text in an advisory's language; empty for English, which is the language of the site. */
const language = ({ language: tag }: SiteEntry): Html => (/^en\b/i.test(tag) ? markup`` : markup` lang="${tag}"`);

/** A group of advisories with a separate page. */
export interface Group {
  readonly path: string;
  readonly label: string;
  readonly entries: readonly SiteEntry[];
}

/** Returns links to groups as markup, each with its number of advisories; "None" if there are no groups. */
export function groupList(groups: readonly Group[], path: string): Html {
  if (groups.length === 0) return markup`<p class="ta-none">None</p>\n`;
  const items = groups.map(
    ({ entries, label, path: target }) =>
      markup`<li><a href="${wayUp(path)}${target}">${label}</a> <span class="ta-count">${countWords(entries.length)}</span></li>\n`,
  );
  return markup`<ul class="ta-topics">\n${items}</ul>\n`;
}

/** Returns `1 advisory` or `3 advisories`. */
export const countWords = (count: number): string => `${count} ${count === 1 ? 'advisory' : 'advisories'}`;
