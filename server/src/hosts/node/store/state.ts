/** The installed updates. A small file refers to the files of all of them, so that a single rename switches between states. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of an update. */
export interface UpdateSource {
  /** The address or path as given by the user. */
  readonly from: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface InstalledPart {
  /** The ATT&CK release, or the version of a MISP cluster. */
  readonly version: string;
  /** The date of the release, `YYYY-MM-DD`; empty for clusters, which have none. */
  readonly date: string;
  /** When the part was installed, in RFC 3339, UTC. */
  readonly installed: string;
  readonly sources: readonly UpdateSource[];
  /** File names within the folder. */
  readonly data: string;
  readonly descriptions?: string;
}

/** A state of the catalogue; an absent part is that of the shipped catalogue. */
export interface Installed {
  readonly attack?: InstalledPart;
  readonly actors?: InstalledPart;
}

export interface StoreState {
  readonly format: 1;
  /** The states after the shipped one, oldest first; the last one is in use. */
  readonly states: readonly Installed[];
}

export const stateFile = 'catalogue.json';

/** Reads the state; empty if nothing was ever installed. Throws if the file is corrupt. */
export function readState(folder: string): StoreState {
  const file = join(folder, stateFile);
  if (!existsSync(file)) return { format: 1, states: [] };
  const value = parsed(readFileSync(file, 'utf8'));
  if (!isState(value)) throw new Error(`${file} is damaged`);
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

/** Also checks file names, so that nothing outside the folder is read. */
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
