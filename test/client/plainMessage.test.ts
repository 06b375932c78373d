/** External text is shown literally in notifications, lists, titles and status bars. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../../client/src/l10n.ts';
import { previewTitle } from '../../client/src/preview/title.ts';
import { techniqueItems } from '../../client/src/techniqueItems.ts';
import { updateChoices } from '../../client/src/updateChoices.ts';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';

/** Matches text that VS Code turns into a link in a notification (`linkedText.ts` of its base library), and into an icon in a label. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+[^)]*\)/i;
const icon = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

describe('a message', () => {
  const hostile = [
    '[Update now](command:workbench.action.terminal.sendSequence?%7B%7D)',
    '[x](https://evil.example "title")',
    '[x](file:///etc/passwd)',
    '[[x](command:a)](command:b)',
    '$(alert) $(sync~spin)',
    'one\nline\r\nof\u2028four\u0085parts',
    '\u001b[31mred\u001b[0m \u202egnp.exe\u200b',
    '\u009b31m',
  ];
  for (const text of hostile)
    it(`shows ${JSON.stringify(text).slice(0, 40)} as text on one line`, () => {
      const shown = plainMessage(text);
      assert.doesNotMatch(shown, link);
      assert.doesNotMatch(shown, icon);
      assert.doesNotMatch(shown, /[\p{Cc}\p{Zl}\p{Zp}\u200b\u202e]/u);
      assert.equal(shown.replace(/\s/g, ''), text.replace(/[\s\p{Cc}\u200b\u202e]/gu, ''));
    });

  it('is unchanged if it contains no markup', () => {
    const text = 'C:\\a [b] (c) $d *e* _f_ `g` <h> & i: T1566.002 – “j”';
    assert.equal(plainMessage(text), text);
  });

  it('is short, whatever it quotes', () => {
    assert.equal(plainMessage('a'.repeat(1_000_000)).length, 500);
  });

  it('is also used in lists and titles', () => {
    const name = '[a](command:b) $(bug)';
    const technique = { id: 'T1566', name, tactics: [name], platforms: [name], replaces: name };
    const shown = [
      previewTitle(english, `/${name}.advisory.yaml`),
      JSON.stringify(techniqueItems(english, [technique])),
      JSON.stringify(updateChoices(english, { release: '19.1', date: '', installed: [name] })),
    ];
    for (const text of shown) {
      assert.doesNotMatch(text, link);
      assert.doesNotMatch(text, icon);
    }
  });
});

describe('notifications', () => {
  it('are shown by only one file of the client', () => {
    const folder = join(import.meta.dirname, '..', '..', 'client', 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const showing = files.filter((name) =>
      /\.show(?:Information|Warning|Error)Message\b|\.setStatusBarMessage\b/.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    );
    assert.deepEqual(showing, ['notifications.ts']);
  });
});
