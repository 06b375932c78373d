/** What a client can do, as it says in `initialize`: read once, so that no other file digs in capabilities. */
import { InsertTextMode } from 'vscode-languageserver';
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** Position encodings that the server supports; UTF-16 is LSP's default. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32';

export interface ClientFeatures {
  readonly encoding: Encoding;
  readonly completion: CompletionFeatures;
  readonly diagnostics: DiagnosticFeatures;
  /** Hovers are shown as Markdown; otherwise they are plain text. */
  readonly hoverMarkdown: boolean;
  /** Symbols may hold others; otherwise they are a flat list. */
  readonly nestedSymbols: boolean;
  /** Links may say what they lead to. */
  readonly linkTooltips: boolean;
  /** The most folding ranges that the client takes. */
  readonly mostFolds: number;
  /** Code actions may be objects that hold an edit; otherwise they are commands. */
  readonly actionLiterals: boolean;
  /** Code actions may be marked as the preferred ones. */
  readonly preferredActions: boolean;
  /** The client pulls diagnostics (`textDocument/diagnostic`); otherwise they are pushed. */
  readonly pullsDiagnostics: boolean;
  /** The client pulls diagnostics again on request (`workspace/diagnostic/refresh`). */
  readonly refreshesDiagnostics: boolean;
  /** The client answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  /** The client reports changes of the settings to servers that register for them. */
  readonly registersConfiguration: boolean;
  /** The client reports changes of the workspace's folders. */
  readonly hasWorkspaceFolders: boolean;
  /** The client reports changes of files to servers that register for them. */
  readonly watchesFiles: boolean;
  /** The client applies edits that name the version of the text that they are for. */
  readonly appliesVersionedEdits: boolean;
  /** The client applies edits that the server sends of itself. */
  readonly appliesEdits: boolean;
  /** The client shows annotations of edits, and asks for confirmation before it makes them. */
  readonly annotatesChanges: boolean;
  /** Commands of the server's names that the client registers itself. */
  readonly ownCommands: readonly string[];
}

/** What items of a completion list may hold. */
export interface CompletionFeatures {
  /** Text with tab stops. */
  readonly snippets: boolean;
  /** Documentation in Markdown. */
  readonly markdown: boolean;
  /** Details beside the label. */
  readonly labelDetails: boolean;
  /** The mode that inserts a text as it is, without an indentation of the editor's. */
  readonly insertsAsIs: boolean;
  /** The properties that the client reads as defaults of all items of a list. */
  readonly listDefaults: readonly string[];
}

/** What diagnostics may hold. */
export interface DiagnosticFeatures {
  /** Of `DiagnosticTag`. */
  readonly tags: readonly number[];
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
}

/** A client of which nothing is known yet. */
export const unknownClient: ClientFeatures = readClientFeatures({ capabilities: {} });

/** Reads the capabilities; what is absent, or of another type than LSP has, is what a client of LSP's first versions can do. */
export function readClientFeatures({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientFeatures {
  const { workspace, textDocument, general } = capabilities;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    completion: completionFeatures(textDocument?.completion),
    diagnostics: diagnosticFeatures(textDocument),
    hoverMarkdown: texts(textDocument?.hover?.contentFormat).includes('markdown'),
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    mostFolds: amount(textDocument?.foldingRange?.rangeLimit),
    actionLiterals: isObject(textDocument?.codeAction?.codeActionLiteralSupport),
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    pullsDiagnostics: isObject(textDocument?.diagnostic),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    appliesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    appliesEdits: workspace?.applyEdit === true,
    annotatesChanges: isObject(workspace?.workspaceEdit?.changeAnnotationSupport),
    ownCommands: ownCommandsOf(initializationOptions),
  };
}

type TextDocumentCapabilities = ClientCapabilities['textDocument'];

function completionFeatures(completion: NonNullable<TextDocumentCapabilities>['completion']): CompletionFeatures {
  const item = completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    markdown: texts(item?.documentationFormat).includes('markdown'),
    labelDetails: item?.labelDetailsSupport === true,
    insertsAsIs: numbers(item?.insertTextModeSupport?.valueSet).includes(InsertTextMode.asIs),
    listDefaults: texts(completion?.completionList?.itemDefaults),
  };
}

/** LSP 3.17 says for pushed diagnostics alone what they may hold, and 3.18 for pulled ones too: what either says counts for both. */
function diagnosticFeatures(textDocument: TextDocumentCapabilities): DiagnosticFeatures {
  const kinds = [textDocument?.publishDiagnostics, textDocument?.diagnostic];
  return {
    tags: kinds.flatMap((kind) => numbers(kind?.tagSupport?.valueSet)),
    relatedInformation: kinds.some((kind) => kind?.relatedInformation === true),
    codeDescription: kinds.some((kind) => kind?.codeDescriptionSupport === true),
  };
}

/** The client's most preferred encoding that the server supports (LSP 3.17, `general.positionEncodings`). */
function chooseEncoding(offered: unknown): Encoding {
  for (const encoding of texts(offered))
    if (encoding === 'utf-16' || encoding === 'utf-8' || encoding === 'utf-32') return encoding;
  return 'utf-16';
}

function ownCommandsOf(options: unknown): readonly string[] {
  return isObject(options) && 'ownCommands' in options ? texts(options.ownCommands) : [];
}

/** Capabilities come from the client: a list may be anything. */
function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function amount(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : Infinity;
}
