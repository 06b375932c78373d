import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLines } from '../../server/src/core/text/text.ts';
import { service } from './support.ts';
import { assertHolds } from '../support/property.ts';

const sample = [
  'title: 🐻 bears',
  'summary: |',
  '  They used T1566.002.',
  'severity: high',
  'actors:',
  '  - APT28',
  '  - name: "Cozy Bear"',
  '    aliases: [The Dukes, YTTRIUM]',
  'detection_availability:',
  '  yara: true # one',
  '  sigma: {available: no, notes: "none"}',
  'hunting_hypotheses:',
  '- hypothesis: New devices',
  '  telemetry:',
  '  - logs',
  '  attack_stage: Persistence',
  'mitre_attack:',
  "  - 'T1566.002 - Phishing: Spearphishing Link'",
  '  - {id: T1078, name: Valid Accounts}',
  'references: [https://a.example/, "x"]',
  'x_own: {a: [b, {c: d}]}',
  '',
].join('\n');

/** Generates the sample with a part replaced by another text, as while someone types, and an offset in it. */
const halfTyped = fc
  .record({
    from: fc.nat(sample.length),
    length: fc.nat(40),
    instead: fc.oneof(
      fc.constantFrom(
        '',
        '"',
        "'",
        '[',
        '{',
        ': ',
        '- ',
        '#',
        '\t',
        '&a ',
        '*a',
        '|\n',
        '\r\n',
        '---\n',
        '\ud83d',
        '!x ',
      ),
      fc.string({ maxLength: 6 }),
    ),
    crlf: fc.boolean(),
    shift: fc.integer({ min: -8, max: 8 }),
  })
  .map(({ from, length, instead, crlf, shift }) => {
    const text = sample.slice(0, from) + instead + sample.slice(from + length);
    const written = crlf ? text.replace(/\r?\n/g, '\r\n') : text;
    return { text: written, offset: Math.max(0, Math.min(written.length, from + instead.length + shift)) };
  });

describe('the service on half-typed text', () => {
  it('responds to every request, and edits only the line of the cursor in a completion', () => {
    let completions = 0;
    let hovers = 0;
    assertHolds(
      fc.property(halfTyped, ({ text, offset }) => {
        const document = service.parse(text);
        const lines = createLines(text);
        // Clients have no position between the two characters of a line break.
        const position = lines.positionAt(lines.offsetAt(lines.positionAt(offset)));
        for (const item of service.completion(document, position).items) {
          completions++;
          assert.ok(item.textEdit && 'range' in item.textEdit);
          const { start, end } = item.textEdit.range;
          assert.ok(start.line === position.line && end.line === position.line, item.label);
          assert.ok(start.character <= position.character && position.character <= end.character, item.label);
        }
        const hover = service.hover(document, position);
        if (hover?.range) {
          hovers++;
          const at = lines.offsetAt(position);
          assert.ok(lines.offsetAt(hover.range.start) <= at && at <= lines.offsetAt(hover.range.end));
        }
        service.diagnostics(document, {}, 'file:///a');
        service.codeActions(document, 'file:///a', { start: position, end: position }, { diagnostics: [] }, {}, 1);
        service.documentSymbols(document);
        service.foldingRanges(document);
        service.documentLinks(document);
        service.render(document);
      }),
      100,
    );
    assert.ok(completions > 0 && hovers > 0, `${completions} completions and ${hovers} hovers`);
  });

  const odd: readonly (readonly [text: string, symbols: readonly string[], key: string | undefined])[] = [
    ['', [], 'advisory'],
    ['\ufeff', [], 'advisory'],
    ['\n', [], 'advisory'],
    ['- a', [], undefined],
    ['text', [], 'title'],
    ['{', [], undefined],
    ['\0', [], 'title'],
    ['# only a comment', [], 'title'],
    ['---\n---\n', [], 'title'],
    ['? a\n: b', ['a'], 'title'],
  ];
  for (const [text, symbols, key] of odd)
    it(`responds at the start of ${JSON.stringify(text)}`, () => {
      const document = service.parse(text);
      const position = { line: 0, character: 0 };
      const names = service.documentSymbols(document).map(({ name }) => name);
      assert.deepEqual(names, symbols);
      assert.deepEqual(service.documentLinks(document), []);
      const folds = service.foldingRanges(document).map(({ startLine, endLine }) => [startLine, endLine]);
      assert.deepEqual(folds, symbols.length > 0 ? [[0, 1]] : []);
      assert.equal(service.hover(document, position), null);
      assert.equal(service.completion(document, position).items[0]?.label, key);
      assert.match(service.render(document).html, /data-missing-key="recommendations"/);
    });
});
