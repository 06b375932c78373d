/** Which YAML files a configuration makes advisories or catalogues, for clients that have to know before they open them as such. */
import { RequestType } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { staysInside } from '../../core/index.ts';
import { recogniseRequest } from '../../protocol/protocol.ts';
import type { RecogniseParams } from '../../protocol/protocol.ts';
import type { ServerHost } from '../host.ts';
import type { SafeRunner } from '../scheduling/requestRunner.ts';
import type { Team } from '../workspace/workspaceConfig.ts';

interface RecogniseParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly team: Team;
  readonly run: SafeRunner;
}

const recogniseRequestType = new RequestType<RecogniseParams, boolean, void>(recogniseRequest);

/** Registers the request. The document need not be open. */
export function registerRecognise({ connection, host, team, run }: RecogniseParts): void {
  connection.onRequest(recogniseRequestType, ({ uri }, token) =>
    run<boolean>(recogniseRequest, token, false, async () => {
      const path = host.files?.pathOf(uri);
      if (path === undefined) return false;
      const { catalogues, advisories } = await team.of(uri);
      if (catalogues.includes(path)) return true;
      if (!advisories || !host.files) return false;
      const named = await host.files.find(advisories.base, advisories.globs.filter(staysInside));
      return named.includes(path);
    }),
  );
}
