import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { migrationSummary } from '../../client/src/migrationSummary.ts';

describe('the summary of a migration', () => {
  const to = '19.1';
  it('of one advisory lists the changes', () => {
    assert.equal(
      migrationSummary(english, { to, advisories: 1, changed: 1, changes: 1, decisions: 0 }),
      'Migrated to ATT&CK 19.1: 1 change.',
    );
  });
  it('of several advisories states how many of them change, and how many decisions are left', () => {
    assert.equal(
      migrationSummary(english, { to, advisories: 12, changed: 3, changes: 14, decisions: 2 }),
      'Migrated to ATT&CK 19.1: 14 changes in 3 of 12 advisories. 2 places need your decision.',
    );
  });
  it('states that there is nothing to do', () => {
    assert.equal(
      migrationSummary(english, { to, advisories: 1, changed: 0, changes: 0, decisions: 0 }),
      'The advisory already uses ATT&CK 19.1.',
    );
    assert.equal(
      migrationSummary(english, { to, advisories: 2, changed: 0, changes: 0, decisions: 0 }),
      'All 2 advisories already use ATT&CK 19.1.',
    );
    assert.equal(
      migrationSummary(english, { to: '', advisories: 0, changed: 0, changes: 0, decisions: 0 }),
      'There are no advisories to migrate.',
    );
  });
});
