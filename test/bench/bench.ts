/**
 * `npm run bench`: measures the speed and the memory use of the built language server and of `advisory check`, compared with
 * yaml-language-server. Prints the figures and whether they meet the targets. The exit status does not depend on the figures, because
 * machines differ.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { measureGrowth, measureSurvival } from './measures/leak.ts';
import { measureMemory } from './measures/memory.ts';
import type { Setup } from './measures/measure.ts';
import { measureOpen } from './measures/open.ts';
import { profileEdits } from './measures/profile.ts';
import { measureStart } from './measures/start.ts';
import { measureThroughput } from './measures/throughput.ts';
import { measureTyping } from './measures/typing.ts';
import { calibrate, describeMachine } from './machine.ts';
import { readOptions, usage, type Options } from './options.ts';
import { ensurePeer } from './peer.ts';
import { figure } from './report/table.ts';
import { report } from './report/report.ts';
import type { Results } from './results.ts';
import { ourServer, projectFolder, yamlServer } from './servers.ts';

/** The folder for results, which Git ignores. */
const folder = join(projectFolder, 'test-results', 'bench');
const page = join(projectFolder, 'docs', 'performance.md');
const numbersOfFiles = [1_000, 10_000];
/** The maximum time for one series, and for one server that opens and closes documents, in milliseconds. */
const patience = { series: 8_000, survival: 300_000 };

const options = readOptions(process.argv.slice(2));
if (options.help) process.stdout.write(usage);
else if (options.profile) await profile(options.sizes[0] ?? 500);
else present(options.from === undefined ? await measureAll(options) : read(options.from), options);

async function measureAll({ runs, ours, sizes, parts, node }: Options): Promise<Results> {
  if (!ours) await ensurePeer();
  const kinds = { ours: { ...ourServer(), nodeOptions: node }, peer: ours ? undefined : yamlServer() };
  const setup: Setup = { kinds, sizes, limits: { runs, patience: patience.series, least: 2 } };
  const before = calibrate();
  const measure = async <T>(part: Options['parts'][number], work: () => Promise<T[]>): Promise<T[]> => {
    if (!parts.includes(part)) return [];
    const start = performance.now();
    const found = await work();
    process.stderr.write(`${part}: ${figure((performance.now() - start) / 1000)} s\n`);
    return found;
  };
  const rows = [
    ...(await measure('start', () => measureStart(setup))),
    ...(await measure('open', () => measureOpen(setup))),
    ...(await measure('typing', () => measureTyping(setup))),
    ...(await measure('memory', () => measureMemory(setup))),
    ...(await measure('leak', () => measureGrowth(setup))),
  ];
  const survival = await measure('leak', () => measureSurvival(setup, patience.survival));
  const throughput = await measure('check', async () => {
    const found = [];
    for (const files of numbersOfFiles) found.push(...(await measureThroughput(files, !ours)));
    return found;
  });
  const titles = { ours: kinds.ours.title, peer: kinds.peer?.title ?? null };
  return { machine: describeMachine(before), ...titles, runs, rows, survival, throughput };
}

function present(results: Results, { json, write, from }: Options): void {
  const text = `${JSON.stringify(results, null, 2)}\n`;
  if (from === undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'results.json'), text);
  }
  process.stdout.write(json ? text : report(results));
  if (write) writeFileSync(page, report(results));
  const written = [...(from === undefined ? [join(folder, 'results.json')] : []), ...(write ? [page] : [])];
  for (const file of written) process.stderr.write(`Written: ${relative(projectFolder, file)}\n`);
}

function read(file: string): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

async function profile(size: number): Promise<void> {
  const { file, functions } = await profileEdits(join(folder, 'profile'), size);
  const total = functions.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const lines = functions.slice(0, 30).map(({ name, milliseconds }) => {
    const share = figure((milliseconds / total) * 100);
    return `${figure(milliseconds).padStart(9)} ms ${share.padStart(5)} %  ${name}`;
  });
  process.stdout.write(`${lines.join('\n')}\n\nWritten: ${relative(projectFolder, file)}\n`);
}
