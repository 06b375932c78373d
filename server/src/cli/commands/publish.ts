/** `advisory publish`: publishes a folder of advisories as a site. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { environmentFor, parseAdvisory, type Environment, type Tlp } from '../../core/index.ts';
import { publishSite, type Published } from '../../hosts/node/publish/index.ts';
import { readSource, UnreadableError } from '../input/read.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';
import {
  CommandError,
  InterruptedError,
  complain,
  exitStatus,
  type CliIo,
  type CliServices,
  type ExitStatus,
} from '../io.ts';
import { printable } from '../printable.ts';
import { createProgress } from '../progress.ts';
import { createTeam, type Team } from '../team.ts';
import { resourcesFor } from './look.ts';

export interface PublishOptions {
  /** The output folder for the site. */
  readonly output: string;
  readonly title: string;
  /** The URL of the site, which ends with a slash. */
  readonly baseUrl?: string;
  readonly maxTlp?: Tlp;
  readonly drafts?: boolean;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/**
 * Publishes the advisories in a folder. Throws `CommandError`, before anything is written, if the folder or the output folder cannot be
 * used, and later if a file cannot be written. After Ctrl+C, throws `InterruptedError`; every file is then either complete or unchanged.
 */
export async function runPublish(
  folder: string,
  options: PublishOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  if (options.title.trim() === '') throw new CommandError('--title is empty');
  if (options.output === '-')
    throw new CommandError('a site cannot be written to standard output; specify a folder: -o SITE');
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${printable(String(error))}`));
  const team = createTeam(env, io.cwd);
  const site = resolve(io.cwd, options.output);
  const targets = await targetsIn(folder, site, { options, io, team });
  const interrupt = new AbortController();
  const release = io.onInterrupt?.(() => interrupt.abort());
  const progress = createProgress(
    io.isErrorTTY && io.env['TERM'] !== 'dumb'
      ? {
          sink: io.stderr,
          total: targets.length,
          now: io.now ?? (() => performance.now()),
          what: 'advisories published',
        }
      : undefined,
  );
  const { baseUrl, drafts = false, maxTlp, title } = options;
  try {
    const published = await publishSite({
      site,
      options: { title, drafts, ...(baseUrl === undefined ? {} : { baseUrl }), ...(maxTlp ? { maxTlp } : {}) },
      sources: targets.map((target) => ({ target, path: target.below.split(sep).join('/') })),
      read: ({ target }) => readTarget(target, env, team, io.cwd),
      env,
      reportStyle: services.pageStyle(),
      advance: () => progress.advance(),
      signal: interrupt.signal,
    });
    progress.clear();
    return await report(published, options.output, io);
  } catch (error) {
    progress.clear();
    if (error instanceof CommandError || error instanceof InterruptedError) throw error;
    throw new CommandError(`${printable(options.output)}: could not be written: ${systemReason(error)}`);
  } finally {
    release?.();
  }
}

interface Setting {
  readonly options: PublishOptions;
  readonly io: CliIo;
  readonly team: Team;
}

/**
 * Returns the advisories in the folder, except those inside the output folder. Throws `CommandError` if there are none, or if one of the
 * folders cannot be used.
 */
async function targetsIn(folder: string, site: string, { options, io, team }: Setting): Promise<readonly FileTarget[]> {
  const path = resolve(io.cwd, folder);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isFolder === undefined) throw new CommandError(`${printable(folder)}: no such folder`);
  if (!isFolder)
    throw new CommandError(`${printable(folder)}: is a file; specify the folder that contains the advisories`);
  const isFile = await stat(site).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (isFile) throw new CommandError(`${printable(options.output)}: is a file; specify a folder for the site`);
  const [from, to] = [await realpath(path), await realOf(site)];
  if (from === to)
    throw new CommandError(
      `${printable(options.output)}: is the folder that contains the advisories; specify a different folder for the site`,
    );
  const { exclude = [] } = options;
  const { targets, failures } = await expandTargets([folder], io.cwd, { further: team.advisoriesIn, exclude });
  // A folder that cannot be searched may contain advisories. Without them, their published pages would be removed.
  const [failure] = failures;
  if (failure) throw new CommandError(`${printable(failure.path)}: ${printable(failure.message)}`);
  const isInSite = (file: string): boolean => file.startsWith(to + sep) && !from.startsWith(to + sep);
  const own: FileTarget[] = [];
  for (const { below, file, path: shown } of targets)
    if (file !== undefined && !isInSite(await realOf(file))) own.push({ below, file, path: shown });
  if (own.length === 0)
    throw new CommandError(`${printable(folder)}: contains no *.advisory.yaml or *.advisory.yml file`);
  await team.refuseErrors(own.map(({ file }) => file));
  return own;
}

type FileTarget = Target & { readonly file: string };

/** Returns the real path, even if the file or folder does not exist yet. */
async function realOf(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const above = dirname(path);
    return above === path ? path : join(await realOf(above), relative(above, path));
  });
}

async function readTarget(
  { file }: FileTarget,
  env: Environment,
  team: Team,
  cwd: string,
): ReturnType<Parameters<typeof publishSite<{ path: string }>>[0]['read']> {
  try {
    const { text } = await readSource(file);
    const config = await team.of(file);
    const document = parseAdvisory(text, env.schema);
    const resources = await resourcesFor(document.advisory, config, {}, cwd);
    return { document, env: environmentFor('advisory', env, config.documentContext), resources };
  } catch (error) {
    if (error instanceof UnreadableError) return { unreadable: error.message };
    throw error;
  }
}

/**
 * Prints a summary to standard output, and what was not published or not updated to standard error. Throws `CommandError` if nothing could
 * be published, and `InterruptedError` after Ctrl+C.
 */
async function report(
  published: Published<{ readonly target: Target }>,
  output: string,
  io: CliIo,
): Promise<ExitStatus> {
  const site = printable(output);
  if ('obstacle' in published) throw new CommandError(`${site}: ${printable(published.obstacle)}`);
  const { count, files, isFinished, kept, refused, remarks } = published;
  if (!isFinished) throw new InterruptedError();
  for (const { at, message, source } of refused) {
    const location = at ? `:${at.line + 1}:${at.character + 1}: ` : ': ';
    complain(io, `${printable(source.target.path)}${location}${printable(message)}`);
  }
  for (const remark of remarks) complain(io, printable(remark));
  for (const path of kept)
    complain(
      io,
      `${site}/${printable(path)}: was left unchanged because it was not created by this command, or has been modified since`,
    );
  const advisories = `${count} ${count === 1 ? 'advisory' : 'advisories'}`;
  await io.stdout.write(
    `${site}: ${advisories}; files: ${files.written} written, ${files.unchanged} unchanged, ${files.removed} removed\n`,
  );
  return refused.length > 0 || kept.length > 0 ? exitStatus.failed : exitStatus.clean;
}
