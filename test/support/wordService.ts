/** A language service that only knows the word `wrong`, for tests of the code around a service. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Range } from 'vscode-languageserver';
import { createWorkspace, type AdvisoryDocument } from '../../server/src/core/index.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import { testEnvironment } from './environment.ts';

/** Creates the service; `overrides` replace what a test needs differently. */
export function wordService(overrides: Partial<LanguageService> = {}): LanguageService {
  return {
    parse: (text) => ({ text }) as AdvisoryDocument,
    diagnostics: (document, settings) => {
      const severity = settings['word/wrong'];
      if (severity === 'off') return [];
      return rangesOf(document.text, 'wrong').map((range): Diagnostic => ({
        range,
        message: 'This is wrong.',
        code: 'word/wrong',
        source: 'advisory',
        severity: severity === 'error' ? 1 : 2,
      }));
    },
    prepareEdit: () => {},
    teamFileDiagnostics: () => [],
    completion: () => ({ isIncomplete: false, items: [{ label: 'right' }] }),
    searchTechniques: () => [],
    nextPlaceholder: () => null,
    newAdvisory: () => ({ text: 'title: T\n' }),
    imported: () => ({ refused: 'The source is empty.' }),
    paste: () => null,
    convertPasted: () => null,
    insertTechnique: () => [],
    sortSections: () => [],
    sections: () => [],
    sectionEdits: () => [],
    sectionSnippet: () => null,
    onEnter: () => [],
    formatting: () => ({ edits: [] }),
    fixAll: () => [],
    exportFormats: () => [],
    exported: () => ({ files: [], notes: [] }),
    pageFormats: () => [],
    page: () => Promise.resolve({ files: [], notes: [] }),
    preview: () => ({ answer: 1, root: '', parts: {}, earlier: [] }),
    settingsProblems: () => [],
    resolveCompletion: (item) => ({ ...item, documentation: `About ${item.label}.` }),
    hover: (document, position) => {
      const range = rangesOf(document.text, 'wrong').find(
        ({ start, end }) =>
          start.line === position.line && start.character <= position.character && position.character <= end.character,
      );
      return range ? { contents: 'wrong', range } : null;
    },
    codeActions: (_document, uri, range, context) =>
      context.diagnostics.map((diagnostic) => ({
        title: 'Replace with right',
        kind: 'quickfix',
        diagnostics: [diagnostic],
        edit: { changes: { [uri]: [{ range, newText: 'right' }] } },
      })),
    rulePathAt: () => null,
    ruleBody: () => [],
    documentSymbols: () => [],
    foldingRanges: () => [{ startLine: 0, startCharacter: 3, endLine: 1, endCharacter: 0 }],
    documentLinks: () => [],
    inlayHints: () => [],
    semanticTokens: () => [],
    selectionRanges: () => [],
    highlights: () => [],
    migration: () => ({ from: '1.0', to: '2.0', changes: 0, edits: [], left: [] }),
    workspace: (files) => createWorkspace(testEnvironment(), files),
    render: (document) => ({ html: `<p>${document.text}</p>`, sourceMap: [], broken: false, title: 'A title' }),
    corpus: {
      facts: () => undefined,
      names: () => [],
      renaming: () => [],
      definitions: () => [],
      label: (_kind, _key, written) => written,
    },
    ...overrides,
  };
}

function rangesOf(text: string, word: string): Range[] {
  const document = TextDocument.create('memory:text', 'advisory', 0, text);
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    ranges.push({ start: document.positionAt(at), end: document.positionAt(at + word.length) });
  }
  return ranges;
}
