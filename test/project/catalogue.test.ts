import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import type { Domain } from '../../server/src/core/catalogue/catalogue.ts';
import { shippedAttackData, testCatalogue } from '../support/catalogue.ts';
import { sharedDataFolder, sharedIt } from '../support/sharedData.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const catalogue = testCatalogue();
const data = shippedAttackData();

describe('data/', () => {
  it('has a parent for every sub-technique and tactics that exist, in each release', () => {
    for (const release of data.encoded) {
      const view = catalogue.at(release);
      for (const [id] of data.objects.technique) {
        const technique = view.technique(id);
        if (technique === undefined) continue;
        if (id.includes('.')) assert.ok(technique.parentName !== undefined, `${id} in ${release}`);
        if (technique.revoked || technique.deprecated) continue;
        assert.notDeepEqual(technique.tactics, [], `${id} in ${release}`);
        for (const name of technique.tactics) {
          const domains = view.tacticsNamed(name).flatMap((tactic) => tactic.domains);
          assert.ok(
            technique.domains.some((domain) => domains.includes(domain)),
            `${id} in ${name} in ${release}`,
          );
        }
      }
    }
  });

  it('leads revoked techniques to living ones only', () => {
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

  it('is of a size that ships', () => {
    const bytes = ['attack.json', 'actors.json'].map((name) => gzipSync(readFileSync(join(root, 'data', name))).length);
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) <= 200_000, `${bytes.join(' + ')} bytes gzipped`);
  });

  it('has the notices of its sources beside it', () => {
    const notice = readFileSync(join(root, 'data', 'README.md'), 'utf8');
    assert.match(notice, /The MITRE Corporation/);
    assert.match(notice, /MISP/);
  });

  sharedIt('is what the build derives from the sources', () => {
    const script = join(root, 'scripts', 'build-catalogue.ts');
    const output = execFileSync(process.execPath, ['--import', 'tsx', script, '--check', '--from', sharedDataFolder], {
      cwd: root,
    });
    assert.match(output.toString(), /^nothing changed/);
  });

  sharedIt('has every living technique of 19.1 with its name and tactics, and no other', () => {
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

  sharedIt('answers for every technique ID of the whole history', () => {
    const history = gunzipSync(readFileSync(join(sharedDataFolder, 'attack', 'attack-history.jsonl.gz'))).toString(
      'utf8',
    );
    const cluster = JSON.parse(
      readFileSync(join(sharedDataFolder, 'misp-galaxy', 'mitre-attack-pattern.json'), 'utf8'),
    ) as { readonly values: readonly { readonly meta: { readonly external_id: string } }[] };
    const lines = history.split('\n').filter((line) => line.includes('"attack-pattern"'));
    const ids = new Set(lines.map((line) => idOf(line)));
    for (const { meta } of cluster.values) if (/^T\d/.test(meta.external_id)) ids.add(meta.external_id);
    const view = catalogue.at('19.1');
    assert.deepEqual(
      [...ids].filter((id) => view.technique(id) === undefined),
      [],
    );
  });
});

interface NewestList {
  readonly techniques: readonly { readonly id: string; readonly name: string; readonly domain: Domain }[];
  readonly relationships: readonly (readonly [string, string, string, string])[];
}

function idOf(line: string): string {
  const row = JSON.parse(line) as { readonly id: string };
  return row.id;
}
