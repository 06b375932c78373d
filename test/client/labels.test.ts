import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../client/src/l10n.ts';
import { problemsLabel } from '../../client/src/problemCounts.ts';
import { declaresAdvisory } from '../../client/src/firstLine.ts';
import { previewTitle } from '../../client/src/preview/title.ts';
import { wholeAdvisory } from '../../client/src/snippets.ts';

describe('the status bar item', () => {
  it('shows the number of problems, the most severe first, with icons and in words', () => {
    assert.deepEqual(problemsLabel(english, { errors: 1, warnings: 2, others: 0 }), {
      text: 'Advisory $(error) 1 $(warning) 2',
      description: 'This advisory has 1 error, 2 warnings',
    });
    assert.equal(
      problemsLabel(english, { errors: 0, warnings: 0, others: 1 }).description,
      'This advisory has 1 suggestion',
    );
  });

  it('shows that an advisory has no problems', () => {
    assert.equal(problemsLabel(english, { errors: 0, warnings: 0, others: 0 }).text, 'Advisory $(check)');
  });
});

describe('the first line of a YAML document', () => {
  it('declares an advisory', () => {
    for (const line of ['# advisory', '#advisory', '# advisory: 2026-04', '\ufeff# advisory']) {
      assert.equal(declaresAdvisory(line), true, line);
    }
  });

  it('does not declare one with any other text', () => {
    for (const line of ['', 'title: advisory', '# advisories', '# an advisory', ' # advisory']) {
      assert.equal(declaresAdvisory(line), false, line);
    }
  });
});

describe('a new advisory', () => {
  it('is the snippet of a complete advisory, with its title first', () => {
    const file = new URL('../../snippets/advisory.code-snippets', import.meta.url);
    assert.match(wholeAdvisory(readFileSync(file, 'utf8')), /^title: \$\{1:/);
  });

  it('fails clearly without that snippet', () => {
    assert.throws(() => wholeAdvisory('{}'), /no snippet "New advisory"/);
  });
});

describe('the title of a preview', () => {
  it('is the file name without the extensions of advisories', () => {
    assert.equal(previewTitle(english, '/reports/a.b.advisory.yaml'), 'Preview: a.b');
    assert.equal(previewTitle(english, '/reports/c.yml'), 'Preview: c');
    assert.equal(previewTitle(english, 'Untitled-1'), 'Preview: Untitled-1');
    assert.equal(previewTitle(english, '/.advisory.yaml'), 'Preview: .advisory.yaml');
    assert.equal(previewTitle(english, '/reports/c.yml', true), '[Preview] c');
  });
});
