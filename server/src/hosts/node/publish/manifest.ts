/** The manifest: a list of the files that this program has written to a site. Only these files are ever changed or removed. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file name of the manifest, which is in the output folder. */
export const manifestName = 'advisory-site.json';

/** For each path, relative to the output folder, a digest of the content that was written. */
export type Manifest = ReadonlyMap<string, string>;

/** A valid manifest, `foreign` if something else has the file name of the manifest, or `absent` if there is no such file. */
export type ReadManifest = Manifest | 'foreign' | 'absent';

/** Reads the manifest of a site. Throws a system error, unless the file does not exist. */
export async function readManifest(site: string): Promise<ReadManifest> {
  try {
    const path = join(site, manifestName);
    // Reading a pipe might never end, and a link may lead to the manifest of another site.
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

/** Whether a path stays below the output folder. This must be checked, because anyone may have edited the manifest. */
const isBelow = (path: string): boolean =>
  path !== '' && !/[\\:\0]/.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

/** Returns the text of a manifest: one file on each line, sorted by path. */
export function manifestText(files: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ advisorySite: 1, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}
