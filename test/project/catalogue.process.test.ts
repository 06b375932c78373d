import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Domain, ObjectKind } from '../../server/src/core/catalogue/catalogue.ts';
import { once } from '../../server/src/core/util/once.ts';
import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { shippedAttackData, testCatalogue } from '../support/catalogue.ts';
import { sharedDataFolder, sharedIt } from '../support/sharedData.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const catalogue = testCatalogue();
const data = shippedAttackData();

describe('data/', () => {
  it('has a parent for every sub-technique and tactics that exist, in each release', () => {
    // Mobile's first tactics were never listed, so they have no ID.
    const listed = new Set(data.objects.tactic.flatMap(([, , states]) => states.map((state) => state[3]?.[0])));
    for (const release of data.encoded) {
      const view = catalogue.at(release);
      for (const [id] of data.objects.technique) {
        const technique = view.technique(id);
        if (technique === undefined) continue;
        if (id.includes('.')) assert.ok(technique.parentName !== undefined, `${id} in ${release}`);
        // PRE-ATT&CK has no domain.
        if (technique.revoked || technique.deprecated || technique.domains.length === 0) continue;
        assert.notDeepEqual(technique.tactics, [], `${id} in ${release}`);
        for (const name of technique.tactics.filter((tactic) => listed.has(tactic))) {
          const domains = view.tacticsNamed(name).flatMap((tactic) => tactic.domains);
          assert.ok(
            technique.domains.some((domain) => domains.includes(domain)),
            `${id} in ${name} in ${release}`,
          );
        }
      }
    }
  });

  it('leads revoked techniques only to active ones', () => {
    for (const release of data.encoded) {
      const view = catalogue.at(release);
      for (const [id] of data.objects.technique) {
        for (const successor of view.technique(id)?.revokedBy ?? []) {
          const technique = view.technique(successor);
          assert.ok(
            technique !== undefined && !technique.revoked && !technique.deprecated,
            `${id} to ${successor} in ${release}`,
          );
        }
      }
    }
  });

  it('has a size that can be shipped', () => {
    const bytes = ['attack.json', 'actors.json', 'galaxy.json'].map(
      (name) => gzipSync(readFileSync(join(root, 'data', name))).length,
    );
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) <= 450_000, `${bytes.join(' + ')} bytes gzipped`);
  });

  it('comes with the notices of its sources', () => {
    const notice = readFileSync(join(root, 'data', 'README.md'), 'utf8');
    assert.match(notice, /The MITRE Corporation/);
    assert.match(notice, /MISP/);
  });

  sharedIt('equals the result of building it from the sources', () => {
    const script = join(root, 'scripts', 'build-catalogue.ts');
    const output = execFileSync(process.execPath, ['--import', 'tsx', script, '--check', '--from', sharedDataFolder], {
      cwd: root,
    });
    assert.match(output.toString(), /^nothing changed/);
  });

  sharedIt('has every active technique of 19.1 with its name and tactics, and no other', () => {
    const list = JSON.parse(
      readFileSync(join(sharedDataFolder, 'attack', 'attack-19.1-ids.json'), 'utf8'),
    ) as NewestList;
    const view = catalogue.at('19.1');
    const living = data.objects.technique.flatMap(([id]) => {
      const technique = view.technique(id);
      return technique === undefined || technique.revoked || technique.deprecated ? [] : [id];
    });
    assert.deepEqual(living, list.techniques.map(({ id }) => id).sort());
    for (const { id, name, domain } of list.techniques) {
      const technique = view.technique(id);
      assert.deepEqual([technique?.name, technique?.domains], [name, [domain]]);
      const tactics = list.relationships.filter(([, , , to]) => to === id).map(([, tactic]) => tactic);
      const known = technique?.tactics.map(
        (text) => view.tacticsNamed(text).find(({ domains }) => domains.includes(domain))?.id,
      );
      assert.deepEqual(known?.sort(), tactics.sort(), id);
    }
  });

  sharedIt('has every technique of every release with its name, tactics, state and domain', () => {
    for (const line of history().filter(({ type }) => type === 'attack-pattern')) {
      const technique = catalogue.at(line.v).technique(line.id);
      assert.deepEqual(
        [technique?.name, technique?.tactics, technique?.revoked, technique?.deprecated, technique?.domains],
        [line.name, line.tactics ?? [], isRevoked(line), isDeprecated(line), [line.domain]],
        `${line.id} in ${line.v}`,
      );
      if (technique !== undefined && !technique.revoked && !technique.deprecated)
        assert.deepEqual(catalogue.at(line.v).tacticsIn(line.id, line.domain), line.tactics);
    }
  });

  sharedIt('has no technique before its first release and none active after its last', () => {
    const seen = new Map<string, string[]>();
    for (const line of history().filter((one) => one.type === 'attack-pattern' && isLiving(one)))
      seen.set(line.id, [...(seen.get(line.id) ?? []), line.v]);
    const releases = data.encoded.filter((release) => release !== catalogue.newest);
    for (const [id, present] of seen) {
      const living = releases.filter((release) => {
        const technique = catalogue.at(release).technique(id);
        return technique !== undefined && !technique.revoked && !technique.deprecated;
      });
      assert.deepEqual(living, present.sort(compareReleases), id);
      const now = catalogue.at(catalogue.newest).technique(id);
      const last = now?.revoked === false && !now.deprecated ? undefined : present.at(-1);
      assert.equal(catalogue.life(id)?.lastRelease, last, id);
    }
  });

  sharedIt('has every tactic, group, campaign, mitigation and numbered data component of every release by name', () => {
    const kinds: Readonly<Record<string, ObjectKind>> = {
      'x-mitre-tactic': 'tactic',
      'intrusion-set': 'group',
      campaign: 'campaign',
      'course-of-action': 'mitigation',
      'x-mitre-data-component': 'data-component',
    };
    for (const line of history().filter(({ type, id }) => type in kinds && (id ?? '') !== '' && !/^T\d/.test(id))) {
      const object = catalogue.at(line.v).object(line.id);
      assert.deepEqual([object?.kind, object?.name], [kinds[line.type], line.name.trim()], `${line.id} in ${line.v}`);
      assert.ok(object?.domains.includes(line.domain) === true || !isLiving(line), `${line.id} in ${line.v}`);
      if (object !== undefined && line.type === 'intrusion-set' && isLiving(line))
        for (const alias of line.aliases ?? [])
          assert.ok(
            [object.name, ...object.aliases].includes(alias.trim()),
            `${line.id} in ${line.v} without ${alias}`,
          );
    }
  });

  sharedIt('has all software of every release; two numbers that ICS reused keep their first meaning', () => {
    const others = new Set<string>();
    for (const line of history().filter(({ type }) => type === 'malware' || type === 'tool')) {
      const object = catalogue.at(line.v).object(line.id);
      assert.equal(object?.kind, 'software', `${line.id} in ${line.v}`);
      if (object.name !== line.name.trim()) others.add(`${line.id} ${line.domain} ${line.name}, not ${object.name}`);
    }
    assert.deepEqual([...others].sort(), ['S0010 ics Stuxnet, not Lurid', 'S0017 ics EKANS, not BISCUIT']);
  });

  sharedIt('has a result for every technique ID of the sources, including PRE-ATT&CK’s, in the newest release', () => {
    const cluster = JSON.parse(
      readFileSync(join(sharedDataFolder, 'misp-galaxy', 'mitre-attack-pattern.json'), 'utf8'),
    ) as { readonly values: readonly { readonly meta: { readonly external_id: string } }[] };
    const ids = new Set(history().flatMap(({ type, id }) => (type === 'attack-pattern' ? [id] : [])));
    for (const { meta } of cluster.values) if (/^T\d/.test(meta.external_id)) ids.add(meta.external_id);
    const view = catalogue.at('19.1');
    assert.deepEqual(
      [...ids].filter((id) => view.technique(id) === undefined),
      [],
    );
  });

  it('has the successors of the Defense Evasion techniques', () => {
    const view = catalogue.at('19.1');
    const fates = new Map<string, number>();
    for (const [id] of data.objects.technique) {
      if (!catalogue.at('18.1').tacticsIn(id, 'enterprise').includes('defense-evasion')) continue;
      const now = view.tacticsIn(id, 'enterprise').filter((name) => ['stealth', 'defense-impairment'].includes(name));
      const fate = view.technique(id)?.revoked === true ? 'revoked' : now.join(' and ') || 'neither';
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
    }
    assert.deepEqual(Object.fromEntries(fates), { stealth: 144, 'defense-impairment': 41, revoked: 17, neither: 13 });
  });
});

/** The properties of a line of the history that are used here. */
interface Line {
  readonly v: string;
  readonly domain: Domain;
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly tactics?: readonly string[];
  readonly aliases?: readonly string[];
  readonly revoked?: boolean;
  readonly deprecated?: boolean;
}

const history = once((): readonly Line[] => {
  const bytes = gunzipSync(readFileSync(join(sharedDataFolder, 'attack', 'attack-history.jsonl.gz')));
  const lines = bytes.toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
});

function isRevoked(line: Line): boolean {
  return line.revoked === true;
}

/** Whether an object is deprecated; one that is also revoked counts as revoked. */
function isDeprecated(line: Line): boolean {
  return line.deprecated === true && !isRevoked(line);
}

function isLiving(line: Line): boolean {
  return !isRevoked(line) && !isDeprecated(line);
}

interface NewestList {
  readonly techniques: readonly { readonly id: string; readonly name: string; readonly domain: Domain }[];
  readonly relationships: readonly (readonly [string, string, string, string])[];
}
