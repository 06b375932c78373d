/** What a client can do, as it says in `initialize`: read once, so that no other file digs in capabilities. */
import type { InitializeParams } from 'vscode-languageserver';

/** Position encodings that the server supports; UTF-16 is LSP's default. */
export type Encoding = 'utf-16' | 'utf-8';

export interface ClientFeatures {
  readonly encoding: Encoding;
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
  /** The properties that the client reads as defaults of all items of a completion list. */
  readonly listDefaults: readonly string[];
  /** Commands of the server's names that the client registers itself. */
  readonly ownCommands: readonly string[];
}

/** A client of which nothing is known yet. */
export const unknownClient: ClientFeatures = {
  encoding: 'utf-16',
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  answersConfiguration: false,
  registersConfiguration: false,
  hasWorkspaceFolders: false,
  watchesFiles: false,
  appliesVersionedEdits: false,
  appliesEdits: false,
  annotatesChanges: false,
  listDefaults: [],
  ownCommands: [],
};

/** Reads the capabilities; what is absent is false. */
export function readClientFeatures(params: InitializeParams): ClientFeatures {
  const { workspace, textDocument, general } = params.capabilities;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    appliesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    appliesEdits: workspace?.applyEdit === true,
    annotatesChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    listDefaults: textDocument?.completion?.completionList?.itemDefaults ?? [],
    ownCommands: ownCommandsOf(params.initializationOptions),
  };
}

/** The client's most preferred encoding that the server supports (LSP 3.17, `general.positionEncodings`). */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  for (const encoding of offered ?? []) if (encoding === 'utf-16' || encoding === 'utf-8') return encoding;
  return 'utf-16';
}

function ownCommandsOf(options: unknown): readonly string[] {
  if (typeof options !== 'object' || options === null || !('ownCommands' in options)) return [];
  const { ownCommands } = options satisfies { ownCommands: unknown };
  return Array.isArray(ownCommands) ? ownCommands.filter((name) => typeof name === 'string') : [];
}
