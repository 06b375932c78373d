/** Reads the team's configuration files and catalogues for commands. */
import { basename, dirname, join, relative } from 'node:path';

import {
  liesIn,
  configFileName,
  createWorkspace,
  documentKindOf,
  staysInside,
  type DocumentKind,
  type Environment,
  type ResolvedConfig,
  type ConfigFile,
} from '../core/index.ts';
import { listFiles, type Listing } from '../hosts/node/listing.ts';
import { createWorkspaceFiles, withSlashes } from '../hosts/node/workspaceFiles.ts';
import { findTop } from '../hosts/node/topFolder.ts';
import { CommandError } from './io.ts';
import { printable } from './printable.ts';

/** The description, for messages, of a file that must not be overwritten. */
export type Role = 'an advisory' | 'a configuration file' | 'a catalogue';

export interface Team {
  /** Returns the configuration for a file. Standard input is treated as a file in `cwd`. */
  of(file: string | undefined): Promise<ResolvedConfig>;
  /**
   * Returns the files in and below a folder that match the `files` setting of a configuration, as absolute paths. `ignore` contains globs of
   * excluded files. Throws `CommandError` if a configuration cannot be read or contains an error.
   */
  readonly advisoriesIn: (folder: string, ignore: readonly string[]) => Promise<Listing>;
  /** Returns what a file is, such as `a catalogue`, according to its name or a configuration; undefined for a file without a role. */
  readonly roleOf: (file: string) => Promise<Role | undefined>;
  /** Throws `CommandError` if the configuration of any of these files cannot be read or contains an error. */
  refuseErrors(files: readonly (string | undefined)[]): Promise<void>;
}

/**
 * Creates the `Team` of a command. The configuration files for a file are searched from its folder upward to the first folder that contains
 * a repository, or else to the root of the file system.
 */
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
    const own = dirname(path);
    const [at, around] = [withSlashes(path), withSlashes(cwd)];
    const folder = liesIn(at, around) && !around.endsWith('/') ? around : withSlashes(own);
    return workspace.of({ path: at, folder, top: withSlashes(topOf(own)), settings: {} });
  };
  return {
    of,
    async advisoriesIn(folder, ignore) {
      // A configuration file with the wrong extension is an error. Otherwise, the advisories that it lists would be missing without notice.
      const below = await listFiles([`**/${configFileName}`, '**/advisory.config.yml'], folder, { ignore });
      const locations = [...new Set([configFileName, ...below.paths])].sort();
      const known = await Promise.all(locations.map((location) => of(join(folder, location))));
      for (const config of known) refuseErrorsIn(config, cwd);
      const found = await Promise.all(known.map(({ advisories }) => findAll(advisories, folder, ignore)));
      return {
        paths: [...new Set(found.flatMap(({ paths }) => paths))],
        unread: [below, ...found].flatMap(({ unread }) => unread),
      };
    },
    async roleOf(file) {
      if (/\.advisory\.ya?ml$/i.test(file)) return 'an advisory';
      if (basename(file) === configFileName) return 'a configuration file';
      const { catalogues, advisories } = await of(file);
      if (catalogues.includes(withSlashes(file))) return 'a catalogue';
      return (await findAll(advisories, dirname(file), [])).paths.includes(file) ? 'an advisory' : undefined;
    },
    async refuseErrors(files) {
      const byFolder = new Map(files.map((file) => [dirname(file ?? join(cwd, 'stdin')), file]));
      for (const file of byFolder.values()) refuseErrorsIn(await of(file), cwd);
    },
  };
}

/** Returns the kind of a file. Configuration files and catalogues can be checked in the same way as advisories. */
export function kindOf(file: string | undefined, text: string, { catalogues }: ResolvedConfig): DocumentKind {
  const path = withSlashes(file ?? '');
  return catalogues.includes(path) ? 'catalogue' : documentKindOf(path, text);
}

/** Returns the files below a folder that match the globs, except configuration files. The globs are relative to `base`. */
async function findAll(
  advisories: ResolvedConfig['advisories'],
  folder: string,
  ignore: readonly string[],
): Promise<Listing> {
  if (!advisories) return { paths: [], unread: [] };
  const { base, globs } = advisories;
  const { paths, unread } = await listFiles(globs.filter(staysInside), base, {
    ignore: [...ignore, `**/${configFileName}`],
    absolute: true,
    expandDirectories: false,
  });
  const isInside = (path: string): boolean => !relative(folder, path).startsWith('..');
  return {
    paths: paths.map((file) => join(file)).filter(isInside),
    unread: unread.filter(({ path }) => isInside(path)),
  };
}

/** Throws `CommandError` for the first unreadable file, or else for the first error. */
function refuseErrorsIn({ files, unread }: ResolvedConfig, cwd: string): void {
  const [first] = unread;
  if (first) throw new CommandError(`${shownPath(first.path, cwd)}: ${printable(first.reason)}`);
  for (const file of files) {
    const error = firstErrorOf(file, cwd);
    if (error !== undefined) throw new CommandError(error);
  }
}

/** Returns the first error in a file as `path:line:column: message`, with 1-based lines and columns. */
function firstErrorOf({ path, document, problems }: ConfigFile, cwd: string): string | undefined {
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!problem) return undefined;
  const { line, character } = document.lines.positionAt(problem.span[0]);
  return `${shownPath(path, cwd)}:${line + 1}:${character + 1}: ${printable(problem.message)}`;
}

const shownPath = (path: string, cwd: string): string => printable(relative(cwd, path) || path);
