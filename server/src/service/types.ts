/** The interface of the language service: LSP data types without a connection. */
import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Position,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import type { CorpusService } from './corpus/corpusService.ts';
import type { OwnCatalogue } from './codeActions.ts';
import type { Formatting } from './formatting.ts';
import type { HintSettings } from './marks/inlayHints.ts';
import type { SemanticToken } from './marks/semanticTokens.ts';
import type { Conversion } from './paste.ts';
import type { Section } from './sections.ts';
import type {
  AdvisoryDocument,
  DocumentKind,
  RuleSettings,
  DocumentContext,
  RenderResources,
  Pasted,
  ConfigFile,
  Workspace,
  WorkspaceFiles,
  NewAdvisory,
} from '../core/index.ts';

type Imported = { readonly text: string; readonly unread: number } | { readonly refused: string };

export interface RenderedReport {
  readonly html: string;
  readonly sourceMap: readonly { readonly line: number; readonly id: string }[];
  readonly broken: boolean;
  readonly title: string;
  /** The organisation's stylesheet. */
  readonly style?: string;
  /** Why the organisation's template is not used. The text follows the name of the template in a message. */
  readonly templateProblem?: string;
}

/** The functions that page rendering needs from the host. */
export interface PagePrinter {
  /** Returns the stylesheet for pages. */
  style(): string;
  /** Returns the SHA-256 of a string, in base64. */
  hash(text: string): string;
  /** Returns bytes in base64. */
  base64(bytes: Uint8Array): string;
  /** Prints a page as PDF. `modified` is the date of the document in RFC 3339, UTC. `reason` is a sentence without a full stop. */
  pdf(page: string, modified: string | undefined): Promise<{ readonly base64: string } | { readonly reason: string }>;
}

/** A page for the live preview; see `PreviewResult` in the protocol. */
export interface Previewed {
  readonly answer: number;
  readonly since?: number;
  readonly root: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly problem?: { readonly line: number; readonly message: string };
  readonly earlier: readonly string[];
  /** The organisation's stylesheet. */
  readonly style?: string;
  /** Why the organisation's template is not used. The text follows the name of the template in a message. */
  readonly templateProblem?: string;
}

/** A technique that the search found. */
export interface FoundTechnique {
  readonly id: string;
  /** The name, including the parent's. */
  readonly name: string;
  /** Names of its tactics. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** The ID or name of the revoked technique that matched the query. This technique replaces it. */
  readonly replaces?: string;
}

/** A placeholder: a value that is still to be filled in. */
export interface FoundPlaceholder {
  /** The text to replace, without quotes or the header of a block scalar. */
  readonly range: Range;
  /** Whether completion offers values for this placeholder. */
  readonly hasWords: boolean;
}

/** A plan that moves an advisory's mapping to a later ATT&CK release. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  /** The number of changes, including the change to `attack_version`; 0 if the advisory cannot or need not be migrated. */
  readonly changes: number;
  /** `label` describes the change that the edit is part of. */
  readonly edits: readonly (TextEdit & { readonly label: string })[];
  /** Choices that only the author can make, and their candidates. */
  readonly left: readonly { readonly range: Range; readonly message: string; readonly candidates: readonly string[] }[];
}

/** The options of an export. */
export interface ExportRequestOptions {
  /** A format such as `stix`. */
  readonly to: string;
  readonly profile?: string | undefined;
  /** The strictest TLP label up to which advisories are exported. */
  readonly maxTlp?: string | undefined;
}

/** An export format, in one of its profiles. */
export interface OfferedExport {
  readonly to: string;
  readonly profile?: string;
  readonly title: string;
  readonly description: string;
  readonly extension: string;
  /** Whether the export of one advisory may consist of several files. */
  readonly manyFiles: boolean;
}

/** Exported files and notes on omitted content, or the reason why nothing was exported. The reason follows the advisory's name. */
export type ExportedAdvisory =
  | {
      /** `suffix` is appended to the file name of the advisory without its extensions. */
      readonly files: readonly { readonly suffix: string; readonly text: string; readonly encoding?: 'base64' }[];
      readonly notes: readonly string[];
    }
  | {
      readonly refused: string;
      readonly at?: Position;
      /** Set if the export would succeed with a limit of TLP:RED. */
      readonly needsRed?: true;
    };

/**
 * The results of all methods but `preview`, which numbers its answers, depend only on the arguments and the environment. `documentContext` is
 * part of the configuration that a `workspace` returns for the document.
 */
export interface LanguageService {
  /** Parses text, as an advisory by default. Hosts keep the result until the text changes. */
  parse(text: string, kind?: DocumentKind, previous?: AdvisoryDocument): AdvisoryDocument;
  /** Returns the diagnostics, sorted by position. Related locations are included only if the document's `uri` is given. */
  diagnostics(
    document: AdvisoryDocument,
    settings: RuleSettings,
    uri?: string,
    documentContext?: DocumentContext,
  ): Diagnostic[];
  /** Computes what the next version will reuse. Without it, the first edit of a document that was parsed whole takes longer than others. */
  prepareEdit(document: AdvisoryDocument, settings: RuleSettings, documentContext?: DocumentContext): void;
  /** Returns the diagnostics of a configuration file or catalogue as read from the workspace. */
  teamFileDiagnostics(file: ConfigFile, uri: string): Diagnostic[];
  /**
   * Returns completion items at a position, best first by `sortText`. `again` means that the author kept typing while a list was open. The
   * result is then empty if the value is complete.
   */
  completion(
    document: AdvisoryDocument,
    position: Position,
    documentContext?: DocumentContext,
    again?: boolean,
  ): CompletionList;
  /** Finds techniques by ID in any notation, or by words in the name, tactic or platform; best first. */
  searchTechniques(document: AdvisoryDocument, query: string, documentContext?: DocumentContext): FoundTechnique[];
  /** Returns the first placeholder that begins after a position, or else the first one in the document; null if there is none. */
  nextPlaceholder(
    document: AdvisoryDocument,
    position: Position,
    documentContext?: DocumentContext,
  ): FoundPlaceholder | null;
  /** Returns the edits that insert a technique: at the position if one is allowed and missing there, otherwise at the end of `mitre_attack`. */
  insertTechnique(
    document: AdvisoryDocument,
    position: Position,
    id: string,
    documentContext?: DocumentContext,
  ): TextEdit[];
  /** Returns the text of a new advisory, dated today, or an error message if the category is unknown. */
  newAdvisory(facts: Omit<NewAdvisory, 'today'>): { readonly text: string } | { readonly refused: string };
  /**
   * Converts text in another format to an advisory; `name` is the file name, and `assumedEncoding` the name of its encoding if it was only
   * assumed. Returns the advisory and the number of omitted items, or a sentence that explains why the text cannot be converted.
   */
  imported(text: string, name: string, assumedEncoding?: string): Imported;
  /**
   * Returns the edits that insert text at a range, converted to the notation that the location requires; null if the text should be
   * inserted unchanged.
   */
  paste(document: AdvisoryDocument, range: Range, pasted: Pasted, documentContext?: DocumentContext): Conversion | null;
  /** Returns the edits that convert the lines in a range to the notation that their location requires; null if that is not possible. */
  convertPasted(document: AdvisoryDocument, range: Range, documentContext?: DocumentContext): Conversion | null;
  /** Adds documentation to an item of `completion`. */
  resolveCompletion(item: CompletionItem, documentContext?: DocumentContext): CompletionItem;
  /** Explains what is at a position, such as a key, value, name or ID. Returns null if there is nothing to explain. */
  hover(document: AdvisoryDocument, position: Position, documentContext?: DocumentContext): Hover | null;
  /**
   * Returns the quick fixes for the problems on the lines of `range`, starting with problems that touch `range`; fix-all and sort-sections
   * actions if `context.only` asks for them; and refactorings and conversions. `catalogues` are the team's catalogues; actions may add
   * unknown names to them. `version` is the version of the document, or null if it is unknown. The edits state this version, so that a
   * client rejects them if the document has changed.
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
  /**
   * Returns the path, relative to the advisory, of the file that contains the detection rule at a position; null if there is none below the
   * advisory's folder.
   */
  rulePathAt(document: AdvisoryDocument, position: Position): string | null;
  /** Returns the edits that insert the content of a rule file into the advisory; none if that is not possible. */
  ruleBody(document: AdvisoryDocument, position: Position, content: string): TextEdit[];
  readonly documentSymbols: (document: AdvisoryDocument) => DocumentSymbol[];
  /** Returns the edits that format a document, or the top-level sections that a range touches, without changing its content. */
  formatting(document: AdvisoryDocument, range?: Range): Formatting;
  /** Returns the edits to make after Enter; `position` is on the new line. */
  onEnter(document: AdvisoryDocument, position: Position): TextEdit[];
  readonly foldingRanges: (document: AdvisoryDocument) => FoldingRange[];
  /** Returns links to the pages of IDs, to URLs such as those of sources and, if `uri` is given, to files below the document's folder. */
  documentLinks(document: AdvisoryDocument, uri?: string): DocumentLink[];
  /** Returns the hints within a range; `settings` can turn off kinds of hints. */
  inlayHints(
    document: AdvisoryDocument,
    range: Range,
    settings?: HintSettings,
    documentContext?: DocumentContext,
  ): InlayHint[];
  /** Returns the semantic tokens in a document, or in a range of it, in text order; each is within one line. */
  semanticTokens(
    document: AdvisoryDocument,
    range?: Range,
    documentContext?: DocumentContext,
  ): readonly SemanticToken[];
  /** Returns all mentions of the object at a position: in lists with highlight kind 3, in prose with kind 2. */
  highlights(document: AdvisoryDocument, position: Position, documentContext?: DocumentContext): DocumentHighlight[];
  /** Returns the ranges around each position, from the smallest outwards. */
  selectionRanges(document: AdvisoryDocument, positions: readonly Position[]): SelectionRange[];
  /** Returns the report for previews, with placeholders for missing sections. */
  render(document: AdvisoryDocument, documentContext?: DocumentContext, resources?: RenderResources): RenderedReport;
  /** Returns the page for the live preview. If `since` is the number of the last answer, parts that it contained are omitted. */
  preview(
    document: AdvisoryDocument,
    documentContext?: DocumentContext,
    resources?: RenderResources,
    since?: number,
  ): Previewed;
  /** Returns the formats to which an advisory can be exported. */
  readonly exportFormats: () => readonly OfferedExport[];
  /** Returns the page formats to which an advisory can be exported if the host provides a printer. */
  readonly pageFormats: () => readonly OfferedExport[];
  /** Exports the published page of an advisory in one of the `pageFormats`. */
  page(
    document: AdvisoryDocument,
    options: ExportRequestOptions,
    printer: PagePrinter,
    documentContext?: DocumentContext,
    resources?: RenderResources,
  ): Promise<ExportedAdvisory>;
  /** Exports an advisory in one of the `exportFormats`. */
  exported(
    document: AdvisoryDocument,
    options: ExportRequestOptions,
    documentContext?: DocumentContext,
  ): ExportedAdvisory;
  /** Plans the migration of the mapping to an ATT&CK release, by default the newest one. */
  migration(document: AdvisoryDocument, toRelease?: string, documentContext?: DocumentContext): Migration;
  /** Returns the edits for all safe fixes in a document. */
  fixAll(document: AdvisoryDocument, settings: RuleSettings, documentContext?: DocumentContext): TextEdit[];
  /** Returns the problems in those `advisory` settings of an editor that configuration files also have, one sentence for each. */
  settingsProblems(settings: unknown): readonly string[];
  /** Returns the edits that sort the sections into canonical order; none if the advisory has a syntax error. */
  sortSections(document: AdvisoryDocument): TextEdit[];
  /** Returns the sections that the schema defines, in canonical order, and whether each is present. */
  sections(document: AdvisoryDocument, documentContext?: DocumentContext): readonly Section[];
  /** Returns the edits that insert the skeleton of a missing section; none if the section is present or cannot be inserted. */
  sectionEdits(document: AdvisoryDocument, key: string): TextEdit[];
  /** Returns the skeleton of a missing section as a VS Code snippet, and the range where it is inserted; null if it cannot be inserted. */
  sectionSnippet(document: AdvisoryDocument, key: string): { readonly range: Range; readonly snippet: string } | null;
  /** Creates a workspace that reads configuration files and catalogues with the host's file access. */
  workspace(files: WorkspaceFiles): Workspace;
  /** The functions for requests concerning several files. */
  readonly corpus: CorpusService;
}
