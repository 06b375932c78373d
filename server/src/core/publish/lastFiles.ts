/** Builds the files of a site that cover all of its advisories. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { allLayers } from './data/allLayers.ts';
import type { SiteEntry } from './entry.ts';
import { atomFeed } from './feeds/atom.ts';
import { siteScript, siteStyle } from './generated/siteAssets.js';
import { newestFirst } from './pages/groups.ts';
import { indexPages } from './pages/indexPages.ts';
import { searchData, searchIndicators } from './searchData.ts';
import { siteFile, type SiteFile, type SiteOptions } from './site.ts';

export interface LastFilesSource {
  readonly entries: readonly SiteEntry[];
  readonly options: SiteOptions;
  /** The content of report.css. */
  readonly reportStyle: string;
  readonly catalogue: Catalogue;
  /** The STIX bundle and the indicator table for all advisories. */
  readonly data: readonly SiteFile[];
  /** The manifest and the hashes of the MISP feed. */
  readonly feed: readonly SiteFile[];
}

/** Returns the index pages, the feeds, the exports that cover all advisories, the stylesheet and the scripts. */
export function lastFiles(source: LastFilesSource): readonly SiteFile[] {
  const { entries: all, options, reportStyle, catalogue, data, feed } = source;
  const entries = newestFirst(all);
  const layers = allLayers(entries, catalogue, options.title);
  const offers = [
    { title: 'Atom feed', path: 'feed.xml', description: 'new and changed advisories, for feed readers' },
    {
      title: 'MISP feed',
      path: 'misp/manifest.json',
      description: 'to subscribe, use the folder that contains this file',
    },
    { title: 'STIX 2.1', path: 'all/advisories.stix.json', description: 'all advisories in one bundle' },
    { title: 'CSV', path: 'all/indicators.csv', description: 'the indicators of all advisories' },
    ...layers.map(({ path }) => ({
      title: `ATT&CK Navigator layer, ${domainNames[path] ?? ''}`,
      path,
      description: 'how many advisories list each technique',
    })),
  ];
  return [
    ...indexPages({ title: options.title, entries, offers }),
    atomFeed(entries, options),
    ...feed,
    ...data,
    ...layers,
    searchData(entries),
    searchIndicators(entries),
    siteFile('assets/site.css', `${reportStyle}\n${siteStyle}\n`),
    siteFile('assets/site.js', `${siteScript}\n`),
  ];
}

const domainNames: Readonly<Record<string, string>> = {
  'all/enterprise.layer.json': 'Enterprise',
  'all/mobile.layer.json': 'Mobile',
  'all/ics.layer.json': 'ICS',
};
