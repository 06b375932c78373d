/** Reads the client's capabilities from `initialize`, once for all parts of the server. */
import { InsertTextMode } from 'vscode-languageserver';
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { ClientOptions } from '../../protocol/protocol.ts';

/** The position encodings that the server supports. UTF-16 is LSP's default. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32';

export interface ClientFeatures {
  readonly encoding: Encoding;
  readonly completion: CompletionFeatures;
  readonly diagnostics: DiagnosticFeatures;
  /** Whether hovers are shown as Markdown. If not, they are sent as plain text. */
  readonly hoverMarkdown: boolean;
  /** Whether symbols may be nested. If not, they are sent as a flat list. */
  readonly nestedSymbols: boolean;
  /** Whether links may have tooltips. */
  readonly linkTooltips: boolean;
  /** The maximum number of folding ranges that the client accepts. */
  readonly maxFolds: number;
  /** Whether code actions may be objects with an edit. If not, they are sent as commands. */
  readonly actionLiterals: boolean;
  /** Whether code actions may be marked as preferred. */
  readonly preferredActions: boolean;
  /** Whether the client pulls diagnostics (`textDocument/diagnostic`). If not, the server pushes them. */
  readonly pullsDiagnostics: boolean;
  /** Whether the client pulls diagnostics again when the server asks for it (`workspace/diagnostic/refresh`). */
  readonly refreshesDiagnostics: boolean;
  /** Whether the client requests inlay hints again when the server asks for it (`workspace/inlayHint/refresh`). */
  readonly refreshesHints: boolean;
  /** Whether the client requests semantic tokens again when the server asks for it (`workspace/semanticTokens/refresh`). */
  readonly refreshesTokens: boolean;
  /** Whether the client supports semantic tokens with relative positions. */
  readonly hasTokens: boolean;
  /** Whether the client can request semantic tokens as deltas. */
  readonly asksTokenDeltas: boolean;
  /** The modifiers of semantic tokens that the client supports. */
  readonly tokenModifiers: readonly string[];
  /** Whether the client answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  /** Whether the server can register for changes to the settings. */
  readonly registersConfiguration: boolean;
  /** Whether the client supports workspace folders, and reports changes to them. */
  readonly hasWorkspaceFolders: boolean;
  /** Whether the server can register for changes to files. */
  readonly watchesFiles: boolean;
  /** Whether the client applies edits with a document version. */
  readonly appliesVersionedEdits: boolean;
  /** Whether the client can create files as part of an edit. */
  readonly createsFiles: boolean;
  /** Whether the client applies edits that the server sends (`workspace/applyEdit`). */
  readonly appliesEdits: boolean;
  /** Whether the client shows annotations on edits, and asks for confirmation before it applies annotated edits. */
  readonly annotatesChanges: boolean;
  /** Whether a definition may include the range of the text that refers to it. */
  readonly definitionLinks: boolean;
  /** Whether the client sends `textDocument/prepareRename` before it renames. */
  readonly preparesRename: boolean;
  /** Whether the client shows progress that the server starts. */
  readonly showsProgress: boolean;
  /** Names of the server's commands that the client implements itself. */
  readonly ownCommands: readonly string[];
  /** Whether the client shows reports and wants a notification when their appearance may have changed. */
  readonly showsReports: boolean;
  /** Whether the workspace was untrusted when the server started. */
  readonly untrusted: boolean;
}

/** The supported properties of completion items. */
export interface CompletionFeatures {
  /** Whether items may be snippets with tab stops. */
  readonly snippets: boolean;
  /** Whether documentation is shown as Markdown. */
  readonly markdown: boolean;
  /** Whether details are shown next to the label. */
  readonly labelDetails: boolean;
  /** Whether the client supports inserting text without adjusting its indentation. */
  readonly insertsAsIs: boolean;
  /** The item properties that the client accepts as defaults of a list. */
  readonly listDefaults: readonly string[];
}

/** The supported properties of diagnostics. */
export interface DiagnosticFeatures {
  /** The values of `DiagnosticTag` that the client supports. */
  readonly tags: readonly number[];
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
}

/** The features that are assumed before `initialize`. */
export const unknownClient: ClientFeatures = readClientFeatures({ capabilities: {} });

/**
 * Reads the client's capabilities. For an absent or invalid capability, LSP's default applies, usually that the feature is not supported.
 */
export function readClientFeatures({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientFeatures {
  const { workspace, textDocument, general, window } = capabilities;
  const full: unknown = textDocument?.semanticTokens?.requests.full;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    completion: completionFeatures(textDocument?.completion),
    diagnostics: diagnosticFeatures(textDocument),
    hoverMarkdown: texts(textDocument?.hover?.contentFormat).includes('markdown'),
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    maxFolds: amount(textDocument?.foldingRange?.rangeLimit),
    actionLiterals: isObject(textDocument?.codeAction?.codeActionLiteralSupport),
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    pullsDiagnostics: isObject(textDocument?.diagnostic),
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    hasTokens: texts(textDocument?.semanticTokens?.formats).includes('relative'),
    asksTokenDeltas: isObject(full) && 'delta' in full && full.delta === true,
    tokenModifiers: texts(textDocument?.semanticTokens?.tokenModifiers),
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    appliesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: texts(workspace?.workspaceEdit?.resourceOperations).includes('create'),
    appliesEdits: workspace?.applyEdit === true,
    annotatesChanges: isObject(workspace?.workspaceEdit?.changeAnnotationSupport),
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    showsProgress: window?.workDoneProgress === true,
    ownCommands: ownCommandsOf(initializationOptions),
    showsReports: isSetIn(initializationOptions, 'showsReports'),
    untrusted: isSetIn(initializationOptions, 'untrusted'),
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

/**
 * LSP 3.17 defines the capabilities for pushed diagnostics only; 3.18 defines them for pulled diagnostics, too. A capability in either
 * place is applied to both.
 */
function diagnosticFeatures(textDocument: TextDocumentCapabilities): DiagnosticFeatures {
  const kinds = [textDocument?.publishDiagnostics, textDocument?.diagnostic];
  return {
    tags: kinds.flatMap((kind) => numbers(kind?.tagSupport?.valueSet)),
    relatedInformation: kinds.some((kind) => kind?.relatedInformation === true),
    codeDescription: kinds.some((kind) => kind?.codeDescriptionSupport === true),
  };
}

/** Returns the client's preferred encoding that the server supports; UTF-16 if there is none. Source: LSP 3.17, `general.positionEncodings`. */
function chooseEncoding(offered: unknown): Encoding {
  for (const encoding of texts(offered))
    if (encoding === 'utf-16' || encoding === 'utf-8' || encoding === 'utf-32') return encoding;
  return 'utf-16';
}

function ownCommandsOf(options: unknown): readonly string[] {
  return isObject(options) && 'ownCommands' in options ? texts(options.ownCommands) : [];
}

function isSetIn(options: unknown, name: keyof ClientOptions): boolean {
  return isObject(options) && (options as Readonly<Record<string, unknown>>)[name] === true;
}

/** Returns the numbers in a list. Capabilities come from the client and may have any type. */
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
