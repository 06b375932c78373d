/** The parts of the server that request handlers use. */
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { Diagnostics } from '../diagnostics/diagnostics.ts';
import type { OpenTexts } from '../documents/openTexts.ts';
import type { ParsedDocuments } from '../documents/parsedDocuments.ts';
import type { ServerHost } from '../host.ts';
import type { RequestRunner } from '../scheduling/requestRunner.ts';
import type { WorkspaceConfig } from '../workspace/workspaceConfig.ts';

export interface AnsweringParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly texts: OpenTexts;
  readonly documents: ParsedDocuments;
  readonly config: WorkspaceConfig;
  readonly diagnostics: Diagnostics;
  /** Returns the client's capabilities, which are known after `initialize`. */
  readonly client: () => ClientFeatures;
  readonly run: RequestRunner;
}
