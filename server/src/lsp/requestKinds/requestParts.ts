/** What the handlers of requests work with. */
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenDocuments } from '../documents/openTexts.ts';
import type { ServerHost } from '../host.ts';
import type { SafeRunner } from '../scheduling/requestRunner.ts';
import type { Team } from '../workspace/workspaceConfig.ts';
import type { Turns } from '../scheduling/requestScheduler.ts';

export interface RequestParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly team: Team;
  /** What the client can do; known from `initialize` on. */
  readonly client: () => ClientFeatures;
  readonly run: SafeRunner;
  readonly turns: Turns;
}
