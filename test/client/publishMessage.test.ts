import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { publishArguments, publishMessage, readPublishArgument } from '../../client/src/publish/message.ts';

const summary = '/site: 4 advisories; files: 3 written, 97 unchanged, 1 removed\n';

describe('a site that the editor publishes', () => {
  it('is announced, with the number of omitted advisories', () => {
    assert.deepEqual(publishMessage(english, { status: 0, output: summary, errors: '' }), {
      kind: 'information',
      text: 'Published 4 advisories. Files: 3 written, 97 unchanged, 1 removed.',
      details: [],
    });
    const draft = 'advisory: 1 advisory left out: draft\n';
    assert.equal(
      publishMessage(english, { status: 0, output: summary, errors: draft }).text,
      'Published 4 advisories. Files: 3 written, 97 unchanged, 1 removed. 1 advisory left out: draft.',
    );
    const two = publishMessage(english, {
      status: 2,
      output: summary,
      errors: `${draft}advisory: a.yaml:1:2: is broken\n`,
    });
    assert.match(two.text, / 2 notes. First note: 1 advisory left out: draft\.$/);
    assert.deepEqual([two.kind, two.details], ['warning', ['1 advisory left out: draft', 'a.yaml:1:2: is broken']]);
  });

  it('is an error with a reason if no site was written', () => {
    const failed = publishMessage(english, {
      status: 2,
      output: '',
      errors: 'advisory: /site: is a file; name a folder\n',
    });
    assert.deepEqual(
      [failed.kind, failed.text],
      ['error', 'Publishing did not finish. /site: is a file; name a folder.'],
    );
  });

  it('passes its options as unambiguous arguments', () => {
    assert.deepEqual(publishArguments('/in', '/out', { title: '--drafts', maxTlp: 'GREEN', drafts: true }), [
      '/in',
      '--output',
      '/out',
      '--title=--drafts',
      '--max-tlp=GREEN',
      '--drafts',
    ]);
    assert.deepEqual(publishArguments('/in', '/out', {}), ['/in', '--output', '/out']);
  });

  it('accepts only valid arguments from a key binding', () => {
    assert.deepEqual(readPublishArgument({ folder: 'file:///a', title: 3, drafts: 'yes', other: 1 }), {
      folder: 'file:///a',
    });
    assert.deepEqual(readPublishArgument({ site: 'file:///b', drafts: true }), { site: 'file:///b', drafts: true });
    assert.deepEqual(readPublishArgument(null), {});
  });
});
