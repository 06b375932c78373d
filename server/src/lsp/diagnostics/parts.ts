/** Types that checking and publishing share. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenTexts } from '../documents/openTexts.ts';
import type { ParsedDocuments } from '../documents/parsedDocuments.ts';
import type { ServerHost } from '../host.ts';
import type { RequestScheduler } from '../scheduling/requestScheduler.ts';
import type { WorkspaceConfig } from '../workspace/workspaceConfig.ts';
import type { DiagnosticsHoldback } from './holdback.ts';

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly texts: OpenTexts;
  readonly documents: ParsedDocuments;
  readonly config: WorkspaceConfig;
  readonly client: () => ClientFeatures;
  readonly scheduler: RequestScheduler;
  readonly holdback: DiagnosticsHoldback;
  /** Called with the `id` of each advisory that is checked. */
  readonly noteId?: (uri: string, id: string | undefined) => void;
}

/** The diagnostics for a version of a document. */
export interface Checked {
  readonly version: number;
  /** Identifies the result. Changes with each change to the text or the settings, and when held-back diagnostics are due. */
  readonly resultId: string;
  /** The diagnostics, with positions in the client's encoding. */
  readonly items: Diagnostic[];
}

/** Checks the newest version of the document with this URI. Resolves with undefined if it is not open, or is a read-only copy of a file. */
export type Check = (uri: string) => Promise<Checked | undefined>;
