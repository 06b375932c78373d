/** A catalogue of a few objects, so that the content of reports does not change with the shipped data. */
import type { Actor, AttackRelease, Catalogue, Tactic, Technique } from '../../server/src/core/catalogue/catalogue.ts';

const common = { domains: ['enterprise' as const], revokedBy: [], revoked: false, deprecated: false, aliases: [] };

const technique = (id: string, name: string, parentName?: string, ...tactics: string[]): Technique => ({
  ...common,
  kind: 'technique',
  id,
  name,
  tactics,
  platforms: [],
  ...(parentName ? { parentName } : {}),
});

const techniques = [
  technique('T1078', 'Valid Accounts'),
  technique('T1539', 'Steal Web Session Cookie'),
  technique('T1566.002', 'Spearphishing Link', 'Phishing', 'initial-access'),
  technique('T1204.002', 'Malicious File', 'User Execution'),
];

const tactics: readonly Tactic[] = [
  { ...common, kind: 'tactic', id: 'TA0001', name: 'Initial Access', shortname: 'initial-access' },
  { ...common, kind: 'tactic', id: 'TA0006', name: 'Credential Access', shortname: 'credential-access' },
];

const actor: Actor = {
  name: 'APT28',
  primaryNames: ['APT28'],
  aliases: ['Fancy Bear', 'Sofacy'],
  attackId: 'G0007',
  country: 'RU',
  sources: ['attack'],
};

const attack: AttackRelease = {
  release: '19.1',
  technique: (id) => techniques.find((known) => known.id === id),
  tacticsIn: (id) => techniques.find((known) => known.id === id)?.tactics ?? [],
  tactic: (text) => tactics.find(({ id, name, shortname }) => [id, name, shortname].includes(text)),
  tacticsNamed: (text) => tactics.filter(({ id, name, shortname }) => [id, name, shortname].includes(text)),
  object: (id) =>
    id === 'DC0032'
      ? { ...common, kind: 'data-component', id, name: 'Process Creation' }
      : id === 'M1032'
        ? { ...common, kind: 'mitigation', id, name: 'Multi-factor Authentication' }
        : undefined,
  objects: () => [],
  named: () => undefined,
  tactics,
  searchTechniques: () => [],
  searchSoftware: () => [],
  searchCampaigns: () => [],
  searchDataComponents: () => [],
  searchMitigations: () => [],
  isName: () => false,
  techniquesNamed: () => [],
  nearestNamed: () => [],
  nearestTechniques: () => [],
  nearestTactics: () => [],
};

/** ATT&CK 19.1 with a few techniques and tactics, and one actor, APT28. */
export const renderCatalogue: Catalogue = {
  releases: [{ release: '19.1', date: '2026-04-28' }],
  newest: '19.1',
  resolveRelease: () => '19.1',
  releaseOn: () => '19.1',
  at: () => attack,
  life: () => undefined,
  introducedIn: () => undefined,
  actor: (name) => (name === 'APT28' ? { actors: [actor], primary: true } : undefined),
  actorByAttackId: (id) => (id === 'G0007' ? actor : undefined),
  searchActors: () => [],
  nearestActors: () => [],
  galaxySoftware: () => undefined,
  searchGalaxySoftware: () => [],
};
