/** Measures the time from the start of the process to its response to `initialize`, and to the first diagnostics of a small document. */
import { createAdvisory } from '../documents.ts';
import { startClient } from '../client.ts';
import type { Row } from '../results.ts';
import { timed, type Turn } from '../rounds.ts';
import type { ServerKind } from '../servers.ts';
import { summarize } from '../statistics.ts';
import { compare, documentUri, forBoth, withoutAbsent, type Setup } from './measure.ts';

/** The size of the document in kB. */
const size = 5;

/** Measures the start of both servers. The document has an error that only the schema reveals, so that empty diagnostics do not count. */
export async function measureStart({ kinds, limits }: Setup): Promise<Row[]> {
  const text = createAdvisory(size * 1000).replace('severity: high', 'severity: hihg');
  const starters = forBoth(kinds, (kind) => createStarter(kind, text));
  const turns = forBoth(starters, ({ turn }) => turn);
  const start = await compare({ measure: 'start', size }, limits, turns);
  const found = forBoth(starters, ({ firstDiagnostics }) => summarize(firstDiagnostics));
  return [start, { measure: 'firstDiagnostics', size, ...withoutAbsent(found) }];
}

interface Starter {
  readonly turn: Turn;
  /** The times from the start of each process in the series to its first diagnostics, in milliseconds. */
  readonly firstDiagnostics: readonly number[];
}

function createStarter(kind: ServerKind, text: string): Starter {
  const firstDiagnostics: number[] = [];
  return {
    firstDiagnostics,
    turn: {
      begin: () => void firstDiagnostics.splice(0),
      async once() {
        const begin = performance.now();
        const [milliseconds, client] = await timed(() => startClient(kind));
        await client.open(documentUri('start'), text, 'found');
        firstDiagnostics.push(performance.now() - begin);
        await client.stop();
        return milliseconds;
      },
    },
  };
}
