/**
 * What an editor marks in small advisories: outline, folding ranges, links, hints and tokens. And what it selects, inserts on Enter, jumps to
 * and formats with the cursor at `▮`. The inputs are `test/fixtures/marks/*.cases`, the expected results are in the `.txt` file of the same
 * name.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SymbolKind, type DocumentSymbol, type Position, type Range } from 'vscode-languageserver-types';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { advisoriesOf, partsOf } from '../core/reported/cases.ts';
import { edited, readCursor, textIn } from '../support/cursor.ts';
import { service } from './support.ts';

const folder = fileURLToPath(new URL('../fixtures/marks/', import.meta.url));
const uri = 'file:///advisories/a.advisory.yaml';
/** The maximum number of characters of a range's text that are shown. */
const maxShown = 40;

describe('marks in small advisories:', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cases'))) {
    describe(name, () => {
      const cases = [...advisoriesOf(readFileSync(`${folder}${name}`, 'utf8'))];
      const golden = `${folder}${name.replace(/cases$/, 'txt')}`;
      if (process.env['UPDATE_GOLDENS'] === '1')
        writeFileSync(golden, cases.map(([title, marked]) => `#= ${title}\n${shown(marked)}`).join('\n'));
      const expected = partsOf(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
      for (const [title, marked] of cases)
        it(title, () => assert.equal(shown(marked).trimEnd(), expected.get(title)?.trimEnd()));
    });
  }
});

function shown(marked: string): string {
  const { text, position } = readCursor(marked);
  const document = service.parse(text);
  return `${[...marks(document, text), ...aroundCursor(document, text, position)].join('\n')}\n`;
}

function marks(document: AdvisoryDocument, text: string): readonly string[] {
  const whole: Range = { start: { line: 0, character: 0 }, end: document.lines.positionAt(text.length) };
  return [
    ...service.documentSymbols(document).flatMap((symbol) => symbolLines(symbol, text)),
    ...service
      .foldingRanges(document)
      .map(({ startLine, endLine, kind }) => `fold ${String(startLine + 1)}-${String(endLine + 1)} ${kind ?? ''}`),
    ...service
      .documentLinks(document, uri)
      .map(({ range, target, tooltip }) => `link ${rangeText(text, range)} → ${String(target)} (${String(tooltip)})`),
    ...service
      .inlayHints(document, whole, {})
      .map(
        ({ position, label, tooltip, paddingLeft }) =>
          `hint ${spot(position)} ${JSON.stringify(label)} ${paddingLeft === true ? 'after a space' : ''} ${JSON.stringify(tooltip)}`,
      ),
    ...service.semanticTokens(document).map((token) => `token ${JSON.stringify(token)}`),
  ];
}

function aroundCursor(document: AdvisoryDocument, text: string, position: Position): readonly string[] {
  const selections: string[] = [];
  for (let one = service.selectionRanges(document, [position])[0]; one; one = one.parent)
    selections.push(rangeText(text, one.range));
  const next = service.nextPlaceholder(document, position);
  const entered = service.onEnter(document, position);
  const formatted = service.formatting(document);
  const edits = 'edits' in formatted ? formatted.edits : [];
  return [
    ...selections.map((selection) => `select ${selection}`),
    ...(next ? [`next placeholder ${rangeText(text, next.range)}`] : []),
    ...(entered.length > 0 ? [`Enter ${JSON.stringify(edited(text, entered))}`] : []),
    ...(edits.length > 0 ? [`format ${JSON.stringify(edited(text, edits))}`] : []),
  ];
}

function symbolLines(symbol: DocumentSymbol, text: string, indent = ''): readonly string[] {
  const kind = Object.entries(SymbolKind).find(([, value]) => value === symbol.kind)?.[0] ?? 'no kind';
  return [
    `${indent}symbol ${symbol.name} | ${symbol.detail ?? ''} | ${kind} ${rangeText(text, symbol.selectionRange)} of ${spot(symbol.range.start)}-${spot(symbol.range.end)}`,
    ...(symbol.children ?? []).flatMap((child) => symbolLines(child, text, `${indent}  `)),
  ];
}

function spot({ line, character }: Position): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}

/** Returns a range with the beginning of its text. */
function rangeText(text: string, range: Range): string {
  const covered = textIn(text, range);
  const short = covered.length > maxShown ? `${covered.slice(0, maxShown)}…` : covered;
  return `${spot(range.start)}-${spot(range.end)} ${JSON.stringify(short)}`;
}
