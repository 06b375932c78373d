/** What the handlers of requests work with. */
import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import type { OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import type { SafeRunner } from './runSafe.ts';
import type { Team } from './team.ts';
import type { Turns } from './turns.ts';

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
