/** Builds the pages of a site that lead to its advisories. */
import { markup, type Html } from '../../report/html.ts';
import type { SiteEntry } from '../entry.ts';
import { siteFile, wayUp, type SiteFile } from '../site.ts';
import { folderOf, pageText, siteLinks, strictestOf, type SiteFrame } from './frame.ts';
import { months, severities, topics, years } from './groups.ts';
import { countWords, entryList, groupList, type Group } from './list.ts';

/** The maximum number of advisories listed on the first page. */
const maxNewest = 25;

/** One way of grouping advisories, with a page that lists the groups. */
interface Index {
  readonly title: string;
  readonly path: string;
  readonly groups: readonly Group[];
}

/** A file offered on the first page. */
export interface Offer {
  readonly title: string;
  readonly path: string;
  readonly description: string;
}

export interface IndexPagesSource {
  readonly title: string;
  /** The advisories, newest first. */
  readonly entries: readonly SiteEntry[];
  readonly offers: readonly Offer[];
}

/** Returns the groupings, in the order of the links in the header. */
function indexesOf(entries: readonly SiteEntry[]): readonly Index[] {
  const groups: Readonly<Record<string, () => readonly Group[]>> = {
    dates: () => years(entries),
    severities: () => severities(entries),
    actors: () => topics(entries, 'actors'),
    techniques: () => topics(entries, 'techniques'),
    tags: () => topics(entries, 'tags'),
  };
  return siteLinks.map(({ path, title }) => ({ title, path, groups: groups[folderOf(path)]?.() ?? [] }));
}

/** Returns the first page, and the pages for dates, severities, actors, techniques and tags. */
export function indexPages({ title, entries, offers }: IndexPagesSource): readonly SiteFile[] {
  const indexes = indexesOf(entries);
  const frame: SiteFrame = { title };
  return [
    firstPage(frame, entries, offers),
    ...indexes.flatMap(({ groups, path, title: name }) => [
      siteFile(path, pageText(frame, { path, title: name, tlp: strictestOf(entries), body: groupList(groups, path) })),
      ...groups.map((group) => groupPage(frame, group)),
    ]),
  ];
}

function groupPage(frame: SiteFrame, { entries, label, path }: Group): SiteFile {
  const isYear = path.startsWith('dates/');
  const body = isYear ? byMonth(entries, path) : entryList(entries, { path, level: 2 });
  const count = markup`<p class="ta-muted">${countWords(entries.length)}</p>\n`;
  return siteFile(
    path,
    pageText(frame, { path, title: label, tlp: strictestOf(entries), body: markup`${count}${body}` }),
  );
}

function byMonth(entries: readonly SiteEntry[], path: string): Html {
  const parts = [...months(entries)].map(([month, own]) => {
    if (month === '') return entryList(own, { path, level: 2 });
    return markup`<section aria-labelledby="month-${month}">
<h2 id="month-${month}">${monthWords(month)}</h2>
${entryList(own, { path, level: 3 })}</section>\n`;
  });
  return markup`${parts}`;
}

/** Returns a month for display: `July 2026`. */
function monthWords(month: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

function firstPage(frame: SiteFrame, entries: readonly SiteEntry[], offers: readonly Offer[]): SiteFile {
  const path = 'index.html';
  const shown = entries.slice(0, maxNewest);
  const rest = entries.length - shown.length;
  const body = markup`<p class="ta-muted">${countWords(entries.length)}</p>
<form class="ta-search" role="search" hidden>
<label for="search">Search titles, actors, techniques, malware, CVEs, tags, indicators</label>
<input type="search" id="search" autocomplete="off" spellcheck="false">
<p role="status" class="ta-muted"></p>
<ul class="ta-entries"></ul>
</form>
<section class="ta-section" id="newest" aria-labelledby="newest-title">
<h2 id="newest-title">${rest > 0 ? 'Newest advisories' : 'Advisories'}</h2>
${entryList(shown, { path, level: 3, summaries: true })}${rest > 0 && markup`<p><a href="dates/index.html">All advisories by date</a></p>\n`}</section>
${offersHtml(offers, path)}`;
  const scripts = ['assets/advisories.js', 'assets/site.js'];
  return siteFile(path, pageText(frame, { path, title: frame.title, tlp: strictestOf(entries), body, scripts }));
}

function offersHtml(offers: readonly Offer[], path: string): Html {
  const items = offers.map(
    ({ description, path: target, title }) =>
      markup`<li><a href="${wayUp(path)}${target}">${title}</a> <span class="ta-muted">${description}</span></li>\n`,
  );
  return markup`<section class="ta-section" aria-labelledby="data-title">
<h2 id="data-title">Feeds and data</h2>
<ul>\n${items}</ul>
</section>\n`;
}
