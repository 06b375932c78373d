/** The list of files that this program has written to a site, so that it never changes or removes any other file. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The manifest's file name, in the root of the site's folder. */
export const manifestName = 'advisory-site.json';

/** Maps paths below the site to digests of what was written there. */
export type Manifest = ReadonlyMap<string, string>;

/** A valid list; `foreign` if there is something else with its name; `absent` if there is no file. */
export type ReadManifest = Manifest | 'foreign' | 'absent';

/** Reads the list of a site. Throws the system error, unless the file does not exist. */
export async function readManifest(site: string): Promise<ReadManifest> {
  try {
    const path = join(site, manifestName);
    // Reading a pipe would not end, and a link may lead to the list of another site.
    return (await lstat(path)).isFile() ? manifestFrom(await readFile(path, 'utf8')) : 'foreign';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'absent';
    throw error;
  }
}

function manifestFrom(text: string): Manifest | 'foreign' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'foreign';
  }
  if (typeof value !== 'object' || value === null || !('advisorySite' in value) || !('files' in value))
    return 'foreign';
  const { files } = value;
  if (typeof files !== 'object' || files === null) return 'foreign';
  return new Map(
    Object.entries(files as Record<string, unknown>).flatMap(([path, digest]) =>
      typeof digest === 'string' && isBelow(path) ? [[path, digest] as const] : [],
    ),
  );
}

/** Whether a path stays below the site. Anyone may have edited the list. */
const isBelow = (path: string): boolean =>
  path !== '' && !/[\\:\0]/.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

/** Returns the text of a list: one file per line, sorted by path. */
export function manifestText(files: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ advisorySite: 1, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}
