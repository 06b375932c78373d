/** Preferred names of actors, IDs of other actors, ambiguous names, sponsors, and misspelt names of software and campaigns. */
import assert from 'node:assert/strict';
import { analyze, applyEdits, parseAdvisory, withTeamEntries } from '../../../server/src/core/index.ts';
import type { PreferredNaming } from '../../../server/src/core/settings/settings.ts';
import type { Problem } from '../../../server/src/core/problems/problem.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();

function problems(text: string, code: string, preferredNaming: PreferredNaming = 'any'): readonly Problem[] {
  const document = parseAdvisory(text, environment.schema);
  return analyze(document, environment, {}, { preferredNaming }).filter((problem) => problem.code === code);
}

/** Returns the text after each fix for the first problem with the given code, by the fix's title. */
function fixed(text: string, code: string): Record<string, string> {
  const [first] = problems(text, code);
  return Object.fromEntries((first?.fixes ?? []).map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

/** Returns the name that the first fix for `actor/alias` inserts; undefined if the name is accepted. Asserts that the fix is not safe. */
function wanted(name: string, naming: PreferredNaming): string | undefined {
  const text = `actors: ["${name}"]\n`;
  const [problem] = problems(text, 'actor/alias', naming);
  assert.notEqual(problem?.fixes?.[0]?.safe, true);
  return problem && /"(.*)"/.exec(applyEdits(text, problem.fixes?.[0]?.edits ?? []))?.[1];
}

describe('preferred naming of actors', () => {
  it('any: accepts a primary name of either source', () => {
    for (const name of ['ZIRCONIUM', 'APT31', 'Sandworm', 'Sandworm Team', 'Callisto', 'apt 28'])
      assert.equal(wanted(name, 'any'), undefined, name);
    assert.equal(wanted('Violet Typhoon', 'any'), 'ZIRCONIUM');
  });
  it("attack: requires ATT&CK's name if it has the actor", () => {
    assert.equal(wanted('APT31', 'attack'), 'ZIRCONIUM');
    assert.equal(wanted('ZIRCONIUM', 'attack'), undefined);
    assert.equal(wanted('Fancy Bear', 'attack'), 'APT28');
    assert.equal(wanted('Cold River', 'attack'), undefined);
  });
  it("misp: requires MISP's name if it has the actor", () => {
    assert.equal(wanted('ZIRCONIUM', 'misp'), 'APT31');
    assert.equal(wanted('Sandworm Team', 'misp'), 'Sandworm');
    assert.equal(wanted('APT31', 'misp'), undefined);
  });
  it("a list: requires the team's name if it lists one of the actor's", () => {
    const list = ['Fancy Bear', 'Our Own Cluster'];
    assert.equal(wanted('APT28', list), 'Fancy Bear');
    assert.equal(wanted('fancy-bear', list), undefined);
    assert.equal(wanted('Violet Typhoon', list), 'ZIRCONIUM');
    assert.equal(wanted('APT31', list), undefined);
    assert.deepEqual(problems('actors: [Our Own Cluster]\n', 'actor/unknown', list), []);
  });
});

describe('actors that a team renamed', () => {
  const actors = [
    { name: 'WINTER FOX', aliases: ['Den 4'], attackId: 'G0016' },
    { name: 'Slate Falcon', aliases: ['Cluster 7'] },
  ];
  const entries = { actors, malware: [], tools: [], campaigns: [], logSources: [], sectors: [], tags: [] };
  const env = { ...environment, catalogue: withTeamEntries(environment.catalogue, entries) };
  const messages = (name: string, preferredNaming: PreferredNaming): readonly string[] =>
    analyze(parseAdvisory(`actors: [${name}]\n`, env.schema), env, {}, { preferredNaming })
      .filter(({ code }) => code === 'actor/alias')
      .map(({ message }) => message);

  it("have the team's name, and not one that ATT&CK or MISP uses", () => {
    for (const naming of ['attack', 'misp'] as const) {
      assert.deepEqual(messages('Cozy Bear', naming), [
        '"Cozy Bear" is not the name that your settings prefer. Use WINTER FOX (G0016), the name used by your team.',
      ]);
      assert.deepEqual(messages('WINTER FOX', naming), []);
    }
  });
  it('are not described as being in the MISP galaxy', () => {
    assert.deepEqual(messages('Cluster 7', 'any'), [
      '"Cluster 7" is an alias. Use Slate Falcon, the actor\'s main name.',
    ]);
  });
});

describe('IDs of actors', () => {
  const mismatch = (name: string, id: string): string | undefined =>
    problems(`actors: [{ name: ${name}, attack_id: ${id} }]\n`, 'actor/id-mismatch')[0]?.message;

  it('of another group are reported with both, and a fix for either', () => {
    assert.match(
      mismatch('Fancy Bear', 'G0016') ?? '',
      /G0016 is APT29, but the name "Fancy Bear" belongs to APT28 \(G0007\)/,
    );
    assert.deepEqual(fixed('actors:\n  - name: Fancy Bear\n    attack_id: G0016\n', 'actor/id-mismatch'), {
      'Change the name to APT29': 'actors:\n  - name: APT29\n    attack_id: G0016\n',
      'Change the ID to G0007 (APT28)': 'actors:\n  - name: Fancy Bear\n    attack_id: G0007\n',
    });
  });
  it('match every name that ATT&CK gives to the group, and unknown names', () => {
    for (const [name, id] of [
      ['UNC2452', 'G0016'],
      ['UNC2452', 'G0118'],
      ['APT43', 'G0094'],
      ['Grizzly Steppe', 'G0007'],
      ['Our Own Name', 'G0007'],
      ['APT28', 'G9999'],
    ] as const)
      assert.equal(mismatch(name, id), undefined, `${name} ${id}`);
  });
  it('keep two ATT&CK groups apart, whatever MISP lists for one of them', () => {
    assert.match(mismatch('Andariel', 'G0032') ?? '', /G0032 is Lazarus Group/);
  });
  it('of another group exclude the entry from the search for duplicates and aliases', () => {
    const text = 'actors:\n  - APT28\n  - APT29\n  - { name: Fancy Bear, attack_id: G0016 }\n';
    assert.deepEqual([problems(text, 'actor/duplicate'), problems(text, 'actor/alias')], [[], []]);
  });
});

describe('names of several actors', () => {
  it('have a fix for each', () => {
    assert.deepEqual(fixed('actors: [Grizzly Steppe]\n', 'actor/ambiguous'), {
      'Change to APT28 (G0007)': 'actors: [APT28]\n',
      'Change to APT29 (G0016)': 'actors: [APT29]\n',
    });
  });
  it('are the same as the entry with the ID of one of them', () => {
    const [problem] = problems('actors: [APT28, { name: Grizzly Steppe, attack_id: G0007 }]\n', 'actor/duplicate');
    assert.match(problem?.message ?? '', /"Grizzly Steppe" is the same actor as "APT28"/);
  });
});

describe('sponsors', () => {
  it('are distinguished from clusters, and can be marked by a fix', () => {
    for (const name of ['GRU', 'IRGC-affiliated actors', 'Russian military intelligence (GRU)', "China's MSS"])
      assert.match(
        problems(`actors: ["${name}"]\n`, 'actor/unknown')[0]?.message ?? '',
        /a sponsor.*kind: sponsor/,
        name,
      );
    assert.equal(
      fixed('actors:\n  - GRU\n', 'actor/unknown')['Mark as a sponsor'],
      'actors:\n  - name: GRU\n    kind: sponsor\n',
    );
    assert.deepEqual(problems('actors: [{ name: GRU, kind: sponsor }]\n', 'actor/unknown'), []);
  });
  it('are whole words in capitals, and not names of clusters', () => {
    for (const name of ['Grumbling Actors', 'Svr Crew', 'Plaid Bunch'])
      assert.doesNotMatch(problems(`actors: ["${name}"]\n`, 'actor/unknown')[0]?.message ?? '', /sponsor \(/, name);
    for (const name of ['PLA Unit 61398', 'RGB-TEAM'])
      assert.deepEqual(problems(`actors: ["${name}"]\n`, 'actor/unknown'), [], name);
  });
});

describe('names of software and campaigns', () => {
  it('that are close to a known one are reported as information, with a fix', () => {
    const [near] = problems('tools: [Nimikatz]\n', 'software/unknown');
    assert.equal(near?.severity, 'information');
    assert.deepEqual(fixed('tools: [Nimikatz]\n', 'software/unknown'), {
      'Change to Mimikatz (S0002)': 'tools: [Mimikatz]\n',
    });
  });

  it('that are close to none are not reported, because most are in no catalogue', () => {
    assert.deepEqual(problems('campaigns: [Operation of Nobody in Particular]\n', 'campaign/unknown'), []);
    assert.deepEqual(problems('tools: [PowerShell, OurOwnTool]\n', 'software/unknown'), []);
  });
});
