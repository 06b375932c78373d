/** The files of a workspace for programs that run in Node. Paths have `/` between their parts, on Windows too. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import type { WorkspaceFiles } from '../../core/index.ts';

/** The most bytes that a configuration file or catalogue may have: one of ten thousand actors is smaller. */
const maximumBytes = 4 * 1024 * 1024;
/** The most catalogue files of a workspace. */
const maximumFiles = 500;
const ignored = ['**/node_modules/**', '**/.git/**'];

/** Reads below the folders that are asked for only: a symbolic link that leads out of one counts as no file. */
export function createWorkspaceFiles(): WorkspaceFiles {
  return {
    async read(path, folder) {
      try {
        if (!contains(await realpath(folder), await realpath(path))) return undefined;
        return await readText(path);
      } catch {
        // A file that is missing or not readable is ignored.
        return undefined;
      }
    },
    async find(folder, globs) {
      const found = await glob([...globs], {
        cwd: folder,
        ignore: ignored,
        followSymbolicLinks: false,
        onlyFiles: true,
        expandDirectories: false,
      });
      const paths = found.filter((path) => !path.startsWith('..')).map((path) => withSlashes(join(folder, path)));
      return paths.sort().slice(0, maximumFiles);
    },
    exists(path, folder) {
      try {
        if (!existsSync(path)) return false;
        return contains(realpathSync(folder), realpathSync(path)) ? statSync(path).isFile() : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** A system's path with `/` between its parts. */
export function withSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

/** Reads a regular file up to the bound; undefined for what is larger or no UTF-8. */
async function readText(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > maximumBytes) return undefined;
    const bytes = await file.readFile();
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } finally {
    await file.close();
  }
}

function contains(folder: string, path: string): boolean {
  const [outer, inner] = [withSlashes(folder), withSlashes(path)];
  return inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}
