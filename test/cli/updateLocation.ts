/** A separate folder for catalogue updates, for tests of `advisory catalogue`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliServices } from '../../server/src/cli/io.ts';
import { runCli, servicesOver, type CliRun } from './support.ts';

export interface Location {
  readonly folder: string;
  readonly services: CliServices;
  run(...args: readonly string[]): Promise<CliRun>;
}

/** Calls `test` with a new folder. The limits for downloads are low, so that tests exceed them quickly. */
export async function inPlace(test: (location: Location) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'advisory-update-'));
  const folder = join(home, 'updates');
  const services = {
    ...servicesOver(folder),
    downloadBounds: { maximumBytes: 3_000_000, stallMilliseconds: 200, minRate: 1000 },
  };
  try {
    await test({ folder, services, run: (...args) => runCli(['catalogue', ...args], home, {}, services) });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
