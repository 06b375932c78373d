/** File names and messages for an export. They do not depend on VS Code. */
import type { Translate } from '../l10n.ts';

/** An exported file. */
export interface ExportedFile {
  /** The path of the advisory. */
  readonly path: string;
  /** The suffix that is appended to the file name of the advisory without its extensions. It may contain `/`. */
  readonly suffix: string;
  /** The content, in base64 if `encoding` is set. */
  readonly text: string;
  readonly encoding?: 'base64';
}

export interface AllExported<File extends ExportedFile = ExportedFile> {
  readonly files: readonly File[];
  /** Notes on omitted content, and on advisories that were not exported. None ends with a full stop. */
  readonly notes: readonly string[];
}

/** Returns the name of a file, which consists of the advisory's file name without its extensions and the suffix. */
export function fileName({ path, suffix }: Omit<ExportedFile, 'text'>): string {
  const name = path.replace(/^.*\//, '').replace(/(?:\.advisory)?\.ya?ml$/i, '');
  return (name === '' ? 'advisory' : name) + suffix;
}

/** Returns the file names that several advisories would share on a case-insensitive file system, as the first of them writes each. */
export function sharedNames(files: readonly ExportedFile[]): readonly string[] {
  const owners = new Map<string, { readonly name: string; readonly paths: Set<string> }>();
  for (const file of files) {
    const name = fileName(file);
    const known = owners.get(name.toLowerCase());
    if (known) known.paths.add(file.path);
    else owners.set(name.toLowerCase(), { name, paths: new Set([file.path]) });
  }
  return [...owners.values()].filter(({ paths }) => paths.size > 1).map(({ name }) => name);
}

/** Returns the text of a notification: the number of files and, if there are notes, the first note and their number. */
export function exportSummary(t: Translate, files: number, notes: readonly string[]): string {
  const done = doneSentence(t, files);
  const [first] = notes;
  if (first === undefined) return done;
  return notes.length === 1 ? `${done} ${first}.` : `${done} ${t('{0} notes. First note: {1}.', notes.length, first)}`;
}

function doneSentence(t: Translate, files: number): string {
  if (files === 0) return t('Nothing was exported.');
  return files === 1 ? t('Exported {0} file.', files) : t('Exported {0} files.', files);
}
