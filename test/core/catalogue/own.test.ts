import assert from 'node:assert/strict';
import { withTeamEntries, type TeamEntries } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const { catalogue: shipped } = testEnvironment();
const none: TeamEntries = { actors: [], malware: [], tools: [], campaigns: [], logSources: [], sectors: [], tags: [] };
const namesOf = (name: string, entries: Partial<TeamEntries>): readonly string[] | undefined =>
  withTeamEntries(shipped, { ...none, ...entries })
    .actor(name)
    ?.actors.map((actor) => actor.name);

describe('team-defined entries', () => {
  it('do not change the catalogue if there are none', () => {
    assert.equal(withTeamEntries(shipped, none), shipped);
  });

  it('add team-defined actors by name and alias to all others', () => {
    const actors = [{ name: 'SLATE FALCON', aliases: ['Cluster 7'], country: 'RU' }];
    for (const name of ['SLATE FALCON', 'slate-falcon', 'Cluster 7']) {
      assert.deepEqual(namesOf(name, { actors }), ['SLATE FALCON'], name);
    }
    assert.deepEqual(namesOf('Cozy Bear', { actors }), ['APT29']);
    assert.equal(namesOf('Nobody Knows Them', { actors }), undefined);
    const own = withTeamEntries(shipped, { ...none, actors });
    assert.deepEqual(
      own.searchActors('slate', 3).map(({ item, matched }) => [item.name, matched]),
      [['SLATE FALCON', 'SLATE FALCON']],
    );
    assert.deepEqual(
      own.nearestActors('SLAET FALCON', 1).map(({ name }) => name),
      ['SLATE FALCON'],
    );
  });

  it('take precedence over a primary name of another actor by name, but not by alias', () => {
    assert.deepEqual(namesOf('APT29', { actors: [{ name: 'OURS', aliases: ['APT29'] }] }), ['APT29']);
    assert.deepEqual(namesOf('Cozy Bear', { actors: [{ name: 'OURS', aliases: ['Cozy Bear'] }] }), ['OURS']);
    assert.deepEqual(namesOf('APT29', { actors: [{ name: 'APT29', aliases: [] }] }), ['APT29']);
  });

  it('rename an ATT&CK group, which is one actor under all names', () => {
    const own = withTeamEntries(shipped, {
      ...none,
      actors: [{ name: 'WINTER FOX', aliases: ['Den 4'], attackId: 'G0016', description: 'Ours.' }],
    });
    const actor = own.actorByAttackId('G0016');
    assert.deepEqual(
      [actor?.name, actor?.attackId, actor?.country, actor?.description],
      ['WINTER FOX', 'G0016', 'RU', 'Ours.'],
    );
    for (const name of ['WINTER FOX', 'Den 4', 'APT29', 'Cozy Bear'])
      assert.equal(own.actor(name)?.actors[0], actor, name);
    assert.equal(own.actor('APT29')?.primary, true);
    assert.equal(own.searchActors('Cozy Bear', 1)[0]?.item, actor);
  });

  it('make software and campaigns known in every release', () => {
    const own = withTeamEntries(shipped, {
      ...none,
      malware: [{ name: 'GLASSLOADER', aliases: ['Glass Loader'] }],
      tools: [{ name: 'Our Strike', aliases: [], attackId: 'S0154' }],
      campaigns: [{ name: 'Operation Paper Lantern', aliases: ['Paper Lantern'] }],
    });
    for (const release of ['14.1', own.newest]) {
      const attack = own.at(release);
      assert.equal(attack.named('software', 'glass loader')?.name, 'GLASSLOADER', release);
      assert.equal(attack.named('software', 'Our Strike')?.id, 'S0154', release);
      assert.equal(attack.named('campaign', 'paper lantern')?.name, 'Operation Paper Lantern', release);
      assert.equal(attack.named('software', 'Emotet')?.id, 'S0367', release);
      assert.equal(attack.searchSoftware('glass', 1)[0]?.item.name, 'GLASSLOADER', release);
      assert.equal(attack.object('S0154')?.name, 'Cobalt Strike', release);
    }
  });
});
