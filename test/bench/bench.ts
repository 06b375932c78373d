/**
 * `npm run bench [-- --json] [-- --runs N]`: how long the built language server takes for what a person waits for.
 * Prints figures, judges nothing: machines differ.
 */
import { existsSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol/node';

import { createAdvisory, techniqueLine, typedTechnique } from './documents.ts';
import { startServer, type BenchServer } from './server.ts';
import { summarize, type Statistics } from './statistics.ts';

interface Row {
  readonly what: string;
  readonly size: string;
  readonly milliseconds: Statistics;
}

const serverFile = join(import.meta.dirname, '..', '..', 'dist', 'server.cjs');
const sizes = [5, 50, 500];
const minimumRuns = 15;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '20' } },
});
const runs = Math.max(minimumRuns, Number(values.runs) || minimumRuns);
if (!existsSync(serverFile)) throw new Error('dist/server.cjs is not there: run "npm run build" first');

const calibrationBefore = calibrate();
const rows: Row[] = [{ what: 'start to ready', size: '', milliseconds: await measureStart() }];
const memory: { size: string; bytes: number }[] = [];
for (const size of sizes) {
  const server = await startServer(serverFile);
  rows.push(...(await measureDocument(server, size)));
  memory.push({ size: `${size} kB`, bytes: server.peakMemory() });
  await server.stop();
}
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cpus: cpus().length,
  memory: totalmem(),
  platform: `${process.platform} ${release()} ${process.arch}`,
  node: process.version,
  calibration: { before: calibrationBefore, after: calibrate() },
};
process.stdout.write(values.json ? `${JSON.stringify({ machine, rows, memory }, null, 2)}\n` : markdown());

async function measureStart(): Promise<Statistics> {
  return measure(async () => {
    const [milliseconds, server] = await timed(() => startServer(serverFile));
    await server.stop();
    return milliseconds;
  });
}

async function measureDocument(server: BenchServer, kilobytes: number): Promise<Row[]> {
  const text = createAdvisory(kilobytes * 1000);
  const size = `${kilobytes} kB`;
  let opened = 0;
  const open = await measure(async () => {
    const uri = `file:///bench/${kilobytes}-${++opened}.advisory.yaml`;
    const [milliseconds] = await timed(() => server.open(uri, text));
    server.peakMemory();
    await server.close(uri);
    return milliseconds;
  });
  const uri = `file:///bench/${kilobytes}.advisory.yaml`;
  await server.open(uri, text);
  const textDocument = { uri };
  const lines = text.split('\n');
  const titleEnd = { line: 2, character: lines[2]?.length ?? 0 };
  const technique = { line: lines.indexOf(techniqueLine), character: typedTechnique.length };
  let version = 1;
  const edit = await measure(async () => {
    // Each edit replaces the end of the title, so that the size stays.
    const start = { ...titleEnd, character: titleEnd.character - 1 };
    const letter = String.fromCharCode(97 + (version % 26));
    const [milliseconds] = await timed(() => server.change(uri, ++version, { start, end: titleEnd }, letter));
    server.peakMemory();
    return milliseconds;
  });
  const completion = await measure(async () => {
    const request = { textDocument, position: technique };
    const [milliseconds, list] = await timed(() => server.connection.sendRequest(CompletionRequest.type, request));
    if (list === null) throw new Error('no completion at the technique');
    return milliseconds;
  });
  const hover = await measure(async () => {
    const request = { textDocument, position: { line: 4, character: 2 } };
    const [milliseconds, answer] = await timed(() => server.connection.sendRequest(HoverRequest.type, request));
    if (answer === null) throw new Error('no hover at the severity');
    return milliseconds;
  });
  const named = { 'open to diagnostics': open, 'edit to diagnostics': edit, completion, hover };
  return Object.entries(named).map(([what, milliseconds]) => ({ what, size, milliseconds }));
}

/** Runs a measurement once to warm up, then as often as asked. */
async function measure(once: () => Promise<number>): Promise<Statistics> {
  await once();
  const series: number[] = [];
  for (let run = 0; run < runs; run++) series.push(await once());
  return summarize(series);
}

async function timed<T>(action: () => Promise<T>): Promise<[milliseconds: number, result: T]> {
  const start = performance.now();
  const result = await action();
  return [performance.now() - start, result];
}

/** The same work each time: what it takes, before and after, tells how quick and how steady the machine is. In milliseconds. */
function calibrate(): Statistics {
  return summarize(
    Array.from({ length: minimumRuns }, () => {
      const start = performance.now();
      let state = 1;
      for (let step = 0; step < 5_000_000; step++) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state < 0) throw new Error('out of range');
      return performance.now() - start;
    }),
  );
}

function markdown(): string {
  const number = (value: number): string => value.toFixed(1);
  const cells = ({ median, p95, deviation, runs: count }: Statistics): string =>
    `${number(median)} | ${number(p95)} | ${number(deviation)} | ${count}`;
  return [
    `- Machine: ${machine.cpus} × ${machine.cpu}, ${number(machine.memory / 2 ** 30)} GiB, ${machine.platform}, Node ${machine.node}`,
    `- Calibration loop: median ${number(machine.calibration.before.median)} ms (± ${number(machine.calibration.before.deviation)}) before, ` +
      `${number(machine.calibration.after.median)} ms (± ${number(machine.calibration.after.deviation)}) after`,
    '- Times in milliseconds; "noise" is the median absolute deviation; diagnostics are pushed, their debounce is included.',
    '',
    '| what | advisory | median | p95 | noise | runs |',
    '|---|---|---:|---:|---:|---:|',
    ...rows.map((row) => `| ${row.what} | ${row.size} | ${cells(row.milliseconds)} |`),
    '',
    '| peak memory of the server | MiB |',
    '|---|---:|',
    ...memory.map(({ size, bytes }) => `| ${size} | ${bytes === 0 ? 'unknown' : number(bytes / 2 ** 20)} |`),
    '',
  ].join('\n');
}
