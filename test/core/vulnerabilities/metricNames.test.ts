import assert from 'node:assert/strict';
import { cvssMetrics, cvssVersions } from '../../../server/src/core/vulnerabilities/metrics.ts';
import { metricsInWords } from '../../../server/src/core/vulnerabilities/metricNames.ts';

describe('CVSS vectors in words', () => {
  for (const version of cvssVersions)
    it(`name every metric and every value of ${version}`, () => {
      const { base, others } = cvssMetrics[version];
      const all = Object.entries({ ...base, ...others });
      assert.ok(all.length > 10);
      for (const [metric, values] of all)
        for (const value of values) {
          const [found] = metricsInWords(`${metric}:${value}`, version);
          assert.match(found?.name ?? '', /^[A-Z][a-z]+( [A-Z][a-z]+)*$/, metric);
          assert.match(found?.value ?? '', /^[A-Z][a-z]+(?:[- ](?:of-)?[A-Z][a-z]+)*$/, `${metric}:${value}`);
        }
    });

  it('have the meaning of each letter in its version', () => {
    const shown = (vector: string, version: '2.0' | '3.1' | '4.0'): readonly string[] =>
      metricsInWords(vector, version).map(({ name, value }) => `${name}: ${value}`);
    assert.deepEqual(shown('AV:A/Au:S/C:P', '2.0'), [
      'Access Vector: Adjacent Network',
      'Authentication: Single',
      'Confidentiality Impact: Partial',
    ]);
    assert.deepEqual(shown('CVSS:3.1/AV:A/S:C/MPR:N', '3.1'), [
      'Attack Vector: Adjacent',
      'Scope: Changed',
      'Modified Privileges Required: None',
    ]);
    assert.deepEqual(shown('CVSS:4.0/S:P/SI:N/MSI:N/RE:M', '4.0'), [
      'Safety: Present',
      'Subsequent System Integrity: None',
      'Modified Subsequent System Integrity: Negligible',
      'Vulnerability Response Effort: Moderate',
    ]);
  });
});
