import assert from 'node:assert/strict';
import { completionsAt, labelsAt } from './support.ts';

/** Returns the first three labels after a query in the text that `location` creates. */
function firstThree(location: (query: string) => string, query: string): readonly string[] {
  return labelsAt(location(`${query}▮`)).slice(0, 3);
}

const mapping = (query: string): string => `title: T\nmitre_attack:\n  - ${query}\n`;
const actors = (query: string): string => `title: T\nactors:\n  - ${query}\n`;

describe('the ranking of completions', () => {
  it('offers sub-techniques for the beginning of an ID', () => {
    const labels = firstThree(mapping, 'T1566.0');
    assert.equal(labels.length, 3);
    for (const label of labels) assert.match(label, /^T1566\.00\d - Phishing: /);
  });

  const techniques: readonly (readonly [query: string, label: string])[] = [
    ['spear link', 'T1566.002 - Phishing: Spearphishing Link'],
    ['lsass', 'T1003.001 - OS Credential Dumping: LSASS Memory'],
    ['dcsync', 'T1003.006 - OS Credential Dumping: DCSync'],
    ['kerberoast', 'T1558.003 - Steal or Forge Kerberos Tickets: Kerberoasting'],
  ];
  for (const [query, label] of techniques) {
    it(`offers ${label} among the first three for "${query}"`, () => {
      const labels = firstThree(mapping, query);
      assert.ok(labels.includes(label), labels.join(' | '));
    });
  }

  it('puts an exact name first', () => {
    assert.equal(firstThree(mapping, 'Phishing')[0], 'T1566 - Phishing');
    assert.equal(firstThree(actors, 'Turla')[0], 'Turla');
  });

  it('offers only names with the prefix APT2', () => {
    const items = completionsAt(actors('APT2▮')).slice(0, 3);
    assert.equal(items.length, 3);
    for (const item of items) assert.match(`${item.label} ${item.labelDetails?.detail ?? ''}`, /\bAPT ?-?2/);
  });

  const known: readonly (readonly [query: string, label: string, detail: string | undefined])[] = [
    ['fancy', 'Fancy Bear', ' (APT28)'],
    ['cozy', 'Cozy Bear', ' (APT29)'],
    ['midnight bl', 'Midnight Blizzard', ' (APT29)'],
    ['volt', 'Volt Typhoon', undefined],
  ];
  for (const [query, label, detail] of known) {
    it(`offers ${label} among the first three for "${query}", with its actor`, () => {
      const items = completionsAt(actors(`${query}▮`)).slice(0, 3);
      const item = items.find((each) => each.label === label);
      assert.ok(item, items.map((each) => each.label).join(' | '));
      if (detail !== undefined) assert.equal(item.labelDetails?.detail?.toLowerCase(), detail.toLowerCase());
      assert.match(item.labelDetails?.description ?? '', /^[A-Z]{2} · G\d{4}$/);
    });
  }

  it('finds mitigations of a recommendation by ID and by name', () => {
    const recommendation = (query: string): string =>
      `title: T\nrecommendations:\n  user_protection:\n    - text: Use tokens.\n      mitigations: [${query}]\n`;
    for (const query of ['M1032', 'multi-factor'])
      assert.ok(firstThree(recommendation, query).includes('M1032 - Multi-factor Authentication'), query);
  });

  it('keeps its order within quotes', () => {
    assert.equal(labelsAt(actors('"fancy▮"'))[0], 'Fancy Bear');
    assert.ok(labelsAt(mapping("'lsass▮'")).slice(0, 3).includes('T1003.001 - OS Credential Dumping: LSASS Memory'));
  });
});
