import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { choicesOf, countBySection, iconOf, spokenLabel, stateLabel } from '../../client/src/sections/items.ts';
import type { SectionInfo } from '../../server/src/protocol/sections.ts';

const section = (key: string, changes: Partial<SectionInfo> = {}): SectionInfo => ({
  key,
  title: key.toUpperCase(),
  description: `About \`${key}\`.`,
  need: 'required',
  state: 'missing',
  ...changes,
});
const lines = (start: number, end: number, character = 5): NonNullable<SectionInfo['range']> => ({
  start: { line: start, character: 0 },
  end: { line: end, character },
});
const none = { errors: 0, warnings: 0, others: 0, placeholders: 0 };

describe('the tree of sections', () => {
  it('counts problems in the section where they begin, and placeholders separately', () => {
    const sections = [
      section('title', { state: 'written', range: lines(0, 0) }),
      section('summary', { state: 'written', range: lines(1, 3, 0) }),
      section('tags', { state: 'written', range: lines(3, 4) }),
    ];
    const counts = countBySection(sections, [
      { line: 0, code: 'sections/required', severity: 0 },
      { line: 0, code: 'link/malformed', severity: 0 },
      { line: 2, code: 'sections/placeholder', severity: 1 },
      { line: 3, code: 'list/duplicate', severity: 1 },
      { line: 9, code: 'list/duplicate', severity: 1 },
    ]);
    assert.deepEqual(counts.get('title'), { ...none, errors: 1 });
    assert.deepEqual(counts.get('summary'), { ...none, placeholders: 1 });
    assert.deepEqual(counts.get('tags'), { ...none, warnings: 1 });
  });

  it('describes the state of a section', () => {
    assert.equal(stateLabel(english, section('a')), 'missing, required');
    assert.equal(
      stateLabel(english, section('a', { because: 'every advisory' })),
      'missing, required in every advisory',
    );
    assert.equal(stateLabel(english, section('a', { need: 'optional' })), 'missing');
    assert.equal(stateLabel(english, section('a', { state: 'empty' }), none), 'empty');
    assert.equal(stateLabel(english, section('a', { state: 'none' }), none), 'none');
    assert.equal(stateLabel(english, section('a', { state: 'written' }), none), '');
    const counts = { errors: 1, warnings: 2, others: 0, placeholders: 3 };
    assert.equal(stateLabel(english, section('a', { state: 'written' }), counts), '3 to fill in, 1 error, 2 warnings');
  });

  it('shows the most severe problem, also to screen readers', () => {
    assert.deepEqual(iconOf(section('a')), ['circle-outline', 'list.errorForeground']);
    assert.deepEqual(iconOf(section('a', { need: 'optional' })), ['circle-outline']);
    assert.equal(iconOf(section('a', { state: 'written' }), { ...none, errors: 1, warnings: 1 })[0], 'error');
    assert.equal(iconOf(section('a', { state: 'written' }), { ...none, placeholders: 1 })[0], 'edit');
    assert.equal(iconOf(section('a', { state: 'written' }), none)[0], 'check');
    assert.equal(spokenLabel(english, section('a')), 'A: missing, required. Press Enter to insert it');
    assert.equal(spokenLabel(english, section('a', { state: 'written' }), none), 'A: no problems');
  });

  it('offers missing sections, the required ones first', () => {
    const choices = choicesOf(english, [
      section('timeline', { need: 'optional' }),
      section('tlp', { need: 'recommended' }),
      section('title', { state: 'written' }),
      section('summary'),
      section('references', { because: 'every advisory' }),
    ]);
    assert.deepEqual(
      choices.map(({ label, description }) => (description === undefined ? label : `${label}: ${description}`)),
      [
        'Missing, required',
        'SUMMARY: summary',
        'REFERENCES: references, required in every advisory',
        'Missing, recommended',
        'TLP: tlp',
        'Optional',
        'TIMELINE: timeline',
      ],
    );
    assert.equal(choices[1]?.detail, 'About summary.');
  });
});
