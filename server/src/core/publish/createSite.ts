/**
 * Creates a site from advisories. They are added one at a time, and only the data for the files that cover all advisories remains in
 * memory.
 */
import { attackReleaseOf } from '../attack/release.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { leftOutText } from '../export/index.ts';
import type { ExportResult, LeftOut } from '../export/exporter.ts';
import { subjectOf } from '../export/subject.ts';
import { uuidOf } from '../export/uuid.ts';
import { listedInAdvisory } from '../indicators/index.ts';
import { buildReport, type RenderResources } from '../report/index.ts';
import { plainBlocks } from '../report/inline.ts';
import { obstacleTo, withoutStricterRows, type NotPublished } from './admit.ts';
import { advisoryPage } from './advisoryPage.ts';
import { createAllIndicators } from './data/allIndicators.ts';
import { createAllStix } from './data/allStix.ts';
import { downloadsOf } from './downloads.ts';
import { entryOf, type SiteEntry } from './entry.ts';
import { createMispFeed } from './feeds/mispFeed.ts';
import { pageOf } from './pages/list.ts';
import { lastFiles } from './lastFiles.ts';
import type { SiteFile, SiteOptions, SiteTools } from './site.ts';

/** An advisory to be published. */
export interface SiteSource {
  /** The name of the advisory's folder; see {@link distinctNames}. */
  readonly name: string;
  /** The path of the advisory's file, relative to the published folder. */
  readonly path: string;
  readonly document: AdvisoryDocument;
  /** The environment, with the catalogue that applies to the advisory. */
  readonly env: Environment;
  /** The organisation's branding, and the rule files that the advisory refers to. */
  readonly resources?: RenderResources;
}

/** The files of an advisory, or why there are none. */
export type Added = { readonly files: readonly SiteFile[] } | NotPublished;

export interface Site {
  /** Adds an advisory and returns its files. Advisories must be added in the order of their paths, so that the result is reproducible. */
  add(source: SiteSource): Added;
  /** Returns the files that cover all advisories. Must be called after the last advisory has been added. */
  files(env: Environment): readonly SiteFile[];
  /**
   * Returns a sentence, without a full stop, for each reason why exports omitted rows or were refused, with the number of rows or
   * advisories.
   */
  remarks(): readonly string[];
  /** The number of published advisories. */
  count(): number;
}

/** Creates a site without advisories. */
export function createSite(options: SiteOptions, tools: SiteTools): Site {
  const entries: SiteEntry[] = [];
  const subjects = new Set<string>();
  const stix = createAllStix(options.title);
  const misp = createMispFeed(options.title, tools);
  const indicators = createAllIndicators(options.baseUrl);
  const remarks = createRemarks();
  return {
    add({ name, path, document, env, resources = {} }) {
      const obstacle = obstacleTo(document, options);
      if (obstacle) return obstacle;
      const { advisory } = document;
      const subject = subjectOf(advisory);
      // If an earlier advisory has the same publisher and ID, identifiers are also derived from the path, so that feeds contain both
      // advisories.
      const apart = subjects.has(subject) ? path : undefined;
      subjects.add(subject);
      const listed = listedInAdvisory(advisory);
      const shown = withoutStricterRows(advisory, options.maxTlp);
      const report = buildReport(shown, {
        attack: attackReleaseOf(advisory, env.catalogue),
        catalogue: env.catalogue,
        text: document.text,
        lines: document.lines,
        mode: 'published',
        listed,
        ...resources,
      });
      const entry = entryOf({
        name,
        path,
        uuid: uuidOf(`atom ${subject} ${apart ?? ''}`),
        advisory,
        indicators: shown.indicators?.items ?? [],
        listed,
        catalogue: env.catalogue,
        summary: plainBlocks(report.head.summary),
      });
      entries.push(entry);
      const downloads = downloadsOf({
        name,
        document,
        env,
        report,
        options,
        ...(apart === undefined ? {} : { apart }),
      });
      const event = downloads.misp === undefined ? undefined : misp.add(downloads.misp);
      if (downloads.stix !== undefined) stix.add(downloads.stix);
      if (downloads.csv !== undefined) indicators.add(entry, downloads.csv);
      remarks.add(downloads.results);
      const offered = downloads.offered.map(({ file, title }) => ({ title, path: file.path }));
      const page = advisoryPage({
        frame: options,
        path: pageOf(entry),
        report,
        downloads: event ? [...offered, { title: 'MISP event', path: event.path }] : offered,
        tools,
      });
      return { files: [page, ...downloads.offered.map(({ file }) => file), ...(event ? [event] : [])] };
    },
    files: ({ catalogue }) =>
      lastFiles({
        entries,
        options,
        reportStyle: tools.reportStyle,
        catalogue,
        data: [stix.file(), indicators.file()],
        feed: misp.files(),
      }),
    remarks: () => remarks.texts(),
    count: () => entries.length,
  };
}

/** Counts the rows that CSV exports omit, and the exports that are refused, by reason and across all advisories. */
function createRemarks(): { add(results: readonly ExportResult[]): void; texts(): readonly string[] } {
  const leftOut = new Map<string, LeftOut>();
  const refused = new Map<string, number>();
  return {
    add(results) {
      for (const result of results) {
        if ('refused' in result) refused.set(result.refused, (refused.get(result.refused) ?? 0) + 1);
      }
      const table = results.at(-1);
      if (!table || 'refused' in table) return;
      for (const rows of table.leftOut) {
        const count = (leftOut.get(rows.reason)?.count ?? 0) + rows.count;
        leftOut.set(rows.reason, { ...rows, count });
      }
    },
    texts: () => [
      ...[...leftOut.values()].map(leftOutText),
      ...[...refused].map(([reason, count]) => `${count} ${count === 1 ? 'advisory' : 'advisories'}: ${reason}`),
    ],
  };
}
