/** What checking and publishing share. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import type { OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import type { SafeRunner } from './runSafe.ts';
import type { Team } from './team.ts';
import type { Turns } from './turns.ts';
import type { Typing } from './typing.ts';

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly team: Team;
  readonly client: () => ClientFeatures;
  readonly run: SafeRunner;
  readonly turns: Turns;
  readonly typing: Typing;
}

/** What was found in a version of a document. */
export interface Checked {
  readonly version: number;
  /** Differs for each version, after each change of the settings, and when what was held back is due. */
  readonly resultId: string;
  readonly items: Diagnostic[];
}
