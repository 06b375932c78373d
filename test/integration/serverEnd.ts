import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Returns the process ID of the language server that stores its data in a folder; undefined if none is running. */
function serverProcess(dataFolder: string): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((args) => args.includes('dist/server.cjs') && args.includes(`--catalogue=${dataFolder}`));
  return line === undefined ? undefined : Number.parseInt(line, 10);
}

/**
 * Kills the language server of a window, and again after each restart.
 *
 * @param times the number of times that it is killed @throws Error if it is not started again in time
 */
export async function endServer(dataFolder: string, times: number): Promise<void> {
  let last: number | undefined;
  for (let ended = 0; ended < times; ended++) {
    last = await nextProcess(dataFolder, last);
    process.kill(last, 'SIGKILL');
  }
}

async function nextProcess(dataFolder: string, last: number | undefined): Promise<number> {
  const giveUp = Date.now() + 20_000;
  for (;;) {
    const found = serverProcess(dataFolder);
    if (found !== undefined && found !== last) return found;
    if (Date.now() > giveUp) throw new Error('the language server does not start');
    await pause(50);
  }
}
