/** The conditions under which a document is checked, and how they change while it is edited: settings, day, team, catalogue. */
import type { Catalogue, Environment, RuleSettings, DocumentContext } from '../../server/src/core/index.ts';
import { allRules, withTeamEntries } from '../../server/src/core/index.ts';
import { createNodeEnvironment, createShippedCatalogue } from '../../server/src/hosts/node/environment.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import type { Random } from './random.ts';

export interface Conditions {
  readonly settings: RuleSettings;
  /** The day as `YYYY-MM-DD`. */
  readonly today: string;
  /** The index of the document context, see {@link createWorld}. */
  readonly documentContext: number;
  /** The index of the catalogue, see {@link createWorld}. */
  readonly catalogue: number;
}

export const usualConditions: Conditions = { settings: {}, today: '2026-09-15', documentContext: 0, catalogue: 0 };

/** An environment as in a host: a single object whose day and catalogue change, with the service that uses it. */
export interface World {
  readonly env: Environment;
  readonly service: LanguageService;
  /** Applies the conditions from now on, and returns their document context. */
  enter(conditions: Conditions): DocumentContext;
}

/** Creates a world that shares no caches with others. */
export function createWorld(): World {
  const shipped = createShippedCatalogue();
  const team = withTeamEntries(shipped, {
    actors: [{ name: 'Quiet Heron', aliases: ['APT31', 'QH'], country: 'CH' }],
    malware: [{ name: 'Ledgerlock', aliases: ['Akira'] }],
    tools: [{ name: 'Housekey', aliases: [] }],
    campaigns: [{ name: 'Operation Slow Tide', aliases: [] }],
    logSources: [{ name: 'Badge readers' }],
    sectors: [],
    tags: [{ name: 'netscaler' }],
  });
  const catalogues: readonly Catalogue[] = [shipped, { ...shipped }, team];
  const documentContext: readonly DocumentContext[] = [
    {},
    {
      requiredSections: {
        always: ['references'],
        'severity:high': ['timeline', 'tags'],
        'category:espionage': ['actors'],
      },
      preferredNaming: 'misp',
      fileExists: (path) => path.length % 2 === 0,
    },
    { catalogue: team, preferredNaming: 'attack', fileExists: () => true },
    {
      preferredNaming: ['Cozy Bear', 'Violet Typhoon'],
      requiredSections: { 'severity:critical': ['vulnerabilities'] },
    },
  ];
  let now = usualConditions;
  const env: Environment = {
    ...createNodeEnvironment({ catalogue: () => shipped }),
    get catalogue() {
      return at(catalogues, now.catalogue);
    },
    today: () => now.today,
  };
  return {
    env,
    service: createLanguageService(env),
    enter(conditions) {
      now = conditions;
      return at(documentContext, conditions.documentContext);
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`There is no number ${index}.`);
  return item;
}

const days = ['2026-09-15', '2026-09-16', '2024-01-01', '2023-11-21', '2020-02-29', '2031-01-01'];
const levels = ['off', 'off', 'hint', 'info', 'warning', 'error'] as const;

/** Returns the conditions after one random change. */
export function changedConditions(conditions: Conditions, random: Random): Conditions {
  switch (random.below(5)) {
    case 0:
      return { ...conditions, today: random.one(days) };
    case 1:
      return { ...conditions, documentContext: random.below(4) };
    case 2:
      return { ...conditions, catalogue: random.below(3) };
    case 3:
      return { ...conditions, settings: {} };
    default: {
      const { settings } = conditions;
      const changes = Array.from({ length: random.between(1, 12) }, () => [random.one(codes), random.one(levels)]);
      return { ...conditions, settings: { ...settings, ...Object.fromEntries(changes) } as RuleSettings };
    }
  }
}

const codes = allRules.map(({ meta }) => meta.code);
