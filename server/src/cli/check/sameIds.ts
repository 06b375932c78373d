/** Finds files that share an `id`, before any file is checked. */
import { stat } from 'node:fs/promises';

import { documentKindOf, idOf, parseAdvisory, type Environment } from '../../core/index.ts';
import { withSlashes } from '../../hosts/node/workspaceFiles.ts';
import type { Target } from '../input/expand.ts';
import { readSource } from '../input/read.ts';

/**
 * Maps each `id` that several files share to the paths of these files, with `/` as the separator. Plain data that can be sent to threads.
 */
export type SameIds = Readonly<Record<string, readonly string[]>>;

/**
 * Reads all files and returns those that share an `id`. A file that cannot be read is skipped here, and reported when it is checked.
 * `stopped` is called before each file; once it returns true, the result is empty.
 */
export async function findSameIds(
  targets: readonly Target[],
  env: Environment,
  stopped: () => boolean,
): Promise<SameIds> {
  const files = targets.flatMap(({ file }) => file ?? []);
  const byId = new Map<string, string[]>();
  if (files.length < 2) return {};
  for (const file of files) {
    if (stopped()) return {};
    // Only regular files are read here: a pipe can be read only once.
    const isFile = await stat(file).then((found) => found.isFile(), no);
    const source = isFile ? await readSource(file).catch(() => undefined) : undefined;
    const path = withSlashes(file);
    if (!source || documentKindOf(path, source.text) !== 'advisory') continue;
    const id = idOf(source.text, (text) => parseAdvisory(text, env.schema));
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), path]);
  }
  return Object.fromEntries([...byId].filter(([, paths]) => paths.length > 1));
}

const no = (): boolean => false;
