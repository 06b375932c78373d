import { setTimeout as wait } from 'node:timers/promises';
import { runCommand } from './commands.ts';
import type { CommandResult } from './commands.ts';

/** The dependencies of `aptGet`; tests replace `run` and `pause`. */
export interface AptOptions {
  readonly say: (line: string) => void;
  readonly run?: (values: readonly string[]) => Promise<CommandResult>;
  /** Waits before the next attempt. */
  readonly pause?: () => Promise<unknown>;
}

/** The result of running `apt-get`. */
export interface AptResult {
  readonly code: number;
  /** The last lines of its output, each indented by two spaces. */
  readonly lastLines: string;
}

const pauseSeconds = 5;
/** The number of attempts, one every five seconds. An unattended upgrade takes one or two minutes. */
const attempts = 60;
const shownLines = 5;

/**
 * Runs `apt-get`. If another process holds one of apt's locks (such as a background upgrade or another `npm test`), prints that once and
 * retries for up to five minutes. Failures are returned, never thrown.
 */
export async function aptGet(values: readonly string[], options: AptOptions): Promise<AptResult> {
  const { say, run = runApt, pause = () => wait(pauseSeconds * 1000) } = options;
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await run(values);
    if (code === 0 || attempt === attempts || !isLocked(output)) return { code, lastLines: lastLinesOf(output) };
    if (attempt === 1) say('Another process is using apt: waiting for it to finish …');
    await pause();
  }
}

function runApt(values: readonly string[]): Promise<CommandResult> {
  return runCommand('apt-get', values, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    quiet: true,
  });
}

/** Whether apt or dpkg failed because another process holds a lock. */
function isLocked(output: string): boolean {
  return /Could not get lock|Unable to (?:acquire|lock)/.test(output);
}

function lastLinesOf(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-shownLines)
    .map((line) => `  ${line}`)
    .join('\n');
}
