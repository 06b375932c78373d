/** Loads the organisation's branding for rendered reports. Command-line options take precedence over the configuration. */
import { parse, resolve } from 'node:path';

import {
  readLook,
  renderFileKeys,
  type LoadedResources,
  type NamedFile,
  type RenderFileKey,
  type ResolvedConfig,
} from '../../core/index.ts';
import { createWorkspaceFiles, withSlashes } from '../../hosts/node/workspaceFiles.ts';
import { CommandError } from '../io.ts';
import { printable } from '../printable.ts';

/** The paths given as options, relative to the current folder. The files may be in any folder. */
export type LookOptions = Partial<Readonly<Record<RenderFileKey, string>>>;

/** Returns all resources that an advisory's report needs. Throws `CommandError` for the first file that cannot be used. */
export async function resourcesFor(
  advisory: Parameters<ResolvedConfig['loadResources']>[0],
  { loadResources }: ResolvedConfig,
  options: LookOptions,
  cwd: string,
): Promise<LoadedResources> {
  const resources = await loadResources(advisory);
  const own = await readLook(
    {},
    Object.fromEntries(
      renderFileKeys.flatMap((key) => {
        const file = options[key];
        return file === undefined ? [] : [[key, namedFile(key, resolve(cwd, file), file)]];
      }),
    ),
  );
  const [mistake] = [...own.mistakes, ...resources.mistakes];
  if (mistake !== undefined) throw new CommandError(printable(mistake));
  return { ...resources, look: { ...resources.look, ...own.look } };
}

function namedFile(key: RenderFileKey, path: string, written: string): NamedFile {
  return {
    name: `${written} (--${key})`,
    load: async (bounds) =>
      (await createWorkspaceFiles().load?.(withSlashes(path), withSlashes(parse(path).root), bounds)) ?? {
        obstacle: 'unreadable',
        reason: 'cannot be read',
      },
  };
}
