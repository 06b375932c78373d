/** Migrates every active technique that changed between two consecutive releases, or since some older ones, in its own file. */
import assert from 'node:assert/strict';
import {
  analyze,
  applyEdits,
  parseAdvisory,
  type AttackRelease,
  type Technique,
} from '../../../server/src/core/index.ts';
import { planMigration } from '../../../server/src/core/migrate/plan.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();
const { catalogue } = environment;

/** All views of the catalogue, oldest first; releases without their own data share one. */
const views = [...new Set(catalogue.releases.map(({ release }) => catalogue.at(release)))];

function techniquesOf(view: AttackRelease): Technique[] {
  return view.objects('technique').flatMap(({ id }) => view.technique(id) ?? []);
}

const tacticNames = (view: AttackRelease, { tactics, domains }: Technique): string[] =>
  view.tactics
    .filter((tactic) => tactics.includes(tactic.shortname) && tactic.domains.some((domain) => domains.includes(domain)))
    .map(({ name }) => name);

/** The format cannot express the IDs of Mobile techniques before release 3.0 (`MOB-T1001`). */
const isWritable = /^T\d{4}(?:\.\d{3})?$/;

const isLiving = ({ revoked, deprecated }: Technique): boolean => !revoked && !deprecated;

/** Whether a reader of the page would see a change. */
function hasChanged(from: AttackRelease, then: Technique, to: AttackRelease): boolean {
  const now = to.technique(then.id);
  if (!now || !isLiving(now) || now.name !== then.name || now.parentName !== then.parentName) return true;
  return tacticNames(from, then).sort().join() !== tacticNames(to, now).sort().join();
}

function fileOf(view: AttackRelease, technique: Technique): string {
  const tactics = tacticNames(view, technique);
  const name = technique.parentName === undefined ? technique.name : `${technique.parentName}: ${technique.name}`;
  return [
    'title: A case # of one technique',
    `attack_version: "${view.release}"`,
    'mitre_attack:',
    `  - id: ${technique.id}`,
    `    name: ${JSON.stringify(name)}`,
    ...(tactics.length > 0 ? ['    tactics:', ...tactics.map((tactic) => `      - ${JSON.stringify(tactic)}`)] : []),
    '    description: Seen once.',
    'tags: [end]',
    '',
  ].join('\n');
}

describe('migration of every technique that changed between two releases', () => {
  const steps = views.slice(1).map((to, index) => [views[index], to]);
  // Files are not migrated at every release: these skip several large changes at once.
  const leaps = ['1.0', '6.3', '12.0'].map((release) => [catalogue.at(release), catalogue.at(catalogue.newest)]);
  for (const [from, to] of [...steps, ...leaps]) {
    if (!from || !to) continue;
    it(`from ${from.release} to ${to.release}`, () => {
      const changed = techniquesOf(from).filter(
        (then) => isLiving(then) && isWritable.test(then.id) && hasChanged(from, then, to),
      );
      if (leaps.some((leap) => leap.includes(from) && leap.includes(to))) assert.notDeepEqual(changed, []);
      for (const then of changed) assertMigrated(from, then, to);
    }).timeout(60_000);
  }
});

function assertMigrated(from: AttackRelease, then: Technique, to: AttackRelease): void {
  const text = fileOf(from, then);
  const plan = planMigration(parseAdvisory(text, environment.schema), environment, to.release);
  const after = applyEdits(text, plan.edits);
  const document = parseAdvisory(after, environment.schema);
  const entry = document.advisory.mitreAttack?.items[0];
  const there = to.technique(then.id);
  const successors = there?.revoked === true ? there.revokedBy : [then.id];
  const where = `${then.id} from ${from.release} to ${to.release}\n${after}`;

  assert.equal(document.advisory.attackVersion?.value, to.release, where);
  assert.ok(after.startsWith('title: A case # of one technique\n') && after.endsWith('tags: [end]\n'), where);
  const problems = analyze(document, environment, {}).filter(({ code }) => code.startsWith('attack/'));
  const [only] = successors;
  const now = only !== undefined && successors.length === 1 ? to.technique(only) : undefined;
  if (!now) {
    assert.equal(entry?.id?.value, then.id, where);
    assert.deepEqual(
      plan.left.map(({ candidates }) => candidates),
      [successors],
      where,
    );
    const said = problems.find(({ code }) => code === 'attack/revoked' || code === 'attack/unknown-id');
    assert.ok(said, where);
    for (const id of successors)
      assert.ok(
        said.fixes?.some(({ title }) => title.includes(id)),
        where,
      );
    return;
  }
  assert.equal(entry?.id?.value, now.id, where);
  // The name of a technique that became a sub-technique may be listed with or without that of its parent.
  assert.ok([now.name, `${now.parentName ?? ''}: ${now.name}`].includes(entry.name?.value ?? ''), where);
  const tactics = entry.tactics.map(({ value }) => value);
  // If no matrix of the release contained the technique's tactics, the row states none; a deprecated technique keeps its tactics.
  if (tacticNames(from, then).length > 0 && !now.deprecated)
    assert.deepEqual(tactics.sort(), tacticNames(to, now).sort(), where);
  assert.equal(entry.description?.value, 'Seen once.', where);
  const open = problems.filter(({ code }) => code !== 'attack/outdated' && code !== 'attack/deprecated');
  assert.deepEqual(
    open.map(({ message }) => message),
    [],
    where,
  );
  assert.equal(plan.left.length, now.deprecated ? 1 : 0, where);
}
