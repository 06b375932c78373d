/** A loop over the advisories of a folder in a process of its own, which says at its end what it took. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the process prints, as JSON. */
export interface LoopResult {
  readonly done: number;
  /** Files with at least one error: the proof that something was checked. */
  readonly faulty: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakBytes: number;
}

/** Whether a text has errors. */
export type Validator = (text: string) => boolean | Promise<boolean>;

/**
 * Loads a validator and runs it over each file of the folder, one after the other; arguments of the process are the folder and the seconds
 * after which it stops. Loading is part of the time, since it is part of what a command-line program takes; the start of Node is not.
 */
export async function runLoop(load: () => Promise<Validator>): Promise<void> {
  const [folder = '.', patience = '60'] = process.argv.slice(2);
  const begin = performance.now();
  const used = process.cpuUsage();
  const validate = await load();
  let done = 0;
  let faulty = 0;
  for (const name of readdirSync(folder).sort()) {
    if (performance.now() - begin > Number(patience) * 1000) break;
    if (await validate(readFileSync(join(folder, name), 'utf8'))) faulty++;
    done++;
  }
  const { user, system } = process.cpuUsage(used);
  const result: LoopResult = {
    done,
    faulty,
    seconds: (performance.now() - begin) / 1000,
    processorSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(JSON.stringify(result));
}
