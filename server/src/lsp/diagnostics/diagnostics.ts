/** Diagnostics of open documents: answered when the client asks (pull), else published (push). Both are the same. */
import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Checked, DiagnosticsParts } from './parts.ts';
import { createPauses } from '../scheduling/debounce.ts';
import type { Pauses } from '../scheduling/debounce.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import { createPublisher } from './push.ts';
import { describeError } from '../scheduling/requestRunner.ts';

export interface Diagnostics {
  documentChanged(uri: string): void;
  documentClosed(uri: string): void;
  /** Has every open document checked again. */
  settingsChanged(): void;
}

/** Registers the pull request and answers what to call on changes. */
export function createDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { connection, host, documents, client, run, turns, typing } = parts;
  /** Grows with each change of the settings, so that results of earlier ones are not taken for current. */
  let settingsGeneration = 0;
  const pauses = createPauses(host.timer);
  const idOf = (uri: string): string =>
    `${settingsGeneration}:${documents.versionOf(uri) ?? 'closed'}${typing.holds(uri) ? ' typing' : ''}`;
  const check = createCheck(parts, pauses, idOf, (uri) => again(uri));

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    turns.noticed();
    if (previousResultId !== idOf(uri)) await pauses.before(uri, token);
    const pull = async (): Promise<DocumentDiagnosticReport> => {
      const resultId = idOf(uri);
      if (previousResultId === resultId) return { kind: 'unchanged', resultId };
      const checked = await check(uri);
      return checked ? { kind: 'full', resultId: checked.resultId, items: checked.items } : { kind: 'full', items: [] };
    };
    return run<DocumentDiagnosticReport>('textDocument/diagnostic', token, { kind: 'full', items: [] }, pull, 'last');
  });

  const publisher = createPublisher(parts, pauses, check);
  const refresh = createRefresh(parts);
  const again = (uri: string): void => (client().pullsDiagnostics ? refresh() : publisher.schedule(uri));
  return {
    documentChanged(uri) {
      if (!client().pullsDiagnostics) publisher.schedule(uri);
    },
    documentClosed(uri) {
      pauses.forget(uri);
      if (!client().pullsDiagnostics) publisher.clear(uri);
    },
    settingsChanged() {
      settingsGeneration++;
      if (!client().pullsDiagnostics) documents.uris().forEach(publisher.schedule);
      else if (client().refreshesDiagnostics) refresh();
    },
  };
}

/** Checks the newest version of a document, and notes what it took; undefined for one that is not open. */
function createCheck(
  { host, documents, team, client, typing }: DiagnosticsParts,
  pauses: Pauses,
  idOf: (uri: string) => string,
  again: (uri: string) => void,
): (uri: string) => Promise<Checked | undefined> {
  return async (uri) => {
    const { rules, documentContext } = await team.of(uri);
    return pauses.measure(uri, () => {
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version, text, advisory } = document;
      const all = host.service.diagnostics(advisory, rules, uri, documentContext);
      // Who is asked for diagnostics, and can't have them asked for again, has to tell all at once.
      const { pullsDiagnostics, refreshesDiagnostics } = client();
      const canWait = !pullsDiagnostics || refreshesDiagnostics;
      const items = canWait ? typing.finished(text, all, () => again(uri)) : all;
      const converted = createPositionConverter(text, client().encoding).toClient(items);
      return { version, resultId: idOf(uri), items: converted };
    });
  };
}

/** Has the client ask again, once for all that changes at a time. */
function createRefresh({ connection, turns }: DiagnosticsParts): () => void {
  let asked = false;
  const complain = (error: unknown): void =>
    connection.console.error(`Diagnostics refresh failed: ${describeError(error)}`);
  return () => {
    if (asked) return;
    asked = true;
    turns
      .last(() => {
        asked = false;
        // The client may answer behind its new requests, which have their turn behind this one: nothing waits for it here.
        connection.languages.diagnostics.refresh().catch(complain);
      })
      .catch(complain);
  };
}
