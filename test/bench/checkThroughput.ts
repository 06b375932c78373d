/**
 * `npm run build && node --import tsx test/bench/checkThroughput.ts [--files N] [--jobs N] [--format F]`: how long the built
 * `advisory check` takes for many advisories, with the memory that it took. Prints figures, judges nothing: machines differ.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { createAdvisory } from './documents.ts';

const program = join(import.meta.dirname, '..', '..', 'dist', 'cli.cjs');
if (!existsSync(program)) throw new Error('dist/cli.cjs is not there: run "npm run build" first');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    jobs: { type: 'string' },
    format: { type: 'string', default: 'sarif' },
  },
});

/** Sizes in bytes that follow each other, so that no two neighbours take the same time. */
const sizes = [4_000, 7_000, 12_000, 20_000];
/** One advisory in ten has findings: a revoked technique and an old label. */
const withFindings = 10;

const folder = mkdtempSync(join(tmpdir(), 'advisory-throughput-'));
try {
  const bytes = writeAdvisories(Number(values.files));
  const args = ['check', '--format', values.format, ...(values.jobs === undefined ? [] : ['--jobs', values.jobs]), '.'];
  const run = await measure(args);
  const seconds = run.milliseconds / 1000;
  console.log(
    [
      `- Machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
      `- ${values.files} advisories, ${(bytes / 1e6).toFixed(1)} MB; advisory ${args.join(' ')}`,
      `- ${seconds.toFixed(1)} s, ${(Number(values.files) / seconds).toFixed(0)} advisories a second; exit status ${run.status}`,
      `- ${(run.printed / 1e6).toFixed(1)} MB printed; processor time ${run.processorSeconds.toFixed(1)} s`,
      `- Peak resident memory: ${run.peakBytes === 0 ? 'unknown' : `${(run.peakBytes / 2 ** 20).toFixed(0)} MiB`}`,
    ].join('\n'),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Gives the bytes written. */
function writeAdvisories(count: number): number {
  const texts = sizes.map((size) => createAdvisory(size));
  const broken = texts.map((text) =>
    text.replace('tlp: GREEN', 'tlp: WHITE').replace('T1528 - Steal', 'T1562 - Steal'),
  );
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const text = (index % withFindings === 0 ? broken : texts)[index % sizes.length] ?? '';
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.advisory.yaml`), text);
    bytes += text.length;
  }
  return bytes;
}

interface Measured {
  readonly milliseconds: number;
  readonly status: number;
  readonly printed: number;
  readonly processorSeconds: number;
  /** 0 where the system does not tell. */
  readonly peakBytes: number;
}

async function measure(args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const check = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = 0;
  let peakBytes = 0;
  let processorSeconds = 0;
  check.stdout.on('data', (data: Buffer) => {
    printed += data.length;
  });
  const look = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(check.pid));
    processorSeconds = Math.max(processorSeconds, processorSecondsOf(check.pid));
  }, 100);
  const [status] = await once(check, 'close');
  clearInterval(look);
  return { milliseconds: performance.now() - start, status: Number(status), printed, processorSeconds, peakBytes };
}

/** Linux keeps the peak of a process ("VmHWM", proc_pid_status(5), in KiB). */
function peakOf(pid: number | undefined): number {
  const [, kibibytes = '0'] = /^VmHWM:\s+(\d+) kB$/m.exec(readProcess(pid, 'status')) ?? [];
  return Number(kibibytes) * 1024;
}

/** User and system time of all threads (fields 14 and 15 of proc_pid_stat(5), in ticks of 10 ms). */
function processorSecondsOf(pid: number | undefined): number {
  const fields = readProcess(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100 || 0;
}

function readProcess(pid: number | undefined, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
