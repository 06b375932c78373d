/** Quotes, nested lists and custom sections, from the advisory to a page and back. */
import assert from 'node:assert/strict';
import {
  importAdvisory,
  parseAdvisory,
  renderPage,
  renderReport,
  renderText,
  type Report,
} from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const env = testEnvironment();
const order = env.schema.root.keys.map(({ key }) => key);

const reportOf = (source: string): Report => renderReport(parseAdvisory(source, env.schema), env, 'published');

function imported(page: string): ReturnType<typeof parseAdvisory>['advisory'] {
  const result = importAdvisory(page, { from: 'auto', name: 'page', catalogue: env.catalogue, order });
  assert.ok(typeof result !== 'string', JSON.stringify(result));
  return parseAdvisory(result.text, env.schema).advisory;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

const advisoryWith = (own: string): string => `title: Harbour
severity: low
confidence: low
key_takeaways: [One]
affected_systems: [Windows]
recommendations: { immediate_mitigation: [Wait] }
mitre_attack: [T1078]
${own}`;

const quotes = `They write:

> First paragraph.
>
> > A quote in the quote.
>
> - one
>   - below one
> - two
>
> 1. first
>
> Last.

- An item
  > with a quote
  >
  > of two paragraphs

  and more text
- - nested
  - items

End.`;

const custom = `x_contacts:
  - name: Duty desk
    phones: ["1", "2"]
    site:
      city: Bern
      floors: [{ number: "3" }, plain]
  - name: Night desk
x_matrix: [[a, [b, c]], [d, e]]
x_limits: { one: { two: { three: deep } }, text: "first\\nsecond" }
`;

const contents = {
  x_contacts: [
    { name: 'Duty desk', phones: ['1', '2'], site: { city: 'Bern', floors: [{ number: '3' }, 'plain'] } },
    { name: 'Night desk' },
  ],
  x_matrix: [
    ['a', ['b', 'c']],
    ['d', 'e'],
  ],
  x_limits: { one: { two: { three: 'deep' } }, text: 'first\nsecond' },
};

describe('nested content on a page as text', () => {
  it('has the quote mark on each line of a quote', () => {
    const page = renderText(reportOf(advisoryWith(`mitre_attack_notes: |\n${indented(quotes)}\n`)));
    assert.equal(
      page.slice(page.indexOf('They write:')),
      `They write:

  | First paragraph.
  |
  |   | A quote in the quote.
  |
  |   • one
  |     • below one
  |   • two
  |
  |   1. first
  |
  | Last.

  • An item
      | with a quote
      |
      | of two paragraphs
    and more text
  • • nested
    • items

End.
`,
    );
  });

  it('has no bullet without text in a list of mappings', () => {
    const page = renderText(reportOf(advisoryWith(custom)));
    assert.equal(
      page.slice(page.indexOf('Contacts\n')),
      `Contacts

  • • Name: Duty desk
    • Phones:
      • 1
      • 2
    • Site:
      • City: Bern
      • Floors:
        • • Number: 3
        • plain
  • • Name: Night desk

Matrix

  • • a
    • • b
      • c
  • • d
    • e

Limits

  • One:
    • Two:
      • Three: deep
  • Text: first
    second
`,
    );
  });
});

for (const [form, render] of [
  ['text', renderText],
  ['HTML', (report: Report): string => renderPage(report, { css: '' })],
] as const)
  describe(`the import of nested content from a page as ${form}`, () => {
    const pageAfterImport = (source: string): { before: string; after: string } => {
      const before = render(reportOf(source));
      return { before, after: imported(before).mitreAttackNotes?.value ?? '' };
    };

    it('reads quotes and the lists in them', () => {
      const source = advisoryWith(`mitre_attack_notes: |\n${indented(quotes)}\n`);
      const { after } = pageAfterImport(source);
      const shown = (text: string): string => {
        const page = renderText(reportOf(text));
        return page.slice(page.indexOf('They write:'));
      };
      assert.equal(shown(advisoryWith(`mitre_attack_notes: |\n${indented(after)}\n`)), shown(source));
    });

    it('reads a list at the start of the notes below the mapping', () => {
      const notes = '- First note\n- Second note\n\nText.\n';
      const source = advisoryWith(`mitre_attack_notes: |\n${indented(notes)}\n`);
      const { mitreAttack, mitreAttackNotes } = imported(render(reportOf(source)));
      assert.deepEqual(
        [mitreAttack?.items.map(({ id }) => id?.value), mitreAttackNotes?.value.trimEnd()],
        [['T1078'], notes.trimEnd()],
      );
    });

    it('reads quotes in items', () => {
      const source = advisoryWith('').replace('[One]', '["They write:\\n> a\\n>\\n> - b\\n\\nMore", Two]');
      assert.deepEqual(
        imported(render(reportOf(source))).keyTakeaways?.items.map(({ value }) => value.replace(/^>$\n|^$\n/gm, '')),
        ['They write:\n> a\n> - b\nMore', 'Two'],
      );
    });

    it('does not change queries in which lines begin with a bar', () => {
      const query = 'DeviceEvents\n| where A == 1\n  | project A';
      const source = advisoryWith(`mitre_attack_notes: |\n${indented(`Run:\n\n\`\`\`\n${query}\n\`\`\``)}\n`);
      const { after } = pageAfterImport(source);
      assert.equal(after.replace(/^(?:```|Run:)?\n|\n```$/gm, '').replace(/^ {4}/gm, ''), query);
    });

    it('reads lists and mappings of any shape in custom sections', () => {
      const advisory = imported(render(reportOf(advisoryWith(custom))));
      assert.deepEqual(Object.fromEntries(advisory.custom.map(({ name, value }) => [name, value])), contents);
    });

    it('keeps the content of a second custom section with the same title', () => {
      const page = render(reportOf(advisoryWith('x_duty_desk: First desk of two\nx_duty-desk: Second desk of two\n')));
      const result = importAdvisory(page, { from: 'auto', name: 'page', catalogue: env.catalogue, order });
      const text = typeof result === 'string' ? result : result.text;
      for (const desk of ['First', 'Second']) assert.ok(text.includes(`${desk} desk of two`), text);
    });

    it('reads custom sections with letters of any script, capitals, short values and empty lists', () => {
      const own = {
        x_連絡先: '窓口',
        x_оператори: ['Перший', 'Другий'],
        x_totals: { DE: '80', eMail: 'desk', 電話: '03' },
        x_review_date: '2026-07-01',
        x_pending: [],
        x_approved: 'yes',
      };
      const source = Object.entries(own).map(([key, value]) => `${key}: ${JSON.stringify(value, null, 1)}`);
      const { custom: read } = imported(render(reportOf(advisoryWith(source.join('\n')))));
      assert.deepEqual(Object.fromEntries(read.map(({ name, value }) => [name, value])), {
        ...own,
        x_totals: { DE: '80', EMail: 'desk', 電話: '03' },
      });
    });

    it('reads deep nesting in time', () => {
      for (const mark of ['> ', '- ']) {
        const source = advisoryWith(`mitre_attack_notes: "Text.\\n\\n${mark.repeat(90)}word"\n`);
        assert.match(pageAfterImport(source).after, /word/);
      }
    });
  });

describe('the import of a page as HTML', () => {
  const prose = `They do this:

1. First.

   More.
2. Second:

   \`\`\`sh
   if a
     b
   \`\`\`
3. Third
   - below
     1. deeper

     Last.

\`\`\`
top
\`\`\``;
  const pageOf = (text: string): string =>
    renderPage(reportOf(advisoryWith(`mitre_attack_notes: |\n${indented(text)}\n`)), { css: '' });

  it('keeps the content of numbered items in the items', () => {
    const notes = imported(pageOf(prose)).mitreAttackNotes?.value ?? '';
    assert.match(notes, /^2\. Second:\n\n {3}```sh\n {3}if a\n {5}b\n {3}```$/m);
    assert.match(notes, /^3\. Third\n {3}- below\n {5}1\. deeper$/m);
    assert.equal(pageOf(notes), pageOf(prose));
  });

  it('keeps blank lines in custom sections', () => {
    const own = advisoryWith('x_note: "First.\\n\\n- not a list"\n');
    const { custom: read } = imported(renderPage(reportOf(own), { css: '' }));
    assert.equal(read[0]?.value, 'First.\n\n- not a list');
  });
});

it('the import of a page with thousands of bullets or bars on a line keeps the text', () => {
  for (const mark of ['• ', '  | ', '- ']) {
    const page = `Title\n\nKey Takeaways\n\n  • x\n\nControl Gaps\n\n  • y\n\nMITRE ATT&CK Mapping\n\n  • T1078 - Valid Accounts\n\nOwn\n\n${mark.repeat(20_000)}word\n`;
    const started = performance.now();
    assert.match(JSON.stringify(imported(page).custom.map(({ value }) => value)), /word/);
    assert.ok(performance.now() - started < 5_000, mark);
  }
});
