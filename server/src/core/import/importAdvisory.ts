/** Converts other formats to the text of an advisory. */
import { writeDraft } from './draft.ts';
import { importFormats, type ImportFormat } from './formats.ts';
import { maxTextLength } from './json.ts';
import { csaf } from './csaf/importer.ts';
import { csv } from './csv/importer.ts';
import { htmlPage } from './html/importer.ts';
import { layer } from './navigator/importer.ts';
import { misp } from './misp/importer.ts';
import { model } from './json/importer.ts';
import { quietSource } from './quiet.ts';
import type { ImportContext, Importer } from './reader.ts';
import { stix } from './stix/importer.ts';
import { textPage } from './text/importer.ts';

/** The importers in the order in which they are tried. */
const importers: Readonly<Record<ImportFormat, Importer>> = {
  json: model,
  stix,
  misp,
  csaf,
  navigator: layer,
  csv,
  html: htmlPage,
  text: textPage,
};

export interface ImportOptions extends ImportContext {
  /** The format of the source; `auto` tries all formats. */
  readonly from: ImportFormat | 'auto';
  /** The name of the source without its folder, for the comment at the top of the file. */
  readonly name: string;
  /** The name of the encoding of the source if it was only assumed. */
  readonly assumedEncoding?: string | undefined;
}

export interface Imported {
  /** The text of the advisory, with a trailing newline. */
  readonly text: string;
  readonly format: ImportFormat;
  /** The number of items that were not imported; each is a comment at the top of the file. */
  readonly unread: number;
}

/** Converts text in another format to an advisory, or returns a message that explains why this is not possible. Never throws. */
export function importAdvisory(text: string, options: ImportOptions): Imported | string {
  const { from, name, assumedEncoding, catalogue, order } = options;
  if (text.trim() === '') return 'The source is empty.';
  if (text.length > maxTextLength) return `The source has more than ${maxTextLength.toLocaleString('en')} characters.`;
  if (isAdvisory(text, order)) return 'The source is already an advisory. Open it or copy it instead.';
  for (const [id, { title }] of Object.entries(importFormats)) {
    const format = id as ImportFormat;
    if (from !== 'auto' && from !== format) continue;
    const read = importers[format].read(text, { catalogue, order });
    if (!read) continue;
    if (typeof read === 'string') return read;
    // Values in our own JSON are imported unchanged.
    const { draft, unread: others } = format === 'json' ? read : quietSource(read);
    const unread = others.map((line) => `Not imported: ${line}`);
    const comments = [
      `Imported from ${name} (${title}). The comments after the keys show where each value comes from.`,
      ...(assumedEncoding === undefined
        ? []
        : [`The source is not UTF-8 and was read as ${assumedEncoding}. Check the non-ASCII characters.`]),
      ...unread,
    ];
    return { text: writeDraft(draft, comments, order), format, unread: others.length };
  }
  const nothing = 'No indicator, vulnerability, technique or actor was found in the text.';
  if (from === 'auto') return `The format of the source is not supported. Supported formats: ${titles()}. ${nothing}`;
  const isText = from === 'text' || from === 'html';
  return `The source is not in the expected format (${importFormats[from].title}).${isText ? ` ${nothing}` : ''}`;
}

/**
 * Whether text is already an advisory: `title` and at least three other top-level keys each begin a line. Without this check, it would be
 * imported as free text.
 */
function isAdvisory(text: string, order: readonly string[]): boolean {
  // A detection rule in a Markdown code block may have such keys, too.
  const withoutCode = text.replace(/^(```|~~~)[^]*?^\1/gm, '');
  const keys = new Set(Array.from(withoutCode.matchAll(/^([a-z_]{1,40}):(?=\s)/gm), ([, key = '']) => key));
  return keys.has('title') && order.filter((key) => keys.has(key)).length >= 4;
}

const titles = (): string =>
  Object.values(importFormats)
    .map(({ title }) => title)
    .join(', ');
