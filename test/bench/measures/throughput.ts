/** Measures how fast many files are checked: by the built `advisory check`, and by two loops over other libraries. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAdvisory } from '../documents.ts';
import type { LoopResult } from '../loops/loop.ts';
import { peakMemory, processorTime } from '../processFigures.ts';
import type { Throughput } from '../results.ts';
import { programOf, projectFolder } from '../servers.ts';

/** The sizes of the files in bytes, in rotation, so that neighbouring files take different times. */
const sizes = [4_000, 7_000, 12_000, 20_000];
/** One advisory in this many has a schema mistake, a revoked technique and an outdated label. */
const faultyEvery = 10;
/** From this number of files on, our check is not repeated with `--jobs 1`, because that would take too long. */
const many = 5_000;
/** The number of seconds after which a loop stops. */
const patience = 30;

/** Checks a number of files with our checker and, if `peer` is set, with each of the others in turn. */
export async function measureThroughput(files: number, peer: boolean): Promise<Throughput[]> {
  const folder = mkdtempSync(join(tmpdir(), 'advisory-throughput-'));
  try {
    const bytes = writeAdvisories(folder, files);
    const found = [await check(folder, files, bytes, [])];
    if (files < many) found.push(await check(folder, files, bytes, ['--jobs', '1']));
    if (peer) {
      found.push(await loop('yaml and Ajv, nothing else', 'schemaLoop.ts', folder, files, bytes));
      found.push(await loop('yaml-language-server, in process', 'yamlServiceLoop.ts', folder, files, bytes));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files and returns the number of bytes. */
function writeAdvisories(folder: string, count: number): number {
  const texts = sizes.map((size) => createAdvisory(size));
  const faulty = texts.map((text) =>
    text
      .replace('confidence: moderate', 'confidence: sure')
      .replace('tlp: GREEN', 'tlp: WHITE')
      .replace('T1528 - Steal', 'T1562 - Steal'),
  );
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const text = (index % faultyEvery === 0 ? faulty : texts)[index % sizes.length] ?? '';
    writeFileSync(join(folder, `${String(index).padStart(6, '0')}.advisory.yaml`), text);
    bytes += text.length;
  }
  return bytes;
}

async function check(folder: string, files: number, bytes: number, options: readonly string[]): Promise<Throughput> {
  const args = ['check', '--format', 'sarif', ...options, '.'];
  const begin = performance.now();
  const child = spawn(process.execPath, [programOf('advisory'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const pid = child.pid ?? 0;
  let [processor, peakBytes] = [0, 0];
  const look = setInterval(() => {
    processor = processorTime(pid) ?? processor;
    peakBytes = peakMemory(pid) ?? peakBytes;
  }, 100);
  const [status] = await once(child, 'close');
  clearInterval(look);
  if (status !== 1) throw new Error(`advisory check has ended with ${status}, though there are errors to find`);
  const seconds = (performance.now() - begin) / 1000;
  const checker = ['advisory check', ...options].join(' ');
  const processorSeconds = processor / 1000;
  return { checker, files, done: files, bytes, seconds, processorSeconds, peakBytes, ended: 'all done' };
}

async function loop(checker: string, file: string, folder: string, files: number, bytes: number): Promise<Throughput> {
  const program = join(projectFolder, 'test', 'bench', 'loops', file);
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, String(patience)], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  const [status] = await once(child, 'close');
  if (status !== 0)
    return { checker, files, done: 0, bytes, seconds: 0, processorSeconds: 0, peakBytes: 0, ended: 'died' };
  const { faulty, ...result } = JSON.parse(printed) as LoopResult;
  if (faulty !== Math.ceil(result.done / faultyEvery)) throw new Error(`${checker} finds errors in ${faulty} files`);
  return { checker, files, bytes, ...result, ended: result.done < files ? 'out of time' : 'all done' };
}
