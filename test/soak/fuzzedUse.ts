/**
 * Uses a document like an author, at random offsets and with random edits, and its text as configuration. Nothing may throw or refer to a
 * position outside of the text.
 */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import { testEnvironment } from '../support/environment.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import type { Random } from './random.ts';

const uri = 'file:///w/a.advisory.yaml';
const cursors = 6;
const accepted = 3;

/** Throws if a use of the text throws or has a wrong result; `other` is inserted by edits, and used as configuration and as a catalogue. */
export async function use(text: string, other: string, random: Random): Promise<void> {
  const service = createLanguageService(testEnvironment());
  const document = service.parse(text);
  for (let i = 0; i < cursors; i++) useAt(service, document, random);
  for (const range of [
    ...service.documentSymbols(document).map((symbol) => symbol.range),
    ...service.documentLinks(document).map((link) => link.range),
  ])
    assertInside(range, document);
  service.foldingRanges(document);
  editAt(service, document, other, random);
  mark(service, document);
  pasteInto(service, document, other, random);
  exportIt(service, document, random);
  await configure(service, text, other, random);
}

/** Requests completion, hover and code actions at a random offset, and parses the text after some of the edits. */
function useAt(service: LanguageService, document: AdvisoryDocument, random: Random): void {
  const position = document.lines.positionAt(random.below(document.text.length + 1));
  const hover = service.hover(document, position);
  if (hover?.range) assertInside(hover.range, document);
  for (const item of service.completion(document, position).items.slice(0, accepted)) {
    assert.ok(item.textEdit && 'range' in item.textEdit, item.label);
    service.resolveCompletion(item);
    service.parse(edited(document, [item.textEdit, ...(item.additionalTextEdits ?? [])]), 'advisory', document);
  }
  const range = { start: position, end: position };
  for (const { edit } of service.codeActions(document, uri, range, { diagnostics: [] }, {}, 1))
    for (const change of edit?.documentChanges ?? [])
      if ('edits' in change)
        service.parse(
          edited(
            document,
            change.edits.filter((one) => 'newText' in one),
          ),
        );
}

/** Asserts that inlay hints and semantic tokens are within the text. */
function mark(service: LanguageService, document: AdvisoryDocument): void {
  const whole = { start: { line: 0, character: 0 }, end: document.lines.positionAt(document.text.length) };
  for (const { position } of service.inlayHints(document, whole))
    assertInside({ start: position, end: position }, document);
  for (const { range } of service.semanticTokens(document)) assertInside(range, document);
}

/** Asserts that neither pasting text nor converting a range adds errors to the document. */
function pasteInto(service: LanguageService, document: AdvisoryDocument, other: string, random: Random): void {
  const { lines, text } = document;
  const start = random.below(text.length + 1);
  const end = random.chance(70) ? start : Math.min(text.length, start + random.below(200));
  const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
  const from = random.below(other.length);
  const pasted = other.slice(from, from + random.below(2_000));
  const named = random.chance(20)
    ? { text: pasted, fileName: random.one(['a.json', 'a.yar', 'a.csv', '\u001b']) }
    : { text: pasted };
  // Pasting replaces the selection. Errors that already come from deleting the selection are not caused by the conversion.
  const deleted = service.parse(text.slice(0, start) + text.slice(end));
  const conversions = [
    { made: service.paste(document, range, named), max: Math.max(errorsIn(document), errorsIn(deleted)) },
    { made: service.convertPasted(document, range), max: errorsIn(document) },
  ];
  for (const { made, max } of conversions) {
    if (!made) continue;
    for (const edit of made.edits) assertInside(edit.range, document);
    const after = service.parse(edited(document, made.edits));
    assert.ok(errorsIn(after) <= max, `${made.title} makes errors`);
  }
}

const errorsIn = ({ syntaxProblems }: AdvisoryDocument): number =>
  syntaxProblems.filter(({ severity }) => severity === 'error').length;

/** Exports the advisory to a random format; asserts that a refusal has a reason, and that exported files can be imported or are rejected. */
function exportIt(service: LanguageService, document: AdvisoryDocument, random: Random): void {
  const { to, profile } = random.one([...service.exportFormats()]);
  const exported = service.exported(document, { to, profile, maxTlp: random.one(['RED', 'RED', 'CLEAR']) });
  if ('refused' in exported) return assert.ok(exported.refused !== '');
  for (const { suffix, text } of exported.files) {
    // Rules are written to a folder, so their suffix begins with a slash.
    assert.doesNotMatch(suffix.replace(/^\//, ''), /[\\/\p{Cc}]|\.\./u);
    if (suffix.endsWith('json')) JSON.parse(text);
    assertImports(service, text, `a${suffix}`);
  }
}

/** Asserts that a file is imported as a well-formed advisory, or rejected with a sentence. */
export function assertImports(service: LanguageService, text: string, name: string): void {
  const made = service.imported(text, name);
  if ('refused' in made) return assert.match(made.refused, /\.$/);
  const document = service.parse(made.text);
  assert.deepEqual(
    document.syntaxProblems
      .filter(({ code, severity }) => severity === 'error' && code === 'yaml/syntax')
      .map(({ message }) => message),
    [],
  );
  service.diagnostics(document, {}, uri);
}

/** Asserts that the state from before an edit does not affect the diagnostics after it. */
function editAt(service: LanguageService, document: AdvisoryDocument, other: string, random: Random): void {
  const { text } = document;
  const from = random.below(text.length + 1);
  const start = random.below(other.length);
  const inserted = random.chance(50) ? other.slice(start, start + random.below(60)) : '';
  const after = text.slice(0, from) + inserted + text.slice(from + random.below(60));
  const step = service.diagnostics(service.parse(after, 'advisory', document), {}, uri);
  assert.deepEqual(step, service.diagnostics(service.parse(after), {}, uri), 'after an edit');
}

/** Uses the text as configuration, catalogue and settings of an advisory. */
async function configure(service: LanguageService, text: string, other: string, random: Random): Promise<void> {
  for (const kind of ['config', 'catalogue'] as const) service.diagnostics(service.parse(text, kind), {}, uri);
  const [configuration, catalogue] = random.chance(50) ? [text, other] : [`catalogues: ['*.yaml']\n${other}`, text];
  const files = createMemoryFiles({ '/w/advisory.config.yaml': configuration, '/w/own.yaml': catalogue });
  const location = { path: '/w/a.advisory.yaml', folder: '/w', settings: {} };
  const { rules, documentContext } = await service.workspace(files).of(location);
  service.diagnostics(service.parse(other), rules, uri, documentContext);
  service.settingsProblems({
    [text.slice(0, 9)]: other,
    rules: { [other.slice(0, 9)]: text.slice(0, 99) },
    files: text,
  });
}

function edited({ text }: AdvisoryDocument, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'advisory', 1, text), [...edits]);
}

function assertInside({ start, end }: Range, { lines, text }: AdvisoryDocument): void {
  const [from, to] = [lines.offsetAt(start), lines.offsetAt(end)];
  assert.ok(from <= to && to <= text.length, `${JSON.stringify(start)} to ${JSON.stringify(end)}`);
}
