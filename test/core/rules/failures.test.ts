/** A rule that fails is reported and does not affect the others, unless nobody listens for errors. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const environment = testEnvironment();
const text = `tlp: WHITE
sectors: [Energy, Energy]
detection_rules:
  - { type: yara, name: Loader, file: rules/loader.yar }
`;
const document = parseAdvisory(text, environment.schema);
const settings = { 'sections/missing': 'off', 'sections/required': 'off', 'sections/order': 'off' } as const;
const error = new Error('the disk is gone');
const failing = {
  fileExists: (): boolean => {
    throw error;
  },
};

describe('a rule that fails', () => {
  it('is reported once, at the start of the document, and the others run', () => {
    const failures: unknown[] = [];
    const env = { ...environment, onInternalError: (...failure: unknown[]) => void failures.push(failure) };
    const problems = analyze(document, env, settings, failing);
    const usual = analyze(document, env, settings);
    assert.deepEqual(failures, [['detection/file-not-found', error]]);
    const [first, ...others] = problems;
    assert.deepEqual([first?.code, first?.severity], ['advisory/internal-error', 'warning']);
    assert.match(first?.message ?? '', /detection\/file-not-found/);
    assert.deepEqual(others, usual);
    assert.deepEqual(
      usual.map(({ code }) => code),
      ['tlp/deprecated', 'list/duplicate'],
    );
  });

  it('throws if nobody listens for errors', () => {
    assert.throws(() => analyze(document, environment, settings, failing), error);
  });
});
