/** A team's configuration files and catalogues, for commands. */
import { dirname, join, relative } from 'node:path';

import { glob } from 'tinyglobby';

import {
  configFileName,
  createWorkspace,
  documentKindOf,
  staysInside,
  type DocumentKind,
  type Environment,
  type ResolvedConfig,
  type ConfigFile,
} from '../core/index.ts';
import { createWorkspaceFiles, withSlashes } from '../hosts/node/workspaceFiles.ts';
import { findTop } from '../hosts/node/topFolder.ts';
import { CommandError } from './io.ts';
import { printable } from './printable.ts';

export interface Team {
  /** What holds for a file, or for standard input as if it lay in `cwd`. */
  of(file: string | undefined): Promise<ResolvedConfig>;
  /** The files in and below a folder that `files` of a configuration names, as absolute paths. */
  readonly advisoriesIn: (folder: string) => Promise<readonly string[]>;
  /** Throws `CommandError` with the place of the first mistake in what holds for these files. */
  refuseMistakes(files: readonly (string | undefined)[]): Promise<void>;
}

/** For each file, looks upward to the first folder that holds a repository, else to the root of the file system. */
export function createTeam(env: Environment, cwd: string): Team {
  const workspace = createWorkspace(env, createWorkspaceFiles());
  const tops = new Map<string, string>();
  const topOf = (folder: string): string => {
    const top = tops.get(folder) ?? findTop(folder);
    tops.set(folder, top);
    return top;
  };
  const of = (file: string | undefined): Promise<ResolvedConfig> => {
    const path = file ?? join(cwd, 'stdin');
    return workspace.of({ path: withSlashes(path), folder: withSlashes(topOf(dirname(path))), settings: {} });
  };
  return {
    of,
    async advisoriesIn(folder) {
      const below = await glob(`**/${configFileName}`, { cwd: folder, ignore: ignored, followSymbolicLinks: false });
      const places = [...new Set([configFileName, ...below])].sort();
      const known = await Promise.all(places.map((place) => of(join(folder, place))));
      const found = await Promise.all(known.map(({ advisories }) => findAll(advisories, folder)));
      return [...new Set(found.flat())];
    },
    async refuseMistakes(files) {
      const byFolder = new Map(files.map((file) => [dirname(file ?? join(cwd, 'stdin')), file]));
      for (const file of byFolder.values())
        for (const read of (await of(file)).files) {
          const mistake = mistakeOf(read, cwd);
          if (mistake !== undefined) throw new CommandError(mistake);
        }
    },
  };
}

/** What a file is: a configuration file or a catalogue can be checked like an advisory. */
export function kindOf(file: string | undefined, text: string, { catalogues }: ResolvedConfig): DocumentKind {
  const path = withSlashes(file ?? '');
  return catalogues.includes(path) ? 'catalogue' : documentKindOf(path, text);
}

const ignored = ['**/node_modules/**', '**/.git/**'];

/** The files that globs name from their base, as far as they lie in a folder; never the configuration itself. */
async function findAll(advisories: ResolvedConfig['advisories'], folder: string): Promise<readonly string[]> {
  if (!advisories) return [];
  const { base, globs } = advisories;
  const found = await glob(globs.filter(staysInside), {
    cwd: base,
    ignore: [...ignored, `**/${configFileName}`],
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.map((file) => join(file)).filter((file) => !relative(folder, file).startsWith('..'));
}

/** `path:line:column: message` of a file's first error; lines and columns count from 1. */
function mistakeOf({ path, document, problems }: ConfigFile, cwd: string): string | undefined {
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!problem) return undefined;
  const { line, character } = document.lines.positionAt(problem.span[0]);
  const shown = relative(cwd, path) || path;
  return `${printable(shown)}:${line + 1}:${character + 1}: ${printable(problem.message)}`;
}
