/** The word service, with a record of its calls. */
import type { Position } from 'vscode-languageserver';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import type { LanguageService } from '../../server/src/service/types.ts';
import { wordService } from './wordService.ts';

/** Returns a service that records most calls in `done`, in order; `work` is called with the name of each, except `parse`. */
export function recorded(work: (what: string) => unknown = () => {}): { service: LanguageService; done: string[] } {
  const inner = wordService();
  const done: string[] = [];
  const note = (what: string, { text }: AdvisoryDocument, location?: Position): void => {
    const mark = location ? `${text.slice(0, location.character)}▮${text.slice(location.character)}` : text;
    work(what);
    done.push(`${what} ${mark}`);
  };
  const service: LanguageService = {
    ...inner,
    parse: (text) => {
      done.push(`parse ${text}`);
      return inner.parse(text);
    },
    diagnostics: (...args) => {
      note('diagnostics', args[0]);
      return inner.diagnostics(...args);
    },
    prepareEdit: (document) => note('prepare', document),
    completion: (...args) => {
      note('completion', args[0], args[1]);
      return inner.completion(...args);
    },
    hover: (...args) => {
      note('hover', args[0], args[1]);
      return inner.hover(...args);
    },
    resolveCompletion: (item) => {
      work('resolve');
      done.push('resolve');
      return inner.resolveCompletion(item);
    },
    codeActions: (...args) => {
      note('actions', args[0]);
      return inner.codeActions(...args);
    },
    searchTechniques: (document) => {
      note('search', document);
      return [];
    },
    insertTechnique: (document) => {
      note('insertion', document);
      return [];
    },
    sectionSnippet: (document) => {
      note('section', document);
      return null;
    },
    documentSymbols: (document) => {
      note('symbols', document);
      return [];
    },
    foldingRanges: (document) => {
      note('folding', document);
      return [];
    },
    documentLinks: (document) => {
      note('links', document);
      return [];
    },
    render: (document) => {
      note('report', document);
      return inner.render(document);
    },
  };
  return { service, done };
}
