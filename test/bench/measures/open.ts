/** Measures the time from opening a document to its diagnostics, in servers that have handled such documents before. */
import { createAdvisory } from '../documents.ts';
import type { Client } from '../client.ts';
import type { Row } from '../results.ts';
import { timed } from '../rounds.ts';
import { compare, documentUri, forBoth, mustBeClean, withClients, type Setup } from './measure.ts';

/** Measures documents of every size, each in fresh servers. */
export async function measureOpen(setup: Setup): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of setup.sizes) {
    const text = createAdvisory(size * 1000);
    const row = await withClients(setup, {}, (clients) =>
      compare(
        { measure: 'open', size },
        setup.limits,
        forBoth(clients, (client) => openAndClose(client, text)),
      ),
    );
    rows.push(row);
  }
  return rows;
}

/** Returns a function that opens a document with a new name, returns the milliseconds until its diagnostics, and closes it. */
function openAndClose(client: Client, text: string): () => Promise<number> {
  let opened = 0;
  return async () => {
    const uri = documentUri(`open-${++opened}`);
    const [milliseconds, diagnostics] = await timed(() => client.open(uri, text));
    mustBeClean(client, diagnostics);
    await client.close(uri);
    return milliseconds;
  };
}
