/** Exports an advisory to the files that are published with its page. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { exportAdvisory, type ExportResult } from '../export/index.ts';
import type { ExportFormatId } from '../export/formats.ts';
import { renderMarkdown, renderText, type Report } from '../report/index.ts';
import { siteFile, type SiteFile, type SiteOptions } from './site.ts';

/** A file that the page of an advisory offers for download. */
export interface Download {
  readonly title: string;
  readonly file: SiteFile;
}

export interface Downloads {
  readonly offered: readonly Download[];
  /** The STIX export, from which the bundle for all advisories is built; absent if there is no such export. */
  readonly stix?: string;
  /** The MISP export, from which the MISP feed is built; absent if there is no such export. */
  readonly misp?: string;
  /** The CSV export, from which the table of all indicators is built; absent if there is no such export. */
  readonly csv?: string;
  /** The results of all exports; the CSV export is last. */
  readonly results: readonly ExportResult[];
}

export interface DownloadsSource {
  /** The name of the advisory's folder. */
  readonly name: string;
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  readonly report: Report;
  readonly options: SiteOptions;
  /** A string that makes the exported identifiers differ from those of another advisory with the same publisher and ID. */
  readonly apart?: string;
}

const layers: Readonly<Record<string, string>> = {
  '.enterprise.json': 'ATT&CK Navigator layer, Enterprise',
  '.mobile.json': 'ATT&CK Navigator layer, Mobile',
  '.ics.json': 'ATT&CK Navigator layer, ICS',
};

/**
 * Exports the advisory to the default profile of each format, Markdown and text. Formats that cannot express any of its content are
 * omitted.
 */
export function downloadsOf({ name, document, env, report, options, apart }: DownloadsSource): Downloads {
  const { maxTlp } = options;
  const exported = (to: ExportFormatId): ExportResult =>
    exportAdvisory(document, env, {
      to,
      ...(maxTlp === undefined ? {} : { maxTlp }),
      ...(apart === undefined ? {} : { apart }),
    });
  const [stix, misp, csaf, csv] = [exported('stix'), exported('misp'), exported('csaf'), exported('csv')];
  const [navigator, rules] = [exported('navigator'), exported('rules')];
  const location = (suffix: string): string =>
    suffix.startsWith('/') ? `advisories/${name}/rules${suffix}` : `advisories/${name}/${name}${suffix}`;
  const offer = (result: ExportResult, title: (suffix: string) => string): Download[] =>
    filesOf(result).map(({ suffix, text }) => ({ title: title(suffix), file: siteFile(location(suffix), text) }));
  const texts = {
    ...textOf('stix', stix),
    ...textOf('misp', misp),
    ...textOf('csv', csv),
  };
  return {
    offered: [
      ...offer(stix, () => 'STIX 2.1'),
      ...offer(csaf, () => 'CSAF 2.0'),
      ...offer(csv, () => 'CSV of indicators'),
      ...offer(navigator, (suffix) => layers[suffix] ?? 'ATT&CK Navigator layer'),
      ...offer(rules, (suffix) => suffix.slice(1)),
      { title: 'Markdown', file: siteFile(location('.md'), renderMarkdown(report)) },
      { title: 'Text', file: siteFile(location('.txt'), renderText(report)) },
    ],
    ...texts,
    results: [stix, misp, csaf, navigator, rules, csv],
  };
}

const filesOf = (result: ExportResult): readonly { readonly suffix: string; readonly text: string }[] =>
  'refused' in result ? [] : result.files;

function textOf<K extends string>(key: K, result: ExportResult): { readonly [key in K]?: string } {
  const [file] = filesOf(result);
  return (file ? { [key]: file.text } : {}) as { readonly [key in K]?: string };
}
