/** The texts that sessions start from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { DocumentKind } from '../../server/src/core/index.ts';
import { createFacts } from '../core/valid/facts.ts';
import type { Pick } from '../core/valid/pick.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { readSeed, seedYaml } from '../support/seed.ts';
import { sharedDataFolder } from '../support/sharedData.ts';
import { validAdvisory } from '../support/validAdvisory.ts';
import { longAdvisory } from './longAdvisory.ts';
import { createRandom, type Random } from './random.ts';

export interface StartText {
  readonly name: string;
  readonly family: 'examples' | 'fixtures' | 'valid' | 'long' | 'suite' | 'other kinds';
  readonly kind: DocumentKind;
  readonly text: string;
}

const project = fileURLToPath(new URL('../../', import.meta.url));
const suiteFolder = join(sharedDataFolder, 'yaml-test-suite', 'src');

export interface StartTexts {
  readonly texts: readonly StartText[];
  /** The names of texts that are not available. */
  readonly absent: readonly string[];
}

/** Returns all texts; `seed` determines the generated ones. */
export function readStartTexts(seed: string): StartTexts {
  const seedPage = readSeed();
  const suite = existsSync(suiteFolder) ? suiteTexts() : undefined;
  const texts = [
    ...yamlFiles('examples').map((file) => fromFile(file, 'examples')),
    ...(seedPage
      ? [{ name: 'seed transcription', family: 'examples', kind: 'advisory', text: seedYaml(seedPage) } as const]
      : []),
    ...yamlFiles('test/fixtures')
      // These files contain many small advisories each.
      .filter((file) => !/fixtures\/(?:reported|cursor)\//.test(file))
      .map((file) => fromFile(file, 'fixtures')),
    ...generated(seed),
    ...otherKinds,
    ...(suite ?? []),
  ];
  return {
    texts,
    absent: [...(suite ? [] : ['the YAML test suite']), ...(seedPage ? [] : ['the seed transcription'])],
  };
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

const fromFile = (file: string, family: StartText['family']): StartText => ({
  name: file,
  family,
  kind: 'advisory',
  text: readFileSync(join(project, file), 'utf8'),
});

function generated(seed: string): StartText[] {
  const sources = {
    facts: createFacts(testCatalogue()),
    today: '2026-09-15',
    plainTexts: new Map<string, boolean>(),
  };
  const valid = Array.from({ length: 30 }, (_, index): StartText => {
    const random = createRandom(`valid ${seed} ${index}`);
    return {
      name: `valid ${index}`,
      family: 'valid',
      kind: 'advisory',
      text: validAdvisory(pickBy(random), sources).text,
    };
  });
  const long = [60, 200, 520, 530, 550, 600, 700].map((items): StartText => {
    const text = longAdvisory(items, createRandom(`long ${seed} ${items}`));
    return { name: `long ${items}`, family: 'long', kind: 'advisory', text };
  });
  return [...valid, ...long];
}

/** Makes the choices of the generator of valid advisories with a {@link Random}, instead of fast-check. */
function pickBy(random: Random): Pick {
  const shuffled = <T>(list: readonly T[]): T[] => {
    const left = [...list];
    return list.flatMap(() => left.splice(random.below(left.length), 1));
  };
  return {
    number: (min, max) => (max <= min ? min : random.between(min, max)),
    chance: (percent) => random.chance(percent),
    one: (list) => random.one(list),
    some: (list, min, max) => shuffled(list).slice(0, random.between(min, Math.max(min, max))),
    shuffled,
    letters: (alphabet, length) => Array.from({ length }, () => random.one([...alphabet])).join(''),
  };
}

const otherKinds: readonly StartText[] = [
  {
    name: 'a configuration',
    family: 'other kinds',
    kind: 'config',
    text: 'rules:\n  tlp/deprecated: error\n  attack/outdated: off\nrequired_sections:\n  always: [references]\n  severity:high:\n    - timeline\ncatalogues:\n  - team/*.yaml\nactors:\n  preferred_naming: misp\n',
  },
  {
    name: 'a catalogue',
    family: 'other kinds',
    kind: 'catalogue',
    text: 'actors:\n  - name: Quiet Heron\n    aliases:\n      - QH\n    country: CH\n  - Loud Heron\nmalware:\n  - name: Ledgerlock # ours\ntags:\n  - netscaler\nlog_sources: [Badge readers]\n',
  },
];

interface SuiteCase {
  readonly yaml?: string;
  readonly skip?: boolean;
}

/** Returns each case of the suite three times: by itself, as the value of a key between two others, and as lines between two keys. */
function suiteTexts(): StartText[] {
  return readdirSync(suiteFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const [document] = parseAllDocuments(readFileSync(join(suiteFolder, file), 'utf8'), { logLevel: 'silent' }) as {
        toJS(): unknown;
      }[];
      const cases = (document?.toJS() ?? []) as SuiteCase[];
      return cases.flatMap(({ yaml }, index) => {
        if (yaml === undefined) return [];
        const text = unmarked(yaml);
        const name = `${file.replace('.yaml', '')} ${index + 1}`;
        const inside = `title: a\nx_case:\n${text.replace(/^(?=.)/gm, '  ')}\ntags:\n  - b\n`;
        return [
          { name, family: 'suite', kind: 'advisory', text },
          { name: `${name} inside`, family: 'suite', kind: 'advisory', text: inside },
          { name: `${name} between`, family: 'suite', kind: 'advisory', text: `title: a\n${text}\ntags:\n  - b\n` },
        ] as const;
      });
    });
}

/** Replaces the characters by which the suite represents invisible ones; its page on "special characters" lists them. */
function unmarked(yaml: string): string {
  return yaml
    .replaceAll('␣', ' ')
    .replace(/—*»/g, '\t')
    .replaceAll('⇔', '\uFEFF')
    .replaceAll('↵', '')
    .replaceAll('←', '\r')
    .replace(/∎\n$/, '');
}
