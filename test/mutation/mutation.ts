/**
 * `npm run test:mutation`: changes sources in a copy of the project, one mutant at a time, and runs the tests that may detect the change.
 * Fails if fewer than nine in ten of the sampled mutants are detected, not counting accepted ones. See docs/decisions/010-mutation.md.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { projectRoot } from '../../scripts/machine/commands.ts';
import { isOf, readAccepted } from './accepted.ts';
import { mutantsOf, mutated, type Mutant } from './candidates.ts';
import { createNearness } from './imports.ts';
import { copyProject, type ProjectCopy } from './project.ts';
import { drawn } from './sample.ts';

const folders = [
  'server/src/core/rules',
  'server/src/core/yaml',
  'server/src/core/analysis',
  'server/src/core/problems',
  'server/src/core/suppressions',
  'server/src/service',
  'server/src/lsp',
];
const minShare = 0.9;
/** The number of nearest test files that run first, separately: they detect most mutants. */
const nearCount = 12;
/** The timeout of a test run, in milliseconds, because a mutant may loop forever. */
const maxMilliseconds = 600_000;

const help = `npm run test:mutation -- [--sample N] [--seed TEXT] [--only PATH] [--unit]
  --sample    number of mutants (100)
  --seed      seed of the sample: the same seed chooses the same mutants (1)
  --only      only files whose path contains this text
  --unit      runs unit tests only, without property tests`;

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sample: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      unit: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const read = (file: string): string => fs.readFileSync(path.join(projectRoot, file), 'utf8');
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: projectRoot },
  ).sort();
  // Read once: the working tree may be edited during the run.
  const texts = new Map(files.filter((file) => file.includes(values.only)).map((file) => [file, read(file)]));
  const all = [...texts].flatMap(([file, text]) => mutantsOf(file, text));
  const accepted = readAccepted();
  const judged = all.filter((mutant) => !accepted.some((entry) => isOf(entry, mutant)));
  const sample = drawn(judged, Number(values.sample), values.seed);
  console.log(
    `${sample.length} of ${judged.length} mutants, seed ${values.seed}; ${all.length - judged.length} accepted`,
  );

  const copy = copyProject();
  try {
    const survivors = await survivorsOf(sample, copy, texts, values.unit);
    const share = sample.length === 0 ? 1 : 1 - survivors.length / sample.length;
    console.log(`\n${sample.length - survivors.length} of ${sample.length} killed: ${(100 * share).toFixed(1)} %`);
    for (const survivor of survivors) console.log(described(survivor));
    return share >= minShare ? 0 : 1;
  } finally {
    copy.remove();
  }
}

async function survivorsOf(
  sample: readonly Mutant[],
  copy: ProjectCopy,
  texts: ReadonlyMap<string, string>,
  isUnitOnly: boolean,
): Promise<readonly Mutant[]> {
  const readIfThere = (file: string): string | undefined => {
    const location = path.join(projectRoot, file);
    return texts.get(file) ?? (fs.existsSync(location) ? fs.readFileSync(location, 'utf8') : undefined);
  };
  const tests = testFiles('.mocharc.json');
  const nearTo = createNearness(tests, readIfThere);
  const propertyTests = isUnitOnly ? [] : testFiles('test/property.mocharc.json');
  const propertiesNearTo = createNearness(propertyTests, readIfThere);
  if (await isDetected([tests, propertyTests], copy)) throw new Error('The tests fail without a mutant.');
  const survivors: Mutant[] = [];
  for (const mutant of sample) {
    const original = texts.get(mutant.file) ?? '';
    copy.write(mutant.file, mutated(original, mutant));
    const files = nearTo(mutant.file);
    const runs = [files.slice(0, nearCount), files.slice(nearCount), propertiesNearTo(mutant.file)];
    const isKilled = await isDetected(runs, copy);
    copy.write(mutant.file, original);
    if (!isKilled) survivors.push(mutant);
    console.log(isKilled ? `killed ${mutant.file}:${mutant.line}` : described(mutant));
  }
  return survivors;
}

/** Whether one of the runs fails or exceeds the timeout; the runs after it are skipped. */
async function isDetected(runs: readonly (readonly string[])[], copy: ProjectCopy): Promise<boolean> {
  for (const files of runs) if (files.length > 0 && (await copy.test(files, maxMilliseconds)) !== 'passed') return true;
  return false;
}

/** Returns the test files of a Mocha configuration. */
function testFiles(configuration: string): string[] {
  const { spec, ignore = [] } = JSON.parse(fs.readFileSync(path.join(projectRoot, configuration), 'utf8')) as {
    readonly spec: readonly string[];
    readonly ignore?: readonly string[];
  };
  return globSync([...spec], { ignore: [...ignore], cwd: projectRoot }).sort();
}

function described({ file, line, operator, source, original, text }: Mutant): string {
  return `\n${file}:${line} (${operator})\n    ${source}\n    ${original} → ${text}`;
}

process.exitCode = await run();
