import assert from 'node:assert/strict';
import { analyze, parseAdvisory } from '../../../server/src/core/index.ts';
import { renderBody, renderMarkdown, renderText } from '../../../server/src/core/report/index.ts';
import { reportOfText } from '../../support/reports.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readSeed, seedYaml } from '../../support/seed.ts';
import { sharedIt } from '../../support/sharedData.ts';

/** Asserts that a text contains lines in this order, after `fold` is applied to both. */
function assertInOrder(lines: readonly string[], text: string, fold: (text: string) => string): void {
  const folded = fold(text);
  let from = 0;
  for (const line of lines) {
    const at = folded.indexOf(fold(line), from);
    assert.ok(at >= 0, `not in its place: ${line}`);
    from = at + fold(line).length;
  }
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
/** Returns the page with dates as written, and without the labels for screen readers. */
const asWritten = (html: string): string =>
  html.replace(/<time datetime="([^"]*)">[^<]*<\/time>/g, '$1').replace(/<span class="ta-hidden">[^<]*<\/span>/g, '');
const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&[a-z]+;|&#\d+;/g, ' ');

describe('the published page in the specification', () => {
  const lines = readSeed() ?? [];

  sharedIt('equals the text output line by line', () => {
    assertInOrder(lines, renderText(reportOfText(seedYaml(lines))), withoutBlanks);
  });

  sharedIt('has no errors and no warnings', () => {
    // The page has no TLP label; a public page is CLEAR.
    const text = seedYaml(lines).replace(/^analyzed:/m, 'tlp: CLEAR\nanalyzed:');
    const env = testEnvironment();
    const grave = analyze(parseAdvisory(text, env.schema), env, {}).filter(({ severity }) =>
      /error|warning/.test(severity),
    );
    assert.deepEqual(
      grave.map(({ code, message }) => `${code} ${message}`),
      [],
    );
  });

  sharedIt('equals the page and the Markdown word for word', () => {
    const report = reportOfText(seedYaml(lines));
    // The page shows the full labels of its facts.
    const onPage = lines.map((line) =>
      line.replace(/^Conf:(.*)Analyzed:(.*?)(\D+)$/, 'Confidence:$1Analyzed:$2Category:$3'),
    );
    assertInOrder(onPage, withoutTags(asWritten(renderBody(report).html)), letters);
    // In Markdown, the title is above reading time and severity.
    assertInOrder(lines.slice(2), renderMarkdown(report), letters);
  });
});
