/** Names and counts of an export, without the editor. */

/** A file to be written. */
export interface ExportedFile {
  /** The path of the advisory. */
  readonly path: string;
  /** Appended to its name without extensions. */
  readonly suffix: string;
  readonly text: string;
}

export interface AllExported<File extends ExportedFile = ExportedFile> {
  readonly files: readonly File[];
  /** What is not in the files, one sentence each without a full stop. */
  readonly notes: readonly string[];
}

/** Returns the name of a file: that of the advisory without its extensions, and the suffix. */
export function fileName({ path, suffix }: Omit<ExportedFile, 'text'>): string {
  const name = path.replace(/^.*\//, '').replace(/(?:\.advisory)?\.ya?ml$/i, '');
  return (name === '' ? 'advisory' : name) + suffix;
}

/** Returns the names of files that several advisories would have. */
export function sharedNames(files: readonly ExportedFile[]): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const file of files) {
    const name = fileName(file).toLowerCase();
    owners.set(name, (owners.get(name) ?? new Set()).add(file.path));
  }
  return [...owners].filter(([, paths]) => paths.size > 1).map(([name]) => name);
}

/** Returns one sentence for a notification, two if something is not in the files. */
export function exportSummary(files: number, notes: readonly string[]): string {
  const done = files === 0 ? 'Nothing was exported.' : `Exported ${files} ${files === 1 ? 'file' : 'files'}.`;
  const [first] = notes;
  if (first === undefined) return done;
  return notes.length === 1 ? `${done} ${first}.` : `${done} ${notes.length} remarks, the first: ${first}.`;
}
