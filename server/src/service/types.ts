/** The language service as its hosts see it: LSP data types in and out, no connection. */
import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  Range,
} from 'vscode-languageserver-types';
import type { AdvisoryDocument, RuleSettings } from '../core/index.ts';

export interface RenderedReport {
  readonly html: string;
  readonly sourceMap: readonly { readonly line: number; readonly id: string }[];
  readonly broken: boolean;
  readonly title: string;
}

/** Every method is a pure function of its arguments and of the environment that the service was made with. */
export interface LanguageService {
  /** Parses a text once; hosts keep the result for as long as the text stays. */
  parse(text: string): AdvisoryDocument;
  /** What is wrong, sorted by position. Related places are named only when `uri`, the document's own, is given. */
  diagnostics(document: AdvisoryDocument, settings: RuleSettings, uri?: string): Diagnostic[];
  /** What may be typed at a position, best first by `sortText`. */
  completion(document: AdvisoryDocument, position: Position): CompletionList;
  /** Adds documentation to an item of `completion`. */
  resolveCompletion(item: CompletionItem): CompletionItem;
  /** What the key, word or ID at a position means; null where there is nothing to say. */
  hover(document: AdvisoryDocument, position: Position): Hover | null;
  /**
   * Quick fixes of the problems that touch `range`, and `source.fixAll.advisory`. `context.only` filters by kind.
   * `version` is the document's, so that a client refuses edits of an older text; null where it is not known.
   */
  codeActions(
    document: AdvisoryDocument,
    uri: string,
    range: Range,
    context: CodeActionContext,
    settings: RuleSettings,
    version: number | null,
  ): CodeAction[];
  documentSymbols(document: AdvisoryDocument): DocumentSymbol[];
  foldingRanges(document: AdvisoryDocument): FoldingRange[];
  documentLinks(document: AdvisoryDocument): DocumentLink[];
  /** The report as the live preview shows it: missing sections are there as muted blocks. */
  render(document: AdvisoryDocument): RenderedReport;
}
