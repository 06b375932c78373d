import assert from 'node:assert/strict';

import { createAdvisory } from '../bench/documents.ts';
import { readOptions } from '../bench/options.ts';
import { findLocations } from '../bench/locations.ts';
import { report } from '../bench/report/report.ts';
import { judge } from '../bench/report/targets.ts';
import type { Results, Row } from '../bench/results.ts';
import { takeTurns } from '../bench/rounds.ts';
import { single, summarize } from '../bench/statistics.ts';

const edit = (ours: number, peer?: number): Row => ({
  measure: 'edit',
  size: 500,
  location: 'at the top',
  ours: single(ours, 15),
  ...(peer !== undefined && { peer: single(peer, 15) }),
});

const results = (rows: readonly Row[]): Results => ({
  machine: {
    processors: '2 × Processor',
    memory: 2 ** 33,
    platform: 'linux',
    node: 'v20.0.0',
    calibration: { before: single(5, 15), after: single(6, 15) },
  },
  ours: 'threat-advisory 1.0.0',
  peer: 'yaml-language-server 2.0.0',
  runs: 15,
  rows,
  survival: [{ server: 'threat-advisory 1.0.0', done: 12, wanted: 500, seconds: 3, ended: 'died' }],
  throughput: [],
});

describe('the benchmark', () => {
  it('summarises a series by median, 95th percentile and median deviation', () => {
    assert.deepEqual(summarize([5, 1, 4, 2, 3]), { runs: 5, median: 3, p95: 4.8, deviation: 1 });
    assert.throws(() => summarize([]), /no measurements/);
  });

  it('measures servers in turn until each has its runs', async () => {
    const order: string[] = [];
    const turn = (name: string) => async (): Promise<number> => order.push(name);
    const limits = { runs: 2, patience: Infinity, least: 1 };
    const [ours, peer] = await takeTurns(
      [
        { once: turn('ours'), repeat: 2, begin: () => order.splice(0) },
        { once: turn('peer'), cold: true },
      ],
      limits,
    );
    assert.deepEqual(order, ['ours', 'ours', 'peer', 'ours', 'ours', 'peer']);
    assert.deepEqual([ours?.runs, peer?.runs], [4, 2]);
  });

  it('ends a series that takes too long once it has enough runs', async () => {
    const [slow] = await takeTurns([{ once: () => Promise.resolve(1) }], { runs: 15, patience: -1, least: 2 });
    assert.equal(slow?.runs, 2);
  });

  it('finds the locations where it types', () => {
    const text = createAdvisory(5_000);
    const lines = text.split('\n');
    const { edits, completions } = findLocations(text);
    const before = edits.map(({ at }) => lines[at.line]?.slice(0, at.character));
    assert.deepEqual(before.slice(0, 2), ['title: Device code phishing against staff of ministries', '']);
    assert.match(before[2] ?? '', /^ {4}description: Lure number \d+$/);
    assert.equal(before[3], '  - device code');
    assert.deepEqual(
      completions.map(({ at, end }) => [
        lines[at.line]?.slice(0, at.character),
        lines[at.line]?.slice(at.character, end.character),
      ]),
      [
        ['severity: hig', 'h'],
        ['  - type: sha25', '6'],
        ['  - T1566.00', '2'],
      ],
    );
  });

  it('compares with the limit and with the ratio', () => {
    const verdicts = (row: Row): string[] => judge(row, 'ms').map(({ target, met }) => `${target}: ${met}`);
    assert.deepEqual(verdicts(edit(40, 400)), ['≤ 40 ms: true', '≥ 10×: true']);
    assert.deepEqual(verdicts(edit(41, 400)), ['≤ 40 ms: false', '≥ 10×: false']);
    assert.deepEqual(verdicts(edit(30)), ['≤ 40 ms: true']);
  });

  it('reports figures, ratios and missed targets', () => {
    const page = report(results([edit(20, 150)]));
    assert.ok(
      page.includes(
        '| 500 kB | at the top | 20.0 | 20.0 | 15 | 150 | 150 | 15 | 7.5× | ≤ 40 ms met, ≥ 10× **not met** |',
      ),
    );
    assert.ok(page.includes('| Edit to diagnostics, ms | 20.0 (150) |'));
    assert.ok(
      page.includes(
        '1 of 3 are met; these are not:\n\n- Edit to diagnostics, 500 kB, at the top: ≥ 10×\n- Opened and closed: 500 times\n',
      ),
    );
    assert.ok(page.includes('| `threat-advisory 1.0.0` | 500 times **not met** | 12 | died | 3.0 |'));
  });

  it('omits the other server’s columns if it takes no part', () => {
    const page = report({ ...results([edit(20)]), peer: null, survival: [] });
    assert.ok(page.includes('| 500 kB | at the top | 20.0 | 20.0 | 15 | ≤ 40 ms met |'));
    assert.ok(!page.includes('other:'));
  });

  it('rejects invalid options', () => {
    assert.deepEqual(readOptions(['--size', '5', '--size', '50', '--ours']).sizes, [5, 50]);
    assert.throws(() => readOptions(['--runs', 'many']), /--runs takes a whole number above 0, not "many"/);
    assert.throws(() => readOptions(['--only', 'tea']), /--only takes one of start, /);
    assert.throws(() => readOptions(['--write', '--ours']), /--write needs a whole run/);
  });
});
