/** The kinds of fuzzed documents: advisories, a team's configuration and catalogues, catalogue updates, and files to import. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  analyze,
  checkRelease,
  configFileName,
  createWorkspace,
  parseAdvisory,
  tryCatalogue,
  UpdateError,
  type Problem,
} from '../../server/src/core/index.ts';
import { readUpdate } from '../../server/src/hosts/node/store/readUpdate.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { assertWithin, judge } from './fuzzed.ts';
import { fuzzText, readFuzzStarts, spoil } from './fuzzTexts.ts';
import { fuzzBundle } from './fuzzBundles.ts';
import { createFuzzImports } from './fuzzImports.ts';
import type { Random } from './random.ts';

/** A kind of fuzzed document: `text` creates a random one; `judge` reads it, and rejects if that fails. */
export interface FuzzKind {
  readonly text: (random: Random) => string;
  readonly judge: (text: string) => Promise<void>;
}

export type FuzzKindName = 'advisory' | 'configuration' | 'catalogue' | 'bundle' | 'import';

const configuration = `rules:
  attack/revoked: error
  "tlp/*": off
requiredSections:
  always: [references]
  severity:critical: [indicators, detection_rules]
catalogues:
  - own/*.yaml
files: [reports/**/*.yaml]
actors:
  preferredNaming: [SLATE FALCON, APT29]
`;

const catalogue = `# advisory-catalogue
actors:
  - GREY HERON
  - name: SLATE FALCON
    aliases: [Cluster 7, APT28]
    country: RU
  - {name: WINTER FOX, attack_id: G0016}
malware:
  - name: GLASSLOADER
tools: [Rubber Mallet]
campaigns:
  - name: Operation Paper Lantern
sectors: [Municipal utilities]
`;

const advisory = 'title: x\nactors:\n  - SLATE FALCON\n  - APT29\nmalware: [GLASSLOADER]\nseverity: critical\n';

/** Returns the kinds by name. */
export function createFuzzKinds(): Readonly<Record<FuzzKindName, FuzzKind>> {
  const starts = readFuzzStarts();
  const spoilt = (random: Random, text: string): string => {
    let result = text;
    for (let i = random.between(1, 6); i > 0; i--) result = spoil(random, result, [configuration, catalogue]);
    return result;
  };
  return {
    advisory: { text: (random) => fuzzText(random, starts), judge: (text) => Promise.resolve(judge(text)) },
    configuration: {
      text: (random) => spoilt(random, configuration),
      judge: (text) => judgeTeam({ [`/w/${configFileName}`]: text, '/w/own/a.yaml': catalogue }),
    },
    catalogue: {
      text: (random) => spoilt(random, catalogue),
      judge: (text) => judgeTeam({ [`/w/${configFileName}`]: 'catalogues: own/a.yaml\n', '/w/own/a.yaml': text }),
    },
    bundle: { text: fuzzBundle, judge: judgeBundle },
    import: createFuzzImports(starts),
  };
}

/** Reads the files of a team, and an advisory with their configuration. */
async function judgeTeam(files: Readonly<Record<string, string>>): Promise<void> {
  const env = testEnvironment();
  const workspace = createWorkspace(env, createMemoryFiles(files));
  const known = await workspace.of({ path: '/w/a.advisory.yaml', folder: '/w', settings: {} });
  for (const { document, problems } of known.files) assertAllWithin(problems, document.text);
  const document = parseAdvisory(advisory, env.schema);
  assertAllWithin(analyze(document, env, known.rules, known.documentContext), advisory);
}

function assertAllWithin(problems: readonly Problem[], text: string): void {
  for (const problem of problems) assertWithin(problem, text);
}

/** Reads a catalogue update. An update that is rejected with an explanation is not a failure. */
async function judgeBundle(text: string): Promise<void> {
  const file = join(tmpdir(), `advisory-fuzz-${process.pid}.json`);
  writeFileSync(file, text);
  const { catalogue: shipped } = testEnvironment();
  try {
    const { contents } = await readUpdate(file, { release: undefined, signal: new AbortController().signal });
    if (contents.kind === 'attack') checkRelease(contents.data, shipped, { today: '2026-11-26' });
    tryCatalogue(shipped, contents.kind === 'attack' ? { attack: contents } : { actors: contents.data });
  } catch (error) {
    assert.ok(error instanceof UpdateError, error instanceof Error ? error.stack : String(error));
    assert.ok(error.message.length < 1_000 && !/no catalogue can be made of it/.test(error.message), error.message);
  } finally {
    rmSync(file, { force: true });
  }
}
