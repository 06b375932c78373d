import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { textIn } from '../support/cursor.ts';
import { service } from './support.ts';

const text = [
  '# First',
  '# second',
  'title: A title',
  'actors:',
  '  - APT28',
  '  - name: "Sandworm Team"',
  '    country: RU',
  'hunting_hypotheses:',
  '  - hypothesis: New devices are linked',
  '    telemetry: [logs]',
  'indicators:',
  '  - type: domain',
  '    value: evil[.]example',
  'mitre_attack:',
  '  - T1566.002',
  '  - id: T1078',
  '    name: Valid Accounts',
  'summary: |',
  '  One',
  '  two',
  '',
].join('\n');

function names(symbols: readonly DocumentSymbol[] | undefined): readonly string[] {
  return (symbols ?? []).map(({ name }) => name);
}

function eachSymbol(
  symbols: readonly DocumentSymbol[],
  visit: (symbol: DocumentSymbol, parent?: DocumentSymbol) => void,
): void {
  const walk = (list: readonly DocumentSymbol[], parent?: DocumentSymbol): void => {
    for (const symbol of list) {
      visit(symbol, parent);
      walk(symbol.children ?? [], symbol);
    }
  };
  walk(symbols);
}

describe('the outline', () => {
  const symbols = service.documentSymbols(service.parse(text));
  const section = (name: string): DocumentSymbol | undefined => symbols.find((symbol) => symbol.name === name);

  it('lists the sections in the order of the document', () => {
    assert.deepEqual(names(symbols), [
      'title',
      'actors',
      'hunting_hypotheses',
      'indicators',
      'mitre_attack',
      'summary',
    ]);
    assert.equal(section('title')?.detail, 'A title');
  });

  it('names rows by their identity', () => {
    assert.deepEqual(names(section('actors')?.children), ['APT28', 'Sandworm Team']);
    assert.deepEqual(names(section('hunting_hypotheses')?.children), ['New devices are linked']);
    assert.deepEqual(names(section('indicators')?.children), ['evil[.]example']);
    assert.deepEqual(names(section('mitre_attack')?.children), [
      'T1566.002 - Phishing: Spearphishing Link',
      'T1078 - Valid Accounts',
    ]);
  });

  it('selects the key of a section', () => {
    assert.equal(textIn(text, section('actors')?.selectionRange ?? assert.fail()), 'actors');
  });

  it('keeps selections within ranges and children within parents, also for broken and aliased documents', () => {
    const before = (a: { line: number; character: number }, b: { line: number; character: number }): boolean =>
      a.line < b.line || (a.line === b.line && a.character <= b.character);
    for (const each of [
      text,
      'a: &x [1, {b: c}]\nd: *x\n"": {}\n',
      'actors:\n  - \n  - name:\n',
      'title: "a\nb: [c\n',
      text.replaceAll('\n', '\r\n'),
    ]) {
      eachSymbol(service.documentSymbols(service.parse(each)), (symbol, parent) => {
        assert.notEqual(symbol.name, '');
        assert.ok(
          before(symbol.range.start, symbol.selectionRange.start) &&
            before(symbol.selectionRange.end, symbol.range.end),
          symbol.name,
        );
        if (parent)
          assert.ok(
            before(parent.range.start, symbol.range.start) && before(symbol.range.end, parent.range.end),
            symbol.name,
          );
      });
    }
  });

  it('folds sections, rows, blocks of text and runs of comments', () => {
    const folds = service
      .foldingRanges(service.parse(text))
      .map(({ startLine, endLine, kind }) => [startLine, endLine, kind]);
    assert.deepEqual(folds, [
      [0, 1, 'comment'],
      [3, 6, undefined],
      [5, 6, undefined],
      [7, 9, undefined],
      [8, 9, undefined],
      [10, 12, undefined],
      [11, 12, undefined],
      [13, 16, undefined],
      [15, 16, undefined],
      [17, 19, undefined],
    ]);
  });
});
