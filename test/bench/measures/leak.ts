/** Measures the memory that remains after documents are opened and closed. */
import { join } from 'node:path';

import { createAdvisory } from '../documents.ts';
import { startClient, type Client } from '../client.ts';
import type { Row, Survival } from '../results.ts';
import type { ServerKind } from '../servers.ts';
import { single, type Statistics } from '../statistics.ts';
import { documentUri, forBoth, withClients, withoutAbsent, type Setup } from './measure.ts';

const probe = ['--expose-gc', '--import', join(import.meta.dirname, '..', 'heapProbe.mjs')];
/** The approximate number of kB that are opened and closed at each size. */
const kilobytes = 10_000;
/** The minimum and maximum number of documents at each size. */
const [fewest, most] = [6, 40];

/** Returns the heap growth per opened and closed document, in KiB, at every size. */
export async function measureGrowth(setup: Setup): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of setup.sizes) {
    const text = createAdvisory(size * 1000);
    const documents = Math.min(most, Math.max(fewest, Math.round(kilobytes / size)));
    const row = await withClients(setup, { nodeOptions: probe, channel: true }, async (clients): Promise<Row> => {
      // Nothing is timed, so both servers may run at the same time.
      const growth = forBoth(clients, (client) => growthOf(client, text, documents));
      const [ours, peer] = await Promise.all([growth.ours, growth.peer]);
      return { measure: 'growth', size, ...withoutAbsent({ ours, peer }) };
    });
    rows.push(row);
  }
  return rows;
}

async function growthOf(client: Client, text: string, documents: number): Promise<Statistics> {
  let opened = 0;
  const openAndClose = async (times: number): Promise<number> => {
    for (let time = 0; time < times; time++) {
      const uri = documentUri(`leak-${++opened}`);
      await client.open(uri, text);
      await client.close(uri);
    }
    return Number(await client.ask('heap'));
  };
  // After these documents, everything that stays loaded and compiled is in memory.
  const before = await openAndClose(documents / 2);
  const after = await openAndClose(documents);
  return single((after - before) / documents / 1024, documents);
}

/** The survival test: the size of the documents in kB, their number, and the heap limit in MB. */
export const survival = { size: 500, times: 500, heap: 256 };

/** Opens and closes documents until the test is complete, the server dies, or the time in milliseconds is up. */
export async function measureSurvival({ kinds }: Setup, patience: number): Promise<Survival[]> {
  const text = createAdvisory(survival.size * 1000);
  const found: Survival[] = [];
  for (const kind of [kinds.ours, kinds.peer]) if (kind) found.push(await survive(kind, text, patience));
  return found;
}

async function survive(kind: ServerKind, text: string, patience: number): Promise<Survival> {
  const client = await startClient(kind, { nodeOptions: [`--max-old-space-size=${survival.heap}`], quiet: true });
  const begin = performance.now();
  const end = (done: number, ended: Survival['ended']): Survival => {
    const seconds = (performance.now() - begin) / 1000;
    return { server: kind.title, done, wanted: survival.times, seconds, ended };
  };
  for (let done = 0; done < survival.times; done++) {
    if (performance.now() - begin > patience) {
      await client.stop();
      return end(done, 'out of time');
    }
    const uri = documentUri(`survival-${done}`);
    try {
      await client.open(uri, text);
      await client.close(uri);
    } catch {
      await client.stop();
      return end(done, 'died');
    }
  }
  await client.stop();
  return end(survival.times, 'all done');
}
