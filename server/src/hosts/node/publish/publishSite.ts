/** Publishes advisories as a site. Renders one advisory after another, and writes only files that have changed. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createSite, distinctNames, indexFolders, UpdateError } from '../../../core/index.ts';
import type {
  AdvisoryDocument,
  RenderResources,
  Environment,
  SiteOptions,
  SiteTools,
  TextPosition,
} from '../../../core/index.ts';
import { takeLock, type Lock } from '../store/lock.ts';
import { manifestName, readManifest, type Manifest } from './manifest.ts';
import { createSiteStore, type SiteStore, type StoreCounts } from './store.ts';
import { makeFolder } from '../makeFolder.ts';

/** An advisory to publish. */
export interface PublishSource {
  /** The path relative to the published folder, with `/` as the separator. */
  readonly path: string;
}

/** A document with its environment, or the reason why the file could not be read. The reason follows the name of the file. */
export type ReadAdvisory =
  | { readonly document: AdvisoryDocument; readonly env: Environment; readonly resources?: RenderResources }
  | { readonly unreadable: string };

export interface PublishJob<Source extends PublishSource> {
  /** The output folder for the site. */
  readonly site: string;
  readonly options: SiteOptions;
  readonly sources: readonly Source[];
  readonly read: (source: Source) => Promise<ReadAdvisory>;
  /** The environment for pages that concern several advisories. */
  readonly env: Environment;
  /** The stylesheet for reports. */
  readonly reportStyle: string;
  /** Called after each advisory has been published or refused. */
  readonly advance: () => void;
  readonly signal: AbortSignal;
}

/** A source that is not published because of a problem in it, or because it cannot be read. */
export interface Refused<Source> {
  readonly source: Source;
  readonly message: string;
  readonly at?: TextPosition;
}

export type Published<Source> =
  | {
      /** The number of published advisories. */
      readonly count: number;
      readonly files: StoreCounts;
      readonly refused: readonly Refused<Source>[];
      /** Notes on omitted content. Each is a sentence without a full stop. */
      readonly remarks: readonly string[];
      /** Paths in the site that were left as they are: what this program did not write, and files that have been edited since. */
      readonly kept: readonly string[];
      /** Whether the run was completed; false if the signal interrupted it. */
      readonly isFinished: boolean;
    }
  /** Nothing was written. The reason follows the name of the output folder. */
  | { readonly obstacle: string };

/** Returns the names of top-level files and folders in a site. */
const topNames = (): readonly string[] => [
  ...['index.html', 'feed.xml', 'advisories', 'misp', 'all', 'assets'],
  ...indexFolders(),
];

const hashes: Omit<SiteTools, 'reportStyle'> = {
  sha256: (text) => createHash('sha256').update(text).digest('base64'),
  md5: (text) => createHash('md5').update(text).digest('hex'),
};

const lockName = 'advisory-site.lock';

/** The manifest is saved each time this many advisories have been processed, in case the program is killed. */
const savedAfter = 100;

/**
 * Publishes advisories. Unchanged files are not written. Files from earlier runs are replaced, or removed if they are no longer part of the
 * site, unless they have been edited. No other file is changed. Throws a system error if a file cannot be written. Each file then has its old or its new
 * content, and the next run writes the remaining files.
 */
export async function publishSite<Source extends PublishSource>(job: PublishJob<Source>): Promise<Published<Source>> {
  const obstacle = await manifestOf(job.site);
  if (typeof obstacle === 'string') return { obstacle };
  await makeFolder(job.site);
  const lock = await lockOf(job.site);
  if (!lock) return { obstacle: 'is being written by another run of this command; try again after it has finished' };
  try {
    const before = await manifestOf(job.site);
    return typeof before === 'string' ? { obstacle: before } : await publishLocked(job, before);
  } finally {
    await lock.release();
  }
}

/** Returns the lock of a site; undefined if another run holds it. Two runs at the same time would remove each other's files. */
async function lockOf(site: string): Promise<Lock | undefined> {
  try {
    return await takeLock(site, { name: lockName, patience: 0 });
  } catch (error) {
    if (error instanceof UpdateError) return undefined;
    throw error;
  }
}

async function publishLocked<Source extends PublishSource>(
  job: PublishJob<Source>,
  before: Manifest,
): Promise<Published<Source>> {
  const { env, options, signal, site } = job;
  const store = createSiteStore(site, before);
  const made = createSite(options, { ...hashes, reportStyle: job.reportStyle });
  const refused: Refused<Source>[] = [];
  const leftOut = new Map<string, number>();
  let isFinished = false;
  try {
    await addAll(job, { made, store, refused, leftOut });
    if (!signal.aborted) {
      for (const file of made.files(env)) if (!isAborted(signal)) await store.write(file);
      if (!isAborted(signal)) await store.removeOthers();
      isFinished = !isAborted(signal);
    }
  } finally {
    await store.save(isFinished);
  }
  const counted = [...leftOut].map(
    ([reason, count]) => `${count} ${count === 1 ? 'advisory' : 'advisories'} left out: ${reason}`,
  );
  return {
    count: made.count(),
    files: store.counts(),
    refused,
    remarks: [...counted, ...made.remarks()],
    kept: store.kept(),
    isFinished,
  };
}

/** A function call prevents TypeScript from narrowing `aborted`, which may change during an await. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

interface Work<Source> {
  readonly made: ReturnType<typeof createSite>;
  readonly store: SiteStore;
  readonly refused: Refused<Source>[];
  readonly leftOut: Map<string, number>;
}

async function addAll<Source extends PublishSource>(
  { advance, read, signal, sources }: PublishJob<Source>,
  { made, store, refused, leftOut }: Work<Source>,
): Promise<void> {
  const sorted = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = distinctNames(
    sorted.map(({ path }) => ({ key: path, text: path.replace(/(?:\.advisory)?\.ya?ml$/i, '') })),
    'advisory',
  );
  let done = 0;
  for (const source of sorted) {
    if (isAborted(signal)) return;
    const found = await read(source);
    if ('unreadable' in found) refused.push({ source, message: found.unreadable });
    else {
      const added = made.add({ name: names.get(source.path) ?? '', path: source.path, ...found });
      if ('leftOut' in added) leftOut.set(added.leftOut, (leftOut.get(added.leftOut) ?? 0) + 1);
      else if ('refused' in added)
        refused.push({ source, message: added.refused, ...(added.at ? { at: added.at } : {}) });
      else await Promise.all(added.files.map((file) => store.write(file)));
    }
    advance();
    if (++done % savedAfter === 0) await store.save(false);
  }
}

/** Returns the manifest of a site, or the reason why nothing may be written to its folder. */
async function manifestOf(site: string): Promise<Manifest | string> {
  const found = await readManifest(site);
  if (found === 'foreign') return `contains a file ${manifestName} that is not a site manifest; choose another folder`;
  if (found !== 'absent') return found;
  const there = await readdir(site).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const names = topNames();
  const taken = there.find((name) => names.includes(name.toLowerCase()));
  return taken === undefined
    ? new Map<string, string>()
    : `contains a file or folder ${taken} that this command did not write; choose another folder`;
}
