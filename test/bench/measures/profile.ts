/** Records a processor profile of our server while a document is edited. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { startClient } from '../client.ts';
import { createAdvisory } from '../documents.ts';
import { findLocations } from '../locations.ts';
import { ourServer, projectFolder } from '../servers.ts';
import { createKey } from './keyboard.ts';
import { documentUri } from './measure.ts';

/** The number of keystrokes at each position. */
const strokes = 40;

export interface Profile {
  readonly file: string;
  /** The milliseconds spent in each function itself, without its callees, in descending order. */
  readonly functions: readonly { readonly name: string; readonly milliseconds: number }[];
}

/**
 * Edits a document of `size` kB, and returns the profile, which is written to a file in `folder`. The server is bundled without
 * minification, so that functions keep their names.
 */
export async function profileEdits(folder: string, size: number): Promise<Profile> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Beside `dist`, because the server finds its data relative to its own folder.
  const file = join(projectFolder, 'out', 'readableServer.cjs');
  await bundleReadable(file);
  const nodeOptions = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const client = await startClient({ ...ourServer(), file }, { nodeOptions });
  const text = createAdvisory(size * 1000);
  const uri = documentUri('profile');
  await client.open(uri, text);
  for (const stroke of findLocations(text).edits) {
    const key = createKey(client, uri, stroke);
    for (let count = 0; count < strokes; count++) await key.press();
    await key.restore();
  }
  await client.stop();
  const [name] = readdirSync(folder).filter((entry) => entry.endsWith('.cpuprofile'));
  if (name === undefined) throw new Error(`no profile in ${folder}`);
  return { file: join(folder, name), functions: ownTimes(readFileSync(join(folder, name), 'utf8')) };
}

async function bundleReadable(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(projectFolder, 'server', 'src', 'hosts', 'node', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
}

/** The used parts of V8's `.cpuprofile`: `timeDeltas` are microseconds, and belong to the nodes of `samples`. */
interface CpuProfile {
  readonly nodes: readonly { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

function ownTimes(text: string): Profile['functions'] {
  const { nodes, samples, timeDeltas } = JSON.parse(text) as CpuProfile;
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const location = url === '' ? '' : ` ${url.slice(url.lastIndexOf('/') + 1)}:${lineNumber + 1}`;
      return [id, `${functionName || '(anonymous)'}${location}`];
    }),
  );
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = names.get(id) ?? '';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  });
  return [...times]
    .map(([name, milliseconds]) => ({ name, milliseconds }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
}
