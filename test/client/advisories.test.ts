import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { checkedMessage } from '../../client/src/advisories/checkedMessage.ts';
import { detailsOf, groupLabel, titleOf } from '../../client/src/advisories/items.ts';
import { problemsOf } from '../../client/src/problemCounts.ts';

const entry = { uri: 'file:///w/a%20b.advisory.yaml', errors: 1, warnings: 2, others: 0 };

describe('the tree of advisories', () => {
  it('labels groups for readers', () => {
    assert.equal(groupLabel(english, 'severity', { key: 'critical', label: 'critical' }, 'en'), 'Critical');
    assert.equal(groupLabel(english, 'month', { key: '2026-03', label: '2026-03' }, 'en'), 'March 2026');
    assert.equal(groupLabel(english, 'actor', { key: 'G0016', label: 'APT29' }, 'en'), 'APT29');
    assert.equal(groupLabel(english, 'month', { key: '', label: 'No date' }, 'en'), 'No date');
  });

  it('shows the number of problems, and the file name of an advisory without a title', () => {
    assert.equal(problemsOf(english, entry), '1 error, 2 warnings');
    assert.equal(problemsOf(english, { errors: 0, warnings: 0, others: 0 }), '');
    assert.equal(titleOf(entry), 'a b.advisory.yaml');
    assert.equal(
      detailsOf(english, {
        ...entry,
        title: 'T',
        id: 'ADV-1',
        severity: 'high',
        tlp: 'GREEN',
        day: '2026-03-31',
        isDraft: true,
      }),
      'T\nADV-1\nhigh · TLP:GREEN · 2026-03-31 · draft\n1 error, 2 warnings',
    );
  });

  it('summarises a check of the workspace', () => {
    const none = { files: 0, withProblems: 0, errors: 0, warnings: 0, others: 0 };
    assert.match(checkedMessage(english, none), /no advisories/);
    assert.match(checkedMessage(english, none, true), /virtual workspace cannot be listed/);
    assert.equal(checkedMessage(english, { ...none, files: 1 }, true), '1 advisory checked: no problems.');
    assert.equal(checkedMessage(english, { ...none, files: 1 }), '1 advisory checked: no problems.');
    assert.equal(
      checkedMessage(english, { ...none, files: 3, withProblems: 2, errors: 1, others: 2 }),
      '3 advisories checked: 1 error, 2 suggestions in 2 of them.',
    );
  });
});
