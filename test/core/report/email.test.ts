import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { emailSubject, renderEmail } from '../../../server/src/core/report/index.ts';
import { assertGolden } from '../../support/golden.ts';
import type { Values } from '../../support/reportModel.ts';
import { reportOf } from '../../support/reports.ts';

const fixture = (name: string): URL => new URL(`../../fixtures/render/${name}`, import.meta.url);
const complete = JSON.parse(readFileSync(fixture('complete.json'), 'utf8')) as Values;

describe('e-mail body', () => {
  it('prints a complete advisory', () => assertGolden(fixture('complete.email.html'), renderEmail(reportOf(complete))));

  it('contains only tables and inline styles, which mail programs support', () => {
    const html = renderEmail(reportOf(complete));
    assert.doesNotMatch(html, /<(?:script|style|link|img|iframe|form|button|div)\b| class=| src=|url\(|@import/i);
    assert.doesNotMatch(html, /display:(?:flex|grid)|position:|float:|var\(/);
    assert.match(html, /<table role="presentation"/);
  });

  it('has the TLP label in its subject, and at its head and foot', () => {
    const report = reportOf({ ...complete, title: 'APT29: a <new>\nwave', tlp: 'AMBER+STRICT' });
    assert.equal(emailSubject(report), '[TLP:AMBER+STRICT] APT29: a <new> wave');
    const html = renderEmail(report);
    assert.match(html, /<title>\[TLP:AMBER\+STRICT\] APT29: a &lt;new&gt; wave<\/title>/);
    assert.equal(html.match(/color:#FFC000">TLP:AMBER\+STRICT</g)?.length, 2);
  });

  it('has a subject without title and label', () =>
    assert.equal(emailSubject(reportOf({ summary: 'x' })), 'Threat advisory'));

  it('is in its language, with headings and answers', () => {
    const html = renderEmail(
      reportOf({ language: 'fr', category: 'x', control_gaps: [], detection_availability: { yara: false } }),
    );
    assert.match(html, /<html lang="fr">/);
    assert.match(html, />Non</);
    assert.match(html, />Catégorie[<:]/);
    assert.doesNotMatch(html, />(?:No|None|Control Gaps)</);
  });
});
