/** Formats the content that an editor shows as plain text for golden files. */
import {
  CodeActionTriggerKind,
  CompletionItemKind,
  FoldingRangeKind,
  SymbolKind,
  type CodeAction,
  type CompletionItem,
  type DocumentSymbol,
  type MarkupContent,
} from 'vscode-languageserver-types';
import { accepted, edited, readCursor, textIn } from '../support/cursor.ts';
import { completionsAt, hoverAt, service } from './support.ts';

/** The maximum number of completions that are shown. */
const maxItems = 8;

const nameOf = (kinds: object, kind: unknown): string =>
  Object.entries(kinds).find(([, each]) => each === kind)?.[0] ?? 'none';

/** Returns the hover at `▮`: the text that it explains, and its Markdown. */
export function shownHover(marked: string): string {
  const hover = hoverAt(marked);
  return hover ? `about ${JSON.stringify(hover.about)}\n${hover.markdown}` : 'nothing';
}

/** Returns the best completions at `▮`, the text after the first and the last of them, and the documentation of the first. */
export function shownCompletions(marked: string): string {
  const { text } = readCursor(marked);
  const items = completionsAt(marked);
  const shown = items.slice(0, maxItems);
  const [first] = shown;
  const last = shown.at(-1);
  return [
    ...shown.map(itemLine),
    items.length > maxItems ? 'and more' : 'no more',
    ...(first ? [`first → ${JSON.stringify(accepted(text, first))}`, documentationOf(first)] : []),
    ...(last && last !== first ? [`last → ${JSON.stringify(accepted(text, last))}`] : []),
  ].join('\n');
}

function itemLine(item: CompletionItem): string {
  const { label, kind, detail, labelDetails, filterText, insertTextFormat, insertTextMode } = item;
  const parts = [
    `${label}${labelDetails?.detail ?? ''}`,
    labelDetails?.description,
    detail,
    nameOf(CompletionItemKind, kind),
    filterText === undefined ? undefined : `found by ${JSON.stringify(filterText)}`,
    insertTextFormat === 2 ? 'with tab stops' : undefined,
    insertTextMode === 1 ? 'as it is' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' | ');
}

function documentationOf(item: CompletionItem): string {
  const { documentation } = service.resolveCompletion(item);
  return documentation === undefined ? 'not documented' : (documentation as MarkupContent).value;
}

/** Returns the outline as a tree: name, detail, kind, and the first and last characters of each range. */
export function shownOutline(text: string): string {
  const ends = (part: string): string =>
    JSON.stringify(part.length <= 30 ? part : `${part.slice(0, 14)} … ${part.slice(-14)}`);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ name, detail, kind, range, selectionRange, children = [] }) => [
      `${indent}${name}${detail === undefined ? '' : ` | ${detail}`} | ${nameOf(SymbolKind, kind)} | ${ends(textIn(text, selectionRange))} of ${ends(textIn(text, range))}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(service.documentSymbols(service.parse(text)), '').join('\n');
}

/** Returns the lines that can be folded: the first and the last of each range. */
export function shownFolds(text: string): string {
  const written = text.split(/\r?\n/);
  return service
    .foldingRanges(service.parse(text))
    .map(
      ({ startLine, endLine, kind }) =>
        `${JSON.stringify(written[startLine])} to ${JSON.stringify(written[endLine])}${kind === FoldingRangeKind.Comment ? ' (comment)' : ''}`,
    )
    .join('\n');
}

/** Returns every link: its text, its target and its tooltip. */
export function shownLinks(text: string): string {
  return service
    .documentLinks(service.parse(text))
    .map(({ range, target, tooltip }) => `${textIn(text, range)} → ${target ?? ''} (${tooltip ?? ''})`)
    .join('\n');
}

const uri = 'file:///a.advisory.yaml';
const catalogueUri = 'file:///team.yaml';
const catalogueText = 'malware:\n  - name: Something\n';
/** Rules about missing and empty sections are off, because each text lacks most sections. */
const settings = { 'sections/missing': 'off', 'sections/required': 'off', 'sections/empty': 'off' } as const;
const kinds: readonly (readonly string[] | undefined)[] = [undefined, ['source']];

/** Returns the actions at `▮` and for the whole text, without a requested kind and of the kind `source`, with the text after each. */
export function shownActions(marked: string): string {
  const { text, position } = readCursor(marked);
  const document = service.parse(text);
  const catalogue = {
    uri: catalogueUri,
    name: 'team.yaml',
    version: null,
    document: service.parse(catalogueText, 'catalogue'),
  };
  const all = { start: document.lines.positionAt(0), end: document.lines.positionAt(text.length) };
  const asked = kinds.flatMap((only) => [
    { what: `at the cursor${only ? `, ${only.join()}` : ''}`, only, range: { start: position, end: position } },
    { what: `for all${only ? `, ${only.join()}` : ''}`, only, range: all },
  ]);
  const diagnostics = service.diagnostics(document, settings, uri);
  return asked
    .map(({ what, only, range }) => {
      const triggerKind = CodeActionTriggerKind.Invoked;
      const context = { diagnostics, triggerKind, ...(only ? { only: [...only] } : {}) };
      const actions = service.codeActions(document, uri, range, context, settings, 7, undefined, [catalogue]);
      return [`${what}:`, ...actions.map((action) => actionLine(text, action))].join('\n');
    })
    .join('\n');
}

function actionLine(text: string, { title, kind, isPreferred, diagnostics = [], edit, command }: CodeAction): string {
  const about = diagnostics.map(({ code, range }) => `${code ?? ''} ${JSON.stringify(textIn(text, range))}`);
  const parts = [
    title,
    kind,
    isPreferred === true ? 'preferred' : undefined,
    `for ${about.join(', ')}`,
    command?.command,
  ];
  const changes = (edit?.documentChanges ?? []).map((change) => {
    if (!('textDocument' in change)) return 'no text';
    const { textDocument, edits } = change;
    const before = textDocument.uri === uri ? text : catalogueText;
    const texts = edits.filter((each) => 'newText' in each);
    return `  ${textDocument.uri} ${String(textDocument.version)} → ${JSON.stringify(edited(before, texts))}`;
  });
  return [`- ${parts.filter((part) => part !== undefined).join(' | ')}`, ...changes].join('\n');
}
