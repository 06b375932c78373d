/** The catalogue with the updates in a folder. Installs updates, reverts them, and lists what is installed. */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asActorUpdate, asDescriptions, asReleaseData, withLayers } from '../../../core/index.ts';
import type { Catalogue, Layers } from '../../../core/index.ts';
import { install } from './install.ts';
import type { InstallOptions, UpdateFile } from './install.ts';
import { takeLock, type Lock, type LockOptions } from './lock.ts';
import { removeUnnamed } from './leftovers.ts';
import { readState, stateFile } from './state.ts';
import type { Installed, StoreState } from './state.ts';
import { writeFileAtomically } from './writeFile.ts';

export interface StoreOptions {
  readonly folder: string;
  /** The shipped catalogue. */
  readonly shipped: Catalogue;
  /** Returns the current time, in RFC 3339, UTC. */
  now(): string;
  /** Overrides how long to wait for another update, and when its lock is considered abandoned. */
  readonly lock?: Pick<LockOptions, 'patience' | 'staleAfter'>;
  /** Called if the stored data cannot be read. The shipped catalogue is then used. */
  onCorrupt(message: string): void;
}

export interface CatalogueStore {
  readonly folder: string;
  /** Returns the shipped catalogue with the installed updates. Returns the same object until this store installs or reverts an update. */
  catalogue(): Catalogue;
  /** Returns the installed states, oldest first. The list is empty if the shipped catalogue is in use. */
  states(): readonly Installed[];
  /**
   * Installs files: bundles of one release, a cluster of actors, or both. Returns the installed parts. Nothing is changed until all of them
   * have been read and validated, so if `UpdateError`, the signal's reason or a file system error is thrown, the catalogue is unchanged.
   */
  install(files: readonly UpdateFile[], options: InstallOptions): Promise<Installed>;
  /**
   * Restores the state before the last update. Returns the state that was in use, or undefined if there is no update. Throws file system
   * errors.
   */
  revert(): Promise<Installed | undefined>;
}

/** The maximum number of states that are kept. */
const keptStates = 5;

/** Opens the store. If its folder does not exist, the first update creates it. */
export function createCatalogueStore(options: StoreOptions): CatalogueStore {
  const { folder, shipped } = options;
  let current: Catalogue | undefined;
  const logged = new Set<string>();
  const onCorrupt = (message: string): void => {
    if (logged.has(message)) return;
    logged.add(message);
    options.onCorrupt(message);
  };
  const stateNow = (): StoreState => {
    try {
      return readState(folder);
    } catch (error) {
      onCorrupt(messageOf(error));
      return { format: 1, states: [] };
    }
  };
  const store = async (states: readonly Installed[]): Promise<void> => {
    await writeFileAtomically(join(folder, stateFile), `${JSON.stringify({ format: 1, states }, undefined, 2)}\n`);
    current = undefined;
    await removeUnnamed(folder, states);
  };
  const locked = async <T>(run: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const lock = await takeLock(folder, { ...(signal ? { signal } : {}), ...options.lock });
    try {
      return await run(lock);
    } finally {
      await lock.release();
    }
  };
  const catalogue = (): Catalogue => (current ??= layered(folder, shipped, stateNow().states.at(-1), onCorrupt));
  return {
    folder,
    catalogue,
    states: () => stateNow().states,
    async install(files, installOptions) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return locked(async (lock) => {
        // Another program may have installed an update since the state was read.
        current = undefined;
        const { states } = stateNow();
        const last = states.at(-1) ?? {};
        const parts = { folder, catalogue: catalogue(), shipped, last, installed: options.now() };
        const made = await install(files, { ...installOptions, ...parts });
        await lock.verify();
        await store([...states, { ...last, ...made }].slice(-keptStates));
        return made;
      }, installOptions.signal);
    },
    async revert() {
      if (stateNow().states.length === 0) return undefined;
      return locked(async (lock) => {
        const { states } = stateNow();
        const undone = states.at(-1);
        await lock.verify();
        if (undone !== undefined) await store(states.slice(0, -1));
        return undone;
      });
    },
  };
}

function layered(
  folder: string,
  shipped: Catalogue,
  state: Installed | undefined,
  onCorrupt: (message: string) => void,
): Catalogue {
  const { attack, actors } = state ?? {};
  if (attack === undefined && actors === undefined) return shipped;
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const descriptions = attack?.descriptions;
  const layers: Layers = {
    ...(attack === undefined
      ? {}
      : {
          attack: {
            data: () => asReleaseData(json(attack.data)),
            descriptions: () => (descriptions === undefined ? {} : asDescriptions(json(descriptions))),
          },
        }),
    ...(actors === undefined ? {} : { actors: { data: () => asActorUpdate(json(actors.data)) } }),
    onError: (error) => onCorrupt(messageOf(error)),
  };
  return withLayers(shipped, layers);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
