/** Scores and vectors of CVSS. The expected scores are from FIRST's documents and calculators. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cvssScores } from '../../../server/src/core/vulnerabilities/calculate.ts';
import { severityOf } from '../../../server/src/core/vulnerabilities/cvss.ts';
import { cvssMetrics, cvssVersions, type CvssVersion } from '../../../server/src/core/vulnerabilities/metrics.ts';
import { readVector } from '../../../server/src/core/vulnerabilities/vector.ts';
import { assertHolds } from '../../support/property.ts';

const known: readonly (readonly [CvssVersion, string, base: number, overall: number])[] = [
  ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:C', 7.8, 7.8],
  ['2.0', 'AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', 7.8, 6.4],
  ['2.0', 'AV:N/AC:L/Au:N/C:C/I:C/A:C', 10, 10],
  // 9.0 × 0.95 is exactly between two tenths, and so is 3.0 × 0.95.
  ['2.0', 'AV:N/AC:M/Au:N/C:P/I:C/A:C/E:H/RL:U/RC:UR', 9, 8.6],
  ['2.0', 'AV:L/AC:M/Au:S/C:P/I:P/A:N/E:F/RL:U/RC:C', 3, 2.9],
  ['2.0', 'AV:L/AC:H/Au:N/C:C/I:C/A:C', 6.2, 6.2],
  ['3.0', 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 6.1],
  ['3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 6.1],
  ['3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 7.5, 7.5],
  ['3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 10],
  ['3.1', 'CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:C/C:H/I:N/A:H', 7.5, 7.5],
  ['3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O', 9.8, 8.8],
  ['3.1', 'CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', 0, 0],
  ['4.0', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 9.3, 9.3],
  ['4.0', 'CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', 7.3, 7.3],
  ['4.0', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', 10, 10],
  ['4.0', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N', 6.9, 6.9],
];

describe('CVSS', () => {
  for (const [version, vector, base, overall] of known) {
    it(`scores ${vector}`, () => {
      const reading = readVector(vector);
      assert.ok(reading.valid);
      assert.equal(reading.version, version);
      const scores = cvssScores(reading.vector, version);
      assert.deepEqual([scores.base, scores.overall], [base, overall]);
    });
  }

  it('accepts every vector with each base metric once, with scores from 0 to 10', () => {
    const vectors = fc.constantFrom(...cvssVersions).chain((version) => {
      const { base, others } = cvssMetrics[version];
      const metric = ([name, values]: [string, readonly string[]]): fc.Arbitrary<string> =>
        fc.constantFrom(...values).map((value) => `${name}:${value}`);
      const required = fc.tuple(...Object.entries(base).map(metric));
      const optional = fc.tuple(...Object.entries(others).map((entry) => fc.option(metric(entry), { nil: '' })));
      return fc
        .tuple(required, optional)
        .map(
          ([one, two]) => `${version === '2.0' ? '' : `CVSS:${version}/`}${[...one, ...two.filter(Boolean)].join('/')}`,
        );
    });
    assertHolds(
      fc.property(vectors, (vector) => {
        const reading = readVector(vector);
        assert.ok(reading.valid, vector);
        const { base, overall } = cvssScores(reading.vector, reading.version);
        for (const score of [base, overall])
          assert.ok(
            score >= 0 && score <= 10 && Math.round(score * 10) === Math.round(score * 100) / 10,
            `${vector}: ${String(score)}`,
          );
        const lower = readVector(vector.toLowerCase());
        if (vector !== vector.toLowerCase()) assert.equal(!lower.valid && (lower.meant ?? lower.reason), vector);
      }),
    );
  });

  it('reports what is wrong, and the intended vector if only the notation is wrong', () => {
    const resultOf = (text: string): unknown => {
      const reading = readVector(text);
      return reading.valid ? 'valid' : (reading.meant ?? reading.reason);
    };
    assert.equal(resultOf('(AV:N/AC:L/Au:N/C:C/I:C/A:C)'), 'valid');
    assert.equal(resultOf('CVSS:3.1/S:U/C:H/I:H/A:H/AV:N/AC:L/PR:N/UI:N'), 'valid');
    assert.equal(
      resultOf('CVSSv3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/'),
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    );
    assert.equal(resultOf('CVSS2#AV:N/AC:L/AU:N/C:C/I:C/A:C'), 'AV:N/AC:L/Au:N/C:C/I:C/A:C');
    assert.equal(resultOf('CVSS:3.1/AV:N/AC:L'), 'This CVSS 3.1 vector lacks required metrics: PR, UI, S, C, I, A.');
    assert.equal(resultOf('CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'), '`AV` can\'t be "X". Allowed: N, A, L, P.');
    assert.equal(
      resultOf('CVSS:constructor/AV:N'),
      'CVSS "constructor" does not exist. Supported versions: 2.0, 3.0, 3.1, 4.0.',
    );
  });

  it('rates scores by the rating scale of their version', () => {
    const rated = (version: CvssVersion): string[] =>
      [0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10].map((score) => severityOf(score, version));
    assert.deepEqual(rated('3.1'), ['none', 'low', 'low', 'medium', 'medium', 'high', 'high', 'critical', 'critical']);
    assert.deepEqual(rated('2.0'), ['low', 'low', 'low', 'medium', 'medium', 'high', 'high', 'high', 'high']);
  });
});
