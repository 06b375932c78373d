/** The live preview: what it keeps while a section is broken, the parts that are sent after an edit, and the sections that it can insert. */
import assert from 'node:assert/strict';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { countWords } from '../../server/src/core/report/readingTime.ts';
import { joinedParts } from '../../server/src/protocol/preview.ts';
import type { Previewed } from '../../server/src/service/types.ts';
import { reportOfText } from '../support/reports.ts';
import { readSchema } from '../support/schema.ts';
import { service } from './support.ts';

/** Creates a preview. Each call of the returned function renders the next version of its text, and returns the whole page in `html`. */
function previewing(): (text: string) => Previewed & { readonly html: string } {
  let document: AdvisoryDocument | undefined;
  let answer: number | undefined;
  let known = new Map<string, string>();
  return (text) => {
    document = service.parse(text, 'advisory', document);
    const page = service.preview(document, undefined, undefined, answer);
    answer = page.answer;
    known = new Map([...(page.since === undefined ? [] : known), ...Object.entries(page.parts)]);
    return { ...page, html: joinedParts(page.root, known) };
  };
}

const good = `title: Lures
summary: What happened.
severity: high
key_takeaways:
  - Patch at once.
timeline:
  - time: 2026-01-01
    event: It began.
control_gaps:
  - No logs of sign-ins
`;

describe('the live preview', () => {
  it('keeps the last version of a section with a syntax error, and updates the others', () => {
    const show = previewing();
    assert.deepEqual(show(good).earlier, []);
    const broken = show(
      good
        .replace('event: It began.', 'event: It began.\n  } ] not yaml\n    {{')
        .replace('No logs of sign-ins', 'No logs at all')
        .replace('Lures', 'New lures'),
    );
    assert.equal(broken.problem?.line, 8);
    assert.ok(broken.problem.message.length > 0);
    assert.deepEqual(broken.earlier, ['Timeline']);
    assert.match(broken.html, /class="ta-section ta-earlier" id="section-timeline"/);
    for (const text of ['It began.', 'No logs at all', 'New lures', 'Patch at once.'])
      assert.ok(broken.html.includes(text), text);
    const mended = show(good.replace('It began', 'It ended'));
    assert.deepEqual([mended.problem, mended.earlier], [undefined, []]);
    assert.match(mended.html, /It ended\./);
    assert.doesNotMatch(mended.html, /ta-earlier|It began|No logs at all/);
  });

  it("states the line of a syntax error next to a page of the organisation's template", () => {
    const pageOf = (text: string) =>
      service.preview(service.parse(text), undefined, {
        look: { template: '<html><body>{{{content}}}</body></html>' },
      });
    const broken = pageOf(good.replace('event: It began.', 'event: It began.\n  } ] not yaml'));
    assert.equal(broken.problem?.line, 8);
    assert.ok(broken.problem.message.endsWith('.'));
    assert.deepEqual([pageOf(good).problem, pageOf(good).parts], [undefined, {}]);
  });

  it('shows the readable parts of a file that was never well-formed', () => {
    const page = previewing()(good.replace('event: It began.', 'event: It began.\n  } ] not yaml'));
    assert.ok(page.problem);
    assert.deepEqual(page.earlier, []);
    assert.match(page.html, /No logs of sign-ins/);
  });

  it('removes a deleted section', () => {
    const show = previewing();
    show(good);
    assert.doesNotMatch(show(good.slice(0, good.indexOf('control_gaps'))).html, /No logs/);
  });

  it('sends only changed parts, also if the lines of a section move', () => {
    const show = previewing();
    const whole = show(good);
    assert.ok(Object.keys(whole.parts).length > 5);
    const moved = show(good.replace('severity', '\n\nseverity').replace('sign-ins', 'logins'));
    assert.equal(moved.since, whole.answer);
    const sent = Object.values(moved.parts).join('\n');
    assert.match(sent, /logins/);
    assert.doesNotMatch(sent, /Patch at once|It began/);
    assert.match(moved.html, /id="section-timeline"[^>]* data-line="0" data-base="7"/);
  });

  it('sends all parts to a client without the last response', () => {
    const document = service.parse(good);
    const { answer, parts } = service.preview(document);
    service.preview(document, undefined, undefined, answer);
    const again = service.preview(document, undefined, undefined, answer);
    assert.equal(again.since, undefined);
    assert.deepEqual(Object.keys(again.parts), Object.keys(parts));
  });

  it('shows hostile input as text, in its parts and in the message about a syntax error', () => {
    const hostile = `title: "<img src=x onerror=alert(1)> data-part=\\"0\\">"\nkey_takeaways:\n  - <script>alert(1)</script>\n  evil: [\nindicators:\n  - evil.example.top\n`;
    const page = previewing()(hostile);
    assert.doesNotMatch(page.html, /<img|<script|evil\.example\.top/);
    assert.doesNotMatch(page.problem?.message ?? '', /evil\.example\.top/);
  });

  it('offers to insert a missing section, but not an unreadable one', () => {
    const { html } = previewing()('title: T\nkey_takeaways:\n');
    assert.match(
      html,
      /data-missing-key="attack_chain">[^<]*<span[^>]*>[^<]*<\/span> <span[^>]*>[^<]*<\/span> <span class="ta-missing-act">Insert/,
    );
    assert.doesNotMatch(/data-missing-key="key_takeaways".*?<\/button>/s.exec(html)?.[0] ?? '', /ta-missing-act/);
  });

  it('states the same reading time as the report, whichever keys the rows of indicators have', () => {
    const { properties = {} } = readSchema().$defs?.['indicator'] ?? {};
    const rows = Object.entries(properties).map(([key, { examples }]) =>
      key === 'value' ? '' : `, ${key}: ${JSON.stringify(examples?.[0])}`,
    );
    assert.ok(rows.length > 5);
    const minutesOf = (html: string): string | undefined => /(\d+) min/.exec(html)?.[1];
    for (const row of rows) {
      const textOf = (count: number): string =>
        `title: T\nindicators:\n  - { value: files.example.com${row} }\nsummary:${' word'.repeat(count)}\n`;
      const { head, sections } = reportOfText(textOf(1), 'preview');
      // The reading time is rounded to one minute for 299 words, and to two for 300.
      const most = 300 - countWords(head, sections);
      const texts = [most, most + 1].map(textOf);
      const minutes = texts.map((text) => minutesOf(service.render(service.parse(text)).html));
      assert.deepEqual(minutes, ['1', '2'], row);
      assert.deepEqual(
        texts.map((text) => minutesOf(previewing()(text).html)),
        minutes,
        row,
      );
    }
  });
});
