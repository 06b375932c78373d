/** Reads and validates the files of an update, and then writes the data from which the catalogue is built. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  asActorUpdate,
  asReleaseData,
  checkRelease,
  completedBy,
  joinReleases,
  tryCatalogue,
  UpdateError,
} from '../../../core/index.ts';
import type { ActorUpdate, Catalogue, Descriptions, ReleaseData } from '../../../core/index.ts';
import { releaseInName } from '../../../download/updateSources.ts';
import { readUpdate } from './readUpdate.ts';
import type { Installed, InstalledPart, UpdateSource } from './state.ts';
import { writeFileAtomically } from './writeFile.ts';

/** A file in an update, and its origin: a URL, or the path itself. */
export interface UpdateFile {
  readonly path: string;
  readonly from: string;
}

export interface InstallOptions {
  readonly signal: AbortSignal;
  /** Whether to accept a release that is older than the newest known one. */
  readonly allowOlder?: boolean;
  /** The ATT&CK release, for bundles that do not state it. */
  readonly release?: string;
  progress?(file: UpdateFile, read: number, total: number): void;
}

export interface InstallParts extends InstallOptions {
  readonly folder: string;
  /** The catalogue in use. `shipped` is the catalogue without updates. */
  readonly catalogue: Catalogue;
  readonly shipped: Catalogue;
  readonly last: Installed;
  /** The time of the installation, in RFC 3339, UTC. */
  readonly installed: string;
}

interface Collected {
  readonly releases: ReleaseData[];
  readonly descriptions: Record<string, string>;
  readonly attackSources: UpdateSource[];
  actors: { readonly data: ActorUpdate; readonly source: UpdateSource } | undefined;
}

/**
 * Validates an update and writes its data. Returns records of the catalogue parts that it installed. Throws `UpdateError` with a message
 * that begins with the URL or path of each file concerned.
 */
export async function install(files: readonly UpdateFile[], parts: InstallParts): Promise<Installed> {
  const collected = await collect(files, parts);
  const { releases, actors } = collected;
  const release = releases.length === 0 ? undefined : await wholeRelease(collected, parts);
  parts.signal.throwIfAborted();
  await tryParts(release, collected, parts);
  parts.signal.throwIfAborted();
  return {
    ...(release === undefined ? {} : { attack: await writeRelease(release, collected, parts) }),
    ...(actors === undefined ? {} : { actors: await writeActors(actors, parts) }),
  };
}

async function collect(files: readonly UpdateFile[], parts: InstallParts): Promise<Collected> {
  const collected: Collected = { releases: [], descriptions: {}, attackSources: [], actors: undefined };
  for (const file of files) {
    const { contents, bytes, sha256 } = await named(file.from, () =>
      readUpdate(file.path, {
        release: parts.release ?? releaseInName(file.from),
        signal: parts.signal,
        progress: (read, total) => parts.progress?.(file, read, total),
      }),
    );
    const source = { from: file.from, bytes, sha256 };
    if (contents.kind === 'actors') collected.actors = { data: contents.data, source };
    else {
      collected.releases.push(contents.data);
      Object.assign(collected.descriptions, contents.descriptions);
      collected.attackSources.push(source);
    }
  }
  return collected;
}

function joined(
  { releases, attackSources }: Collected,
  { catalogue, allowOlder = false, installed }: InstallParts,
): ReleaseData {
  const from = attackSources.map((source) => source.from).join(', ');
  try {
    const release = joinReleases(releases);
    checkRelease(release, catalogue, { allowOlder, today: installed.slice(0, 10) });
    return release;
  } catch (error) {
    throw error instanceof UpdateError ? new UpdateError(`${from}: ${error.message}`) : error;
  }
}

/** Returns the release in the update. Domains that the update does not contain are taken from an earlier update. */
async function wholeRelease(collected: Collected, parts: InstallParts): Promise<ReleaseData> {
  const release = joined(collected, parts);
  const earlier = await readEarlier(parts.last.attack, parts.folder, asReleaseData);
  return earlier === undefined ? release : completedBy(release, earlier);
}

/** Tests the update by building the catalogue with it. Throws `UpdateError` if that fails. */
async function tryParts(release: ReleaseData | undefined, collected: Collected, parts: InstallParts): Promise<void> {
  const { folder, last, shipped } = parts;
  const data = release ?? (await readEarlier(last.attack, folder, asReleaseData));
  const actors = collected.actors?.data ?? (await readEarlier(last.actors, folder, asActorUpdate));
  const from = [...collected.attackSources, ...(collected.actors ? [collected.actors.source] : [])];
  await named(from.map((source) => source.from).join(', '), async () =>
    tryCatalogue(shipped, {
      ...(data ? { attack: { data, descriptions: collected.descriptions } } : {}),
      ...(actors ? { actors } : {}),
    }),
  );
}

async function writeRelease(data: ReleaseData, collected: Collected, parts: InstallParts): Promise<InstalledPart> {
  const name = await writeNamed(parts.folder, `attack-${data.release}`, data);
  const { descriptions } = collected;
  return {
    version: data.release,
    date: data.date,
    installed: parts.installed,
    sources: collected.attackSources,
    data: name,
    descriptions: await writeNamed(parts.folder, `descriptions-${data.release}`, descriptions satisfies Descriptions),
  };
}

/** Returns the data of an installed update; undefined if there is none, or if it can no longer be read. */
async function readEarlier<T>(
  part: InstalledPart | undefined,
  folder: string,
  read: (value: unknown) => T,
): Promise<T | undefined> {
  if (part === undefined) return undefined;
  try {
    return read(JSON.parse(await readFile(join(folder, part.data), 'utf8')));
  } catch {
    return undefined;
  }
}

async function writeActors(
  { data, source }: NonNullable<Collected['actors']>,
  { folder, installed }: InstallParts,
): Promise<InstalledPart> {
  const file = await writeNamed(folder, 'actors', data);
  return { version: data.version, date: '', installed, sources: [source], data: file };
}

/**
 * Writes a value to a file whose name contains a hash of the content, so that no other state's file is overwritten. Returns the name.
 */
async function writeNamed(folder: string, stem: string, value: unknown): Promise<string> {
  const text = JSON.stringify(value);
  const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`;
  await writeFileAtomically(join(folder, name), text);
  return name;
}

async function named<T>(from: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof UpdateError ? new UpdateError(`${from}: ${error.message}`) : error;
  }
}
