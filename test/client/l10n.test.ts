import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkedMessage } from '../../client/src/advisories/checkedMessage.ts';
import { groupLabel } from '../../client/src/advisories/items.ts';
import { problemsLabel } from '../../client/src/problemCounts.ts';
import { english, type Translate } from '../../client/src/l10n.ts';
import { previewPage } from '../../client/src/preview/page.ts';

/** Translates with a bundle of the extension, as VS Code does. */
function translateTo(language: string): Translate {
  const file = new URL(`../../l10n/bundle.l10n.${language}.json`, import.meta.url);
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return (message, ...args) => english(bundle[message] ?? message, ...args);
}

describe('the words of the extension in another language', () => {
  it('have their arguments in the order of that language', () => {
    const check = { files: 3, withProblems: 2, errors: 1, warnings: 0, others: 2 };
    assert.equal(checkedMessage(translateTo('de'), check), '3 Advisories geprüft: 1 Fehler, 2 Vorschläge in 2 davon.');
    assert.equal(
      checkedMessage(translateTo('ja'), check),
      '3 件のアドバイザリをチェックしました: うち 2 件に問題があります (エラー 1 件, 提案 2 件)。',
    );
  });

  it('distinguish singular and plural', () => {
    const french = translateTo('fr');
    assert.equal(
      problemsLabel(french, { errors: 1, warnings: 2, others: 0 }).description,
      'Cet avis a 1 erreur, 2 avertissements',
    );
  });

  it('include months, severities and groups without a value', () => {
    const spanish = translateTo('es');
    assert.equal(groupLabel(spanish, 'month', { key: '2026-03', label: '2026-03' }, 'es'), 'marzo de 2026');
    assert.equal(groupLabel(spanish, 'severity', { key: 'high', label: 'high' }, 'es'), 'Alta');
    assert.equal(groupLabel(spanish, 'actor', { key: '', label: 'No actor' }, 'es'), 'Sin actor');
    assert.equal(groupLabel(spanish, 'severity', { key: 'odd', label: 'odd' }, 'es'), 'Odd');
  });

  it('are on the page of the preview, which declares their language', () => {
    const parts = { cspSource: 'x', nonce: 'a', script: 'a.js', style: 'a.css', language: 'de' };
    const page = previewPage(translateTo('de'), parts);
    assert.match(page, /<div class="banner" lang="de">/);
    assert.match(page, /data-text="Zu Zeile \{0\} wechseln" hidden>/);
    assert.match(page, />Neu starten<\/button>/);
  });

  it('keep a placeholder without an argument, and do not replace anything in the text of an argument', () => {
    assert.equal(english('{0} and {1}', '{1}'), '{1} and {1}');
    assert.equal(english('{0} of {1}', 0, '$& {0}'), '0 of $& {0}');
  });
});
