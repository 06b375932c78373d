/** Every feature of the program that can be used on a text, as a separate function that `npm run slow` and a test measure. */
import { createHash } from 'node:crypto';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  documentFacts,
  renderDocx,
  renderEmail,
  renderJson,
  renderMarkdown,
  renderPage,
  renderReport,
  renderText,
  type AdvisoryDocument,
} from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';

/** The use of a feature on a text. The first one of a text must run before the others, because it parses the text. */
export interface Use {
  readonly name: string;
  readonly run: () => unknown;
}

const uri = 'file:///w/a.advisory.yaml';

/** Returns the uses of a text in the order in which they must run; `locations` are the offsets of cursors. */
export function everyUse(text: string, locations: readonly number[]): readonly Use[] {
  const env = testEnvironment();
  const service = createLanguageService(env);
  let document: AdvisoryDocument = service.parse('');
  let diagnostics: readonly Diagnostic[] = [];
  const whole = (): Range => ({ start: { line: 0, character: 0 }, end: document.lines.positionAt(text.length) });
  const each = (name: string, use: (offset: number) => unknown): Use[] =>
    locations.map((offset, at) => ({ name: `${name} at location ${at + 1}`, run: () => use(offset) }));
  const actions = (range: Range, only?: string[]): unknown =>
    service.codeActions(document, uri, range, { diagnostics: [...diagnostics], ...(only ? { only } : {}) }, {}, 1);
  const at = (offset: number): Range['start'] => document.lines.positionAt(offset);
  const report = (): ReturnType<typeof renderReport> => renderReport(document, env, 'published');
  const locationOf = (span: readonly [number, number]): readonly [number, number, number, number] => {
    const [start, end] = [at(span[0]), at(span[1])];
    return [start.line, start.character, end.line, end.character];
  };
  const pasteInto = (before: string): unknown => {
    const other = service.parse(before);
    const end = other.lines.positionAt(before.length);
    return service.paste(other, { start: end, end }, { text });
  };
  return [
    {
      name: 'diagnostics',
      run: () => {
        document = service.parse(text);
        diagnostics = service.diagnostics(document, {}, uri);
      },
    },
    ...each('diagnostics after an edit', (offset) => {
      const after = `${text.slice(0, offset)}x${text.slice(offset)}`;
      service.diagnostics(service.parse(after, 'advisory', document), {}, uri);
    }),
    ...each('completion', (offset) => service.completion(document, at(offset))),
    ...each('hover', (offset) => service.hover(document, at(offset))),
    ...each('highlights', (offset) => service.highlights(document, at(offset))),
    ...each('selection ranges', (offset) => service.selectionRanges(document, [at(offset)])),
    ...each('Enter', (offset) => service.onEnter(document, at(offset))),
    ...each('next placeholder', (offset) => service.nextPlaceholder(document, at(offset))),
    ...each('technique', (offset) => service.insertTechnique(document, at(offset), 'T1059.001')),
    ...each('definition', (offset) => service.corpus.definitions(document, undefined, offset, [])),
    ...each('code actions', (offset) => actions({ start: at(offset), end: at(offset) })),
    { name: 'code actions of the longest line', run: () => actions(longestLine(document)) },
    { name: 'code actions of the whole', run: () => actions(whole()) },
    { name: 'fix all', run: () => actions(whole(), ['source.fixAll.advisory']) },
    { name: 'sort sections', run: () => service.sortSections(document) },
    { name: 'formatting', run: () => service.formatting(document) },
    { name: 'symbols', run: () => service.documentSymbols(document) },
    { name: 'folding', run: () => service.foldingRanges(document) },
    { name: 'links', run: () => service.documentLinks(document, uri) },
    { name: 'inlay hints', run: () => service.inlayHints(document, whole()) },
    { name: 'semantic tokens', run: () => service.semanticTokens(document) },
    { name: 'names', run: () => service.corpus.names(document) },
    { name: 'facts', run: () => service.corpus.facts(document, {}, undefined, locationOf) },
    { name: 'migration', run: () => service.migration(document) },
    { name: 'preview', run: () => service.render(document) },
    { name: 'page', run: () => renderPage(report(), { css: '', hash: sha256 }) },
    { name: 'e-mail', run: () => renderEmail(report()) },
    { name: 'Markdown', run: () => renderMarkdown(report()) },
    { name: 'text', run: () => renderText(report()) },
    { name: 'JSON', run: () => renderJson(document.advisory, attackReleaseOf(document.advisory, env.catalogue)) },
    { name: 'Word', run: () => renderDocx(report(), { facts: documentFacts(document.advisory), paper: 'a4' }) },
    ...service.exportFormats().map(({ to, profile }) => ({
      name: `export to ${to} ${profile ?? ''}`.trimEnd(),
      run: () => service.exported(document, { to, profile, maxTlp: 'RED' }),
    })),
    { name: 'conversion of the whole', run: () => service.convertPasted(document, whole()) },
    { name: 'paste into a text', run: () => pasteInto('title: x\nsummary: |\n  ') },
    { name: 'paste into indicators', run: () => pasteInto('title: x\nindicators:\n  - ') },
    { name: 'paste between sections', run: () => pasteInto('title: x\n') },
    { name: 'import', run: () => service.imported(text, 'a.txt') },
  ];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

function longestLine({ lines, text }: AdvisoryDocument): Range {
  let [start, length] = [0, 0];
  for (let from = 0; from <= text.length;) {
    const stop = text.indexOf('\n', from);
    const end = stop < 0 ? text.length : stop;
    if (end - from > length) [start, length] = [from, end - from];
    from = end + 1;
  }
  return { start: lines.positionAt(start), end: lines.positionAt(start + length) };
}
