/** Diagnostics of open documents: answered when the client asks (pull), else published after a pause (push). */
import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures.ts';
import type { OpenDocuments } from './documents.ts';
import type { ServerHost } from './host.ts';
import { createPositionConverter } from './positionEncoding.ts';
import { describeError } from './runSafe.ts';
import type { SafeRunner } from './runSafe.ts';
import type { Team } from './team.ts';

/** The longest pause before pushed diagnostics, in milliseconds: a text that is quickly checked hardly waits. */
const longestPause = 50;

export interface Diagnostics {
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Has every open document checked again. */
  settingsChanged(): void;
}

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly team: Team;
  readonly client: () => ClientFeatures;
  readonly run: SafeRunner;
}

/** Registers the pull request and answers what to call on changes. */
export function createDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { connection, host, documents, team, client, run } = parts;
  /** Grows with each change of the settings, so that results of earlier ones are not taken for current. */
  let settingsGeneration = 0;
  const check = async (uri: string): Promise<{ version: number; items: Diagnostic[] } | undefined> => {
    const { rules, surroundings } = await team.of(uri);
    const document = documents.get(uri);
    if (!document) return undefined;
    const items = host.service.diagnostics(document.advisory, rules, uri, surroundings);
    return {
      version: document.version,
      items: createPositionConverter(document.text, client().encoding).toClient(items),
    };
  };

  connection.languages.diagnostics.on((params, token) =>
    run<DocumentDiagnosticReport>('textDocument/diagnostic', token, { kind: 'full', items: [] }, async () => {
      const { uri } = params.textDocument;
      const resultId = `${settingsGeneration}:${documents.versionOf(uri) ?? 'closed'}`;
      if (params.previousResultId === resultId) return { kind: 'unchanged', resultId };
      return { kind: 'full', resultId, items: (await check(uri))?.items ?? [] };
    }),
  );

  const publisher = createPublisher(parts, check);
  return {
    documentChanged(uri) {
      if (!client().pullsDiagnostics) publisher.schedule(uri);
    },
    documentClosed(uri) {
      if (!client().pullsDiagnostics) publisher.clear(uri);
    },
    settingsChanged() {
      settingsGeneration++;
      if (!client().pullsDiagnostics) documents.uris().forEach(publisher.schedule);
      else if (client().refreshesDiagnostics) {
        connection.languages.diagnostics
          .refresh()
          .catch((error: unknown) => connection.console.error(`Diagnostics refresh failed: ${describeError(error)}`));
      }
    },
  };
}

interface Publisher {
  schedule(uri: string): void;
  clear(uri: string): void;
}

type Check = (uri: string) => Promise<{ version: number; items: Diagnostic[] } | undefined>;

/** Publishes the newest version of a document after a pause as long as its last check took, within bounds. */
function createPublisher({ connection, host, documents }: DiagnosticsParts, check: Check): Publisher {
  const waiting = new Map<string, () => void>();
  const costs = new Map<string, number>();
  const callOff = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const publish = async (uri: string): Promise<void> => {
    const start = host.timer.now();
    const checked = await check(uri);
    // What changed or closed meanwhile has its own turn, and older results must not overwrite newer ones.
    if (!checked || documents.versionOf(uri) !== checked.version) return;
    costs.set(uri, host.timer.now() - start);
    await connection.sendDiagnostics({ uri, version: checked.version, diagnostics: checked.items });
  };
  const schedule = (uri: string): void => {
    callOff(uri);
    const pause = Math.min(longestPause, costs.get(uri) ?? 0);
    const start = (): void => {
      waiting.delete(uri);
      publish(uri).catch((error: unknown) =>
        connection.console.error(`The diagnostics of ${uri} failed: ${describeError(error)}`),
      );
    };
    waiting.set(uri, host.timer.after(pause, start));
  };
  return {
    schedule,
    clear(uri) {
      callOff(uri);
      costs.delete(uri);
      connection
        .sendDiagnostics({ uri, diagnostics: [] })
        .catch((error: unknown) => connection.console.error(`Clearing ${uri} failed: ${describeError(error)}`));
    },
  };
}
