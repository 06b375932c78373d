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
  TextEdit,
} from 'vscode-languageserver-types';
import type { OwnCatalogue } from './codeActions.ts';
import type { Formatting } from './formatting.ts';
import type {
  AdvisoryDocument,
  DocumentKind,
  RuleSettings,
  DocumentContext,
  ConfigFile,
  Workspace,
  WorkspaceFiles,
} from '../core/index.ts';

export interface RenderedReport {
  readonly html: string;
  readonly sourceMap: readonly { readonly line: number; readonly id: string }[];
  readonly broken: boolean;
  readonly title: string;
}

/** A technique that a search found. */
export interface FoundTechnique {
  readonly id: string;
  /** With its parent's. */
  readonly name: string;
  /** Names of its tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** The ID or name of the revoked technique that was asked for, and that this one replaces. */
  readonly replaces?: string;
}

/** A value that is still to be written. */
export interface FoundPlaceholder {
  /** The text to be replaced: without quotes, and without the header of a block. */
  readonly range: Range;
  /** Completion has words for its place. */
  readonly hasWords: boolean;
}

/** The move of an advisory's mapping to a later ATT&CK release. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  /** How many places change, `attack_version` included; none when the advisory is of that release already. */
  readonly changes: number;
  /** `label` says what an edit is part of. */
  readonly edits: readonly (TextEdit & { readonly label: string })[];
  /** What only the author can decide, with what there is to choose from. */
  readonly left: readonly { readonly range: Range; readonly message: string; readonly candidates: readonly string[] }[];
}

/**
 * Every method is a pure function of its arguments and of the environment that the service was made with; `documentContext` are what
 * `workspace` knows of the document's place.
 */
export interface LanguageService {
  /** Parses a text once, an advisory where no kind is given; hosts keep the result for as long as the text stays. */
  parse(text: string, kind?: DocumentKind, previous?: AdvisoryDocument): AdvisoryDocument;
  /** What is wrong, sorted by position. Related places are named only when `uri`, the document's own, is given. */
  diagnostics(
    document: AdvisoryDocument,
    settings: RuleSettings,
    uri?: string,
    documentContext?: DocumentContext,
  ): Diagnostic[];
  /** What is wrong with a configuration file or catalogue as it was read from the workspace. */
  teamFileDiagnostics(file: ConfigFile, uri: string): Diagnostic[];
  /** What may be typed at a position, best first by `sortText`. */
  completion(document: AdvisoryDocument, position: Position, documentContext?: DocumentContext): CompletionList;
  /** Techniques by ID in any notation, words of the name, tactic, platform; best first. */
  searchTechniques(document: AdvisoryDocument, query: string, documentContext?: DocumentContext): FoundTechnique[];
  /** The first placeholder that begins after a position, else the first of all; null where there is none. */
  nextPlaceholder(
    document: AdvisoryDocument,
    position: Position,
    documentContext?: DocumentContext,
  ): FoundPlaceholder | null;
  /** The edits that insert a technique: at the position where one belongs there, else at the end of `mitre_attack`. */
  insertTechnique(
    document: AdvisoryDocument,
    position: Position,
    id: string,
    documentContext?: DocumentContext,
  ): TextEdit[];
  /** Adds documentation to an item of `completion`. */
  resolveCompletion(item: CompletionItem, documentContext?: DocumentContext): CompletionItem;
  /** What the key, word or ID at a position means; null where there is nothing to say. */
  hover(document: AdvisoryDocument, position: Position, documentContext?: DocumentContext): Hover | null;
  /**
   * Quick fixes of the problems on the lines of `range`, those that touch it first; where `context.only` asks for them, `source.fixAll.advisory` and
   * `source.sortSections.advisory`.
   * Names that nothing knows can be added to `catalogues`, the team's own. `version` is the document's, so that a client refuses edits of an older text; null where it is not known.
   */
  codeActions(
    document: AdvisoryDocument,
    uri: string,
    range: Range,
    context: CodeActionContext,
    settings: RuleSettings,
    version: number | null,
    documentContext?: DocumentContext,
    catalogues?: readonly OwnCatalogue[],
  ): CodeAction[];
  readonly documentSymbols: (document: AdvisoryDocument) => DocumentSymbol[];
  /** The edits that lay out a document, or the top-level sections that a range touches; what it says stays. */
  formatting(document: AdvisoryDocument, range?: Range): Formatting;
  /** The edits that follow Enter, of the text with the line that it began: `position` is in that line. */
  onEnter(document: AdvisoryDocument, position: Position): TextEdit[];
  readonly foldingRanges: (document: AdvisoryDocument) => FoldingRange[];
  readonly documentLinks: (document: AdvisoryDocument) => DocumentLink[];
  /** The report as the live preview shows it: missing sections are there as muted blocks. */
  render(document: AdvisoryDocument, documentContext?: DocumentContext): RenderedReport;
  /** Moves the mapping to an ATT&CK release, the newest when left out. */
  migration(document: AdvisoryDocument, toRelease?: string, documentContext?: DocumentContext): Migration;
  /** The edits that make all safe fixes of a document, one after the other. */
  fixAll(document: AdvisoryDocument, settings: RuleSettings, documentContext?: DocumentContext): TextEdit[];
  /** What is wrong with an editor's settings under `advisory`, one sentence each; none of what only an editor reads. */
  settingsMistakes(settings: unknown): readonly string[];
  /** The edits that put the sections of an advisory into canonical order; none while a syntax error is in it. */
  sortSections(document: AdvisoryDocument): TextEdit[];
  /** What configuration files and catalogues of a workspace say, over the host's files. */
  workspace(files: WorkspaceFiles): Workspace;
}
