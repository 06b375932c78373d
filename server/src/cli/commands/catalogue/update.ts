/** `advisory catalogue update`: downloads or reads a catalogue update, validates it completely, and then installs it; or undoes the last one. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { partName, type CatalogueStore, type Installed, type UpdateFile } from '../../../hosts/node/store/index.ts';
import { UpdateError } from '../../../core/index.ts';
import { download, DownloadError } from '../../../download/download.ts';
import {
  attackBundles,
  isAddress,
  minRate,
  maximumBytes,
  megabytes,
  shownAddress,
  stallMilliseconds,
  totalMilliseconds,
} from '../../../download/updateSources.ts';
import { systemReason } from '../../../hosts/node/systemReason.ts';
import { CommandError, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../../io.ts';
import { printable } from '../../printable.ts';

export interface UpdateOptions {
  /** URLs or files; by default, the bundles that MITRE publishes. */
  readonly from?: readonly string[];
  /** Whether to undo the last update. */
  readonly revert?: boolean;
  readonly allowOlder?: boolean;
  /** The ATT&CK release, for bundles that do not state it. */
  readonly release?: string;
}

/** Installs or reverts an update. If that fails or is interrupted, nothing is changed. A failure is thrown as a `CommandError`. */
export async function runUpdate(options: UpdateOptions, io: CliIo, services: CliServices): Promise<ExitStatus> {
  const store = services.catalogueStore();
  const stop = new AbortController();
  const release = io.onInterrupt?.(() => stop.abort(new CommandError('interrupted; the catalogue is unchanged')));
  try {
    if (options.revert === true) await revert(store, io);
    else await update(options, { store, io, services, signal: stop.signal });
    return exitStatus.clean;
  } catch (error) {
    if (stop.signal.aborted) {
      io.stderr.write('advisory: interrupted; the catalogue is unchanged\n');
      return exitStatus.interrupted;
    }
    throw error;
  } finally {
    release?.();
  }
}

async function revert(store: CatalogueStore, io: CliIo): Promise<void> {
  const undone = await store.revert().catch((error: unknown) => {
    throw new CommandError(`the update could not be undone: ${systemReason(error)}`);
  });
  if (undone === undefined) throw new CommandError('there is no update to undo');
  io.stdout.write(`The update was undone. The newest release is ATT&CK ${store.catalogue().newest}.\n`);
}

interface UpdateWorld {
  readonly store: CatalogueStore;
  readonly io: CliIo;
  readonly services: CliServices;
  readonly signal: AbortSignal;
}

async function update(options: UpdateOptions, world: UpdateWorld): Promise<void> {
  const { store, io, signal } = world;
  const sources = options.from ?? attackBundles;
  const downloaded: string[] = [];
  try {
    const files: UpdateFile[] = [];
    for (const source of sources) {
      if (!isAddress(source)) files.push({ path: resolve(io.cwd, source), from: source });
      else {
        const path = join(store.folder, partName(randomBytes(6).toString('hex')));
        downloaded.push(path);
        files.push({ path, from: shownAddress(source) });
        await fetchInto(source, path, world);
      }
    }
    const { allowOlder = false, release } = options;
    const made = await store.install(files, { signal, allowOlder, ...(release === undefined ? {} : { release }) });
    io.stdout.write(summary(made, store));
  } catch (error) {
    if (signal.aborted || error instanceof CommandError) throw error;
    throw new CommandError(`the catalogue is unchanged: ${printable(sentence(error))}`);
  } finally {
    await Promise.all(downloaded.map((path) => rm(path, { force: true })));
  }
}

function sentence(error: unknown): string {
  if (error instanceof UpdateError) return error.message;
  const path = typeof error === 'object' && error !== null && 'path' in error ? `${String(error.path)}: ` : '';
  return `${path}${systemReason(error)}`;
}

async function fetchInto(source: string, path: string, { store, io, services, signal }: UpdateWorld): Promise<void> {
  const bounds = { maximumBytes, stallMilliseconds, totalMilliseconds, minRate, ...services.downloadBounds };
  await mkdir(store.folder, { recursive: true, mode: 0o700 });
  const progress = createProgress(basename(shownAddress(source)), io);
  try {
    await download(source, path, { fetch, ...bounds, signal, progress: progress.show });
  } catch (error) {
    throw error instanceof DownloadError ? new UpdateError(`${shownAddress(source)}: ${error.message}`) : error;
  } finally {
    progress.end();
  }
}

interface DownloadProgress {
  readonly show: (received: number, total: number | undefined) => void;
  end(): void;
}

/** Creates a progress line on standard error, if standard error is a terminal. */
function createProgress(name: string, io: CliIo): DownloadProgress {
  if (io.isErrorTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = -1;
  return {
    show(received, total) {
      const step = Math.floor(received / 1_000_000);
      if (step === shown) return;
      shown = step;
      const of = total === undefined ? '' : ` of ${megabytes(total)}`;
      io.stderr.write(`\r\u001b[K${printable(name)}: ${megabytes(received)}${of}`);
    },
    end: () => void (shown >= 0 && io.stderr.write('\r\u001b[K')),
  };
}

function summary({ attack, actors }: Installed, store: CatalogueStore): string {
  const { newest } = store.catalogue();
  const rows = [
    ...(attack ? [`Installed ATT&CK ${attack.version} (${attack.date}); ${newest} is now the newest release.`] : []),
    ...(actors ? [`Installed the MISP galaxy's threat actors, version ${actors.version}.`] : []),
    'To undo this update: advisory catalogue update --revert',
  ];
  return rows.map((row) => `${row}\n`).join('');
}
