/** The installed updates. One small file refers to all data files, so that renaming a single file switches between states. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of an update. */
export interface UpdateSource {
  /** The path, or the URL as returned by `shownAddress`. */
  readonly from: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface InstalledPart {
  /** The ATT&CK release, or the version of a MISP cluster. */
  readonly version: string;
  /** The date of the release as `YYYY-MM-DD`. Empty for clusters, which have no date. */
  readonly date: string;
  /** The time of the installation, in RFC 3339, UTC. */
  readonly installed: string;
  readonly sources: readonly UpdateSource[];
  /** The name of the data file in the store's folder. */
  readonly data: string;
  /** The name of the descriptions file in the store's folder, if there is one. */
  readonly descriptions?: string;
}

/** A state of the catalogue. For a part that is absent, the shipped catalogue is used. */
export interface Installed {
  readonly attack?: InstalledPart;
  readonly actors?: InstalledPart;
}

export interface StoreState {
  readonly format: 1;
  /** The states that updates have produced, oldest first. The last one is in use. */
  readonly states: readonly Installed[];
}

export const stateFile = 'catalogue.json';

/** Reads the state, which is empty if nothing has been installed. Throws if the file is corrupt. */
export function readState(folder: string): StoreState {
  const file = join(folder, stateFile);
  if (!existsSync(file)) return { format: 1, states: [] };
  const value = parsed(readFileSync(file, 'utf8'));
  if (!isState(value)) throw new Error(`${file} is corrupt`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is StoreState {
  if (!isRecord(value) || value['format'] !== 1 || !Array.isArray(value['states'])) return false;
  return value['states'].every(
    (state: unknown) =>
      isRecord(state) && [state['attack'], state['actors']].every((part) => part === undefined || isPart(part)),
  );
}

/** Whether a value is a valid part. File names are also checked, so that no file outside the folder is read. */
function isPart(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value['sources'])) return false;
  const { descriptions = 'none.json' } = value;
  const names = [value['data'], descriptions];
  return (
    [value['version'], value['date'], value['installed']].every((text) => typeof text === 'string') &&
    names.every((name) => typeof name === 'string' && /^[\w.-]+\.json$/.test(name))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
