/** What checking and publishing share. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { OpenDocuments } from '../documents/openTexts.ts';
import type { ServerHost } from '../host.ts';
import type { SafeRunner } from '../scheduling/requestRunner.ts';
import type { Team } from '../workspace/workspaceConfig.ts';
import type { Turns } from '../scheduling/requestScheduler.ts';
import type { Typing } from './holdback.ts';

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
