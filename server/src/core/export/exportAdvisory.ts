/** Exports an advisory: performs the steps common to all formats, then calls the format's writer. */
import { attackReleaseOf } from '../attack/release.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { createLinkPolicy, defangLive, listedInAdvisory } from '../indicators/index.ts';
import type { ExportContext, ExportOptions, ExportResult, Refusal } from './exporter.ts';
import { exportFormats, type ExportFormat } from './formats.ts';
import { selectIndicators, type Selected } from './indicatorRows.ts';
import { lossOfContent } from './lossOfContent.ts';
import { subjectOf } from './subject.ts';
import { timesOf } from './times.ts';
import { labelOf, refuseByTlp, rowLimit } from './tlp.ts';
import type { Tlp } from '../model/vocabularies.ts';
import { writers } from './writers.ts';

/**
 * Returns the files that represent an advisory in a format, or the reason why the advisory is not exported. Pure: the same text, catalogue
 * and options give the same files. `options.profile` must be a profile of the format. Never throws, whatever the advisory contains.
 */
export function exportAdvisory(document: AdvisoryDocument, env: Environment, options: ExportOptions): ExportResult {
  const { advisory } = document;
  const refusal = refuseExport(document, options.maxTlp);
  if (refusal) return refusal;
  const selected = selectIndicators(advisory, { own: labelOf(advisory), limit: rowLimit(advisory, options.maxTlp) });
  const written = writers[options.to](contextOf(document, env, options, selected));
  if ('refused' in written) return written;
  const { files, leftOut = [], remarks = [] } = written;
  return { files, leftOut: [...selected.leftOut, ...leftOut], remarks };
}

/** Returns the reason why a document must not be exported; undefined if the export is allowed. */
export function refuseExport(document: AdvisoryDocument, maxTlp: Tlp | undefined): Refusal | undefined {
  return refuseByContent(document) ?? refuseByTlp(document.advisory, maxTlp);
}

/** Returns the formats with their identifiers, in the order in which they are offered. */
export function exportableFormats(): readonly (ExportFormat & { readonly id: string })[] {
  return Object.entries(exportFormats).map(([id, format]) => ({ id, ...format }));
}

function contextOf(
  document: AdvisoryDocument,
  { catalogue }: Environment,
  { to, profile, apart }: ExportOptions,
  { indicators }: Selected,
): ExportContext {
  const { advisory } = document;
  const format: ExportFormat = exportFormats[to];
  const listed = listedInAdvisory(advisory);
  const tlp = labelOf(advisory);
  const times = timesOf(advisory);
  return {
    advisory,
    document,
    catalogue,
    attack: attackReleaseOf(advisory, catalogue),
    ...(tlp === undefined ? {} : { tlp }),
    subject: apart === undefined ? subjectOf(advisory) : `${subjectOf(advisory)} ${apart}`,
    ...(times ? { times } : {}),
    indicators,
    profile: profile ?? format.profiles?.[0]?.id ?? '',
    quiet: (text) => defangLive(text, listed),
    mayLink: createLinkPolicy(listed),
  };
}

/** Refuses a document that loses content because of a syntax error, and a document that contains no advisory. */
function refuseByContent(document: AdvisoryDocument): Refusal | undefined {
  const { advisory, broken, kind, lines } = document;
  const first = lossOfContent(document);
  if (first)
    return {
      refused: `cannot be exported because it is not well-formed: ${first.message}`,
      at: lines.positionAt(first.span[0]),
    };
  if (broken || kind !== 'advisory' || advisory.sections.size === 0) return { refused: 'contains no advisory' };
  return undefined;
}
