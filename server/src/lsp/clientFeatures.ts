/** What a client can do, as it says in `initialize`: read once, so that no other file digs in capabilities. */
import type { InitializeParams } from 'vscode-languageserver';

/** Position encodings that the server speaks; UTF-16 is LSP's default. */
export type Encoding = 'utf-16' | 'utf-8';

export interface ClientFeatures {
  readonly encoding: Encoding;
  /** The client asks for diagnostics (`textDocument/diagnostic`); otherwise they are pushed. */
  readonly pullsDiagnostics: boolean;
  /** The client can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** The client answers `workspace/configuration`. */
  readonly answersConfiguration: boolean;
  /** The client wants to be told that changes of the settings are of interest. */
  readonly registersConfiguration: boolean;
  /** The client applies edits that name the version of the text that they are for. */
  readonly appliesVersionedEdits: boolean;
}

/** A client of which nothing is known yet. */
export const unknownClient: ClientFeatures = {
  encoding: 'utf-16',
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  answersConfiguration: false,
  registersConfiguration: false,
  appliesVersionedEdits: false,
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
    appliesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
  };
}

/** The client's most preferred encoding that the server speaks (LSP 3.17, `general.positionEncodings`). */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  for (const encoding of offered ?? []) if (encoding === 'utf-16' || encoding === 'utf-8') return encoding;
  return 'utf-16';
}
