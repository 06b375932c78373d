/** A loop over the advisories of a folder in its own process, which prints its measurements at the end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The output of the process, as JSON. */
export interface LoopResult {
  readonly done: number;
  /** The number of files with at least one error, as evidence that files were checked. */
  readonly faulty: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakBytes: number;
}

/** Returns whether a text has errors. */
export type Validator = (text: string) => boolean | Promise<boolean>;

/**
 * Loads a validator and runs it over each file of the folder in turn. The arguments of the process are the folder and the number of seconds
 * after which it stops. The measured time includes loading, as for a command-line program, but not the start of Node.
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
