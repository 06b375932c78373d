import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { DocumentFacts } from '../../../server/src/core/report/index.ts';
import { renderDocx } from '../../../server/src/core/report/docx/index.ts';
import type { Values } from '../../support/reportModel.ts';
import { reportOf } from '../../support/reports.ts';
import { unzip, wordTargets, wordText } from '../../support/wordText.ts';
import { xmlProblems } from '../../support/xmlCheck.ts';

const complete = JSON.parse(
  readFileSync(new URL('../../fixtures/render/complete.json', import.meta.url), 'utf8'),
) as Values;

const facts: DocumentFacts = {
  authors: ['CERT & friends', 'Analyst'],
  tags: ['ransomware'],
  id: 'ADV-1',
  language: 'de',
  created: '2026-03-31T00:00:00Z',
  modified: '2026-04-02T10:20:30Z',
};

const word = (values: Values, paper: 'a4' | 'letter' = 'a4'): Promise<Uint8Array> =>
  renderDocx(reportOf(values), { facts, paper });
const partOf = async (values: Values, name: string): Promise<string> => unzip(await word(values)).get(name)?.text ?? '';

describe('Word document', () => {
  it('has Word headings, for table of contents and navigation', async () => {
    const body = await partOf(complete, 'word/document.xml');
    const styled = (style: string): string[] =>
      [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)]
        .map(([paragraph]) => paragraph)
        .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
        .map((paragraph) =>
          paragraph
            .replace(/<[^>]*>/g, '')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&amp;', '&'),
        );
    assert.deepEqual(styled('Title'), [complete['title']]);
    const sections = styled('Heading1');
    assert.deepEqual(sections.slice(0, 2), ['Key Takeaways', 'Affected Systems']);
    assert.ok(
      sections.some((title) => /^MITRE ATT&CK Mapping \(ATT&CK v19\.1\)$/.test(title)),
      sections.join(),
    );
    assert.ok(styled('Heading2').includes('Immediate Mitigation'));
  });

  it('repeats table headings on each page', async () => {
    const body = await partOf(complete, 'word/document.xml');
    const tables = body.match(/<w:tbl>/g) ?? [];
    assert.ok(tables.length >= 3);
    assert.equal((body.match(/<w:tblHeader\/>/g) ?? []).length, tables.length);
  });

  it('has TLP and page numbers at the head and foot of each page', async () => {
    const files = unzip(await word({ ...complete, tlp: 'AMBER+STRICT' }));
    const [head, foot] = ['word/header1.xml', 'word/footer1.xml'].map((name) => files.get(name)?.text ?? '');
    assert.match(head ?? '', /TLP:AMBER\+STRICT/);
    assert.match(foot ?? '', /TLP:AMBER\+STRICT/);
    assert.match(foot ?? '', /PAGE.*NUMPAGES/s);
  });

  it('is in the language of its labels', async () => {
    const made = await word({ title: 'T', language: 'ja', category: 'phishing' });
    const files = unzip(made);
    assert.match(files.get('word/footer1.xml')?.text ?? '', /PAGE<.*> \/ <.*NUMPAGES<.*> ページ</s);
    assert.doesNotMatch(files.get('word/footer1.xml')?.text ?? '', /Page| of /);
    assert.match(wordText(made), /カテゴリ.*phishing/s);
    assert.match(await partOf({ title: 'T' }, 'word/footer1.xml'), />Page <.*PAGE<.*> of <.*NUMPAGES</s);
  });

  it('states author, dates and language', async () => {
    const files = unzip(await word({ ...complete, tlp: 'GREEN' }));
    const properties = files.get('docProps/core.xml')?.text ?? '';
    assert.match(properties, /<dc:creator>CERT &amp; friends; Analyst<\/dc:creator>/);
    assert.match(properties, /<dc:subject>TLP:GREEN<\/dc:subject>.*<cp:keywords>ransomware</s);
    assert.match(properties, /<dc:language>de<\/dc:language>/);
    assert.match(
      properties,
      /<dcterms:created [^>]*>2026-03-31T00:00:00Z<.*<dcterms:modified [^>]*>2026-04-02T10:20:30Z</s,
    );
    assert.match(files.get('word/styles.xml')?.text ?? '', /<w:lang w:val="de"/);
  });

  it('is identical for the same advisory', async () => {
    const one = await word(complete);
    assert.ok(Buffer.from(one).equals(Buffer.from(await word(complete))));
    // 2 April 2026, 10:20:30, in the MS-DOS encoding.
    const [date, clock] = [((2026 - 1980) << 9) | (4 << 5) | 2, (10 << 11) | (20 << 5) | 15];
    for (const [name, { time }] of unzip(one)) assert.equal(time, `${date} ${date} ${clock} ${clock}`, name);
    assert.doesNotMatch(
      [...unzip(one).values()].map(({ text }) => text).join(''),
      new RegExp(`${new Date().getFullYear()}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.`),
    );
  });

  it('has the requested paper size', async () => {
    const size = async (paper: 'a4' | 'letter'): Promise<string> =>
      /<w:pgSz [^>]*>/.exec(unzip(await word(complete, paper)).get('word/document.xml')?.text ?? '')?.[0] ?? '';
    assert.match(await size('a4'), /w:w="11906" w:h="16838"/);
    assert.match(await size('letter'), /w:w="12240" w:h="15840"/);
  });

  it('keeps the lines, spaces and tabs of a rule', async () => {
    const rule = { type: 'yara', name: 'r', body: 'rule r {\n  a:\n\t$x = "<&>"\n}\n' };
    const body = await partOf({ title: 'T', detection_rules: [rule] }, 'word/document.xml');
    assert.match(
      body,
      /<w:t xml:space="preserve">rule r \{<\/w:t>.*<w:br\/><w:t xml:space="preserve"> {2}a:<\/w:t>.*<w:br\/>.*<w:tab\/><w:t xml:space="preserve">\$x = &quot;&lt;&amp;&gt;&quot;/s,
    );
  });

  it('starts each ordered list at its own number', async () => {
    const files = unzip(await word({ title: 'T', summary: '3. three\n4. four\n\ntext\n\n1. one' }));
    const body = files.get('word/document.xml')?.text ?? '';
    const numbers = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    assert.equal(numbers.length, 3);
    assert.equal(numbers[0], numbers[1]);
    assert.notEqual(numbers[1], numbers[2]);
    assert.match(files.get('word/numbering.xml')?.text ?? '', /<w:start w:val="3"\/>/);
  });

  it('shares the definition of numbered lists, each of which starts again', async () => {
    const files = unzip(await word({ title: 'T', summary: '- a\n\n  3. b\n'.repeat(50) }));
    const numbering = files.get('word/numbering.xml')?.text ?? '';
    const numbers = [...(files.get('word/document.xml')?.text ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g)];
    const numbered = numbers.filter((_, at) => at % 2 === 1).map(([, id = '']) => id);
    assert.equal(new Set(numbered).size, 50);
    for (const id of numbered) {
      const [list] = new RegExp(`<w:num w:numId="${id}".*?</w:num>`, 's').exec(numbering) ?? [];
      assert.match(list ?? '', /<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"\/>/);
    }
    // One definition is for bulleted lists, the other for numbered ones.
    assert.equal(numbering.match(/<w:abstractNum /g)?.length, 2);
  });

  it('keeps text in braces next to a numbered list', async () => {
    const body = await partOf({ title: 'T', summary: '1. {bullets-0} {numbers1-0-1}\n' }, 'word/document.xml');
    assert.match(body, />\{bullets-0\} \{numbers1-0-1\}</);
  });

  it('shows no empty bullet above a list that is directly in an item', async () => {
    const body = await partOf({ title: 'T', summary: '- - a\n- 1. b\n' }, 'word/document.xml');
    const levels = [...body.matchAll(/<w:ilvl w:val="(\d)"\/>/g)].map(([, level]) => level);
    assert.deepEqual(levels, ['1', '1']);
  });

  it('links where the page does', async () => {
    const targets = wordTargets(
      await word({ title: 'T', summary: '[a](https://vendor.example/?a=1&b=2) and [b](javascript:alert(1))' }),
    );
    assert.deepEqual(targets, ['https://vendor.example/?a=1&b=2']);
  });

  it('is well-formed for any content of an advisory', async () => {
    const hostile =
      '</w:t><w:p> ]]> <!-- & \u0000\u000B\uFFFE\uFFFF\uD800 \u202E <?x?> {{a}} <w:instrText>DDE</w:instrText>';
    const text = await word({
      title: hostile,
      summary: hostile,
      tags: [hostile],
      detection_rules: [{ type: 'other', name: hostile, body: hostile }],
      x_own: { [hostile]: hostile },
    });
    const files = [...unzip(text)].filter(([name]) => /\.(?:xml|rels)$/.test(name));
    assert.ok(files.length > 5);
    for (const [name, { text: xml }] of files) assert.deepEqual(xmlProblems(xml), [], name);
    assert.ok(wordText(text).includes('<w:instrText>DDE</w:instrText>'));
    assert.doesNotMatch(
      files.find(([name]) => name === 'word/document.xml')?.[1].text ?? '',
      /<w:(?:instrText|object|altChunk)/,
    );
  });
});
