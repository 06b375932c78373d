/** Rules that compare sections report a problem after an edit of any of them, so their `reads` are complete. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory, type AdvisoryDocument } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readInChunks } from '../../support/inChunks.ts';

const env = testEnvironment();

describe('problems that depend on several sections', () => {
  /** The code of a rule, and a part of an advisory before and after an edit that causes a problem with this code. */
  const edits: readonly (readonly [code: string, before: string, after: string])[] = [
    ['date/order', 'published: 2026-03-02', 'published: 2026-03-09'],
    ['date/order', 'updated: 2026-03-05', 'updated: 2026-02-05'],
    ['date/order', 'first_seen: 2026-02-01', 'first_seen: 2026-02-25'],
    ['date/order', 'time: 2026-02-10', 'time: 2026-02-28'],
    ['date/order', 'date: 2026-03-02', 'date: 2026-03-08'],
    ['date/order', '    published: 2026-02-20', '    published: 2026-03-20'],
    ['attack/unmapped-mention', 'as with T1078', 'as with T1566'],
    ['attack/unmapped-mention', '  - T1078', '  - T1059'],
  ];
  const text = `title: T
summary: They came, as with T1078.
published: 2026-03-02
updated: 2026-03-05
source:
  - name: CERT
    published: 2026-02-20
mitre_attack:
  - T1078
indicators:
  - value: 192.0.2.1
    first_seen: 2026-02-01
    last_seen: 2026-02-20
timeline:
  - time: 2026-02-10
    event: E
  - time: 2026-02-20
    event: F
revisions:
  - version: 1
    date: 2026-03-02
  - version: 2
    date: 2026-03-05
`;
  for (const [code, before, after] of edits)
    it(`are updated after an edit: ${code}, ${after.trim()}`, () => {
      const found = (document: AdvisoryDocument): boolean =>
        analyze(document, env, {}).some((problem) => problem.code === code);
      const earlier = readInChunks(text, env.schema);
      assert.equal(found(earlier), false);
      const later = parseAdvisory(text.replace(before, after), env.schema, 'advisory', earlier);
      assert.equal(found(later), true);
      assert.equal(found(parseAdvisory(text, env.schema, 'advisory', later)), false);
    });
});
