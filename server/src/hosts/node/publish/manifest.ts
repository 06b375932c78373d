/** The list of the files that this program wrote into a site, so that it never changes or removes another one. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of the list in the folder of a site. */
export const manifestName = 'advisory-site.json';

/** Paths below the site with the digests of what was written there. */
export type Manifest = ReadonlyMap<string, string>;

/** The state of the list: a valid file, a file of another form, or no file. */
export type ReadManifest = Manifest | 'foreign' | 'absent';

/** Reads the list of a site. Throws the system's error, unless there is no list. */
export async function readManifest(site: string): Promise<ReadManifest> {
  try {
    return manifestFrom(await readFile(join(site, manifestName), 'utf8'));
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

/** Whether a path stays below the site: the list may have been changed by somebody else. */
const isBelow = (path: string): boolean =>
  path !== '' && !/[\\:\0]/.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

/** Returns the text of a list, a file a line, in the order of their paths. */
export function manifestText(files: Manifest): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ advisorySite: 1, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}
