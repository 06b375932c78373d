/**
 * Generates `data/` from the published sources: `build-catalogue.ts [--from DIR] [--check]`. `--check` writes nothing and exits with 1 if
 * the files would differ. Prints what has changed.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import type { ActorData, AttackData } from '../server/src/core/catalogue/source.ts';
import { buildActorData } from './catalogue/actorData.ts';
import { buildAttackData } from './catalogue/attackData.ts';
import { buildGalaxyData } from './catalogue/galaxyData.ts';
import { describeChanges } from './catalogue/changes.ts';
import { outputFiles } from './catalogue/output.ts';
import { readSources } from './catalogue/sources.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'data');

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

function main(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string', default: join(root, '..', 'shared', 'data') },
      check: { type: 'boolean', default: false },
    },
  });
  const sources = readSources(resolve(values.from));
  const attack = buildAttackData(sources);
  const { actors, galaxy } = buildGalaxyData(sources, attack, buildActorData(sources, attack));
  const files = outputFiles(attack, actors, galaxy);
  const stale = [...files].filter(([name, text]) => readOptional(join(target, name)) !== text);
  for (const line of stale.length === 0 ? ['nothing changed'] : describeChanges(readPrevious(), { attack, actors }))
    print(line);
  if (values.check) {
    for (const [name] of stale) print(`data/${name} is not current: run scripts/build-catalogue.ts`);
    return stale.length === 0 ? 0 : 1;
  }
  mkdirSync(target, { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(target, name), text);
    print(`data/${name}: ${text.length} characters, ${gzipSync(text).length} bytes gzipped`);
  }
  return 0;
}

function readPrevious(): { attack: AttackData; actors: ActorData } | undefined {
  const attack = readOptional(join(target, 'attack.json'));
  const actors = readOptional(join(target, 'actors.json'));
  if (attack === undefined || actors === undefined) return undefined;
  return { attack: JSON.parse(attack) as AttackData, actors: JSON.parse(actors) as ActorData };
}

function readOptional(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
