/** Exports a document to a format that the editor requests. */
import {
  exportableFormats,
  exportAdvisory,
  leftOutText,
  readTlp,
  type AdvisoryDocument,
  type Environment,
  type ExportFormatId,
} from '../core/index.ts';
import type { ExportedAdvisory, ExportRequestOptions, OfferedExport } from './types.ts';

/** Returns all export formats. A format with several profiles has one entry for each profile. */
export function offeredExports(): readonly OfferedExport[] {
  return exportableFormats().flatMap(({ description, extension, id, manyFiles, profiles, title }) =>
    (profiles ?? [undefined]).map((profile) => ({
      to: id,
      ...(profile ? { profile: profile.id } : {}),
      title: profile ? `${title} ${profile.title}` : title,
      description,
      extension,
      manyFiles,
    })),
  );
}

/** Returns the exported files, or the reason why there are none. Unknown formats, profiles and labels are refused. */
export function provideExport(
  document: AdvisoryDocument,
  env: Environment,
  { maxTlp, profile, to }: ExportRequestOptions,
): ExportedAdvisory {
  const formats = exportableFormats();
  const format = formats.find(({ id }) => id === to);
  if (!format)
    return { refused: `cannot be exported to "${to}"; supported formats: ${formats.map(({ id }) => id).join(', ')}` };
  if (profile !== undefined && !format.profiles?.some(({ id }) => id === profile))
    return { refused: `cannot be exported: unknown profile "${profile}"` };
  const limit = readTlp(maxTlp ?? '');
  if (maxTlp !== undefined && limit === undefined)
    return { refused: `cannot be exported: "${maxTlp}" is not a TLP 2.0 label` };
  const result = exportAdvisory(document, env, {
    to: format.id as ExportFormatId,
    ...(profile === undefined ? {} : { profile }),
    ...(limit === undefined ? {} : { maxTlp: limit === 'WHITE' ? 'CLEAR' : limit }),
  });
  if ('refused' in result) {
    const { at, needsRed, refused } = result;
    return { refused, ...(at ? { at } : {}), ...(needsRed ? { needsRed } : {}) };
  }
  return { files: result.files, notes: [...result.leftOut.map(leftOutText), ...result.remarks] };
}
