/** Measures what an author waits for while typing in one document that stays open: the servers start once for each size. */
import { createAdvisory } from '../documents.ts';
import type { Client } from '../client.ts';
import { findLocations } from '../locations.ts';
import type { Row } from '../results.ts';
import { measureBurst } from './burst.ts';
import { measureCompletion } from './completion.ts';
import { measureEdits } from './edits.ts';
import { measureHover } from './hover.ts';
import { documentUri, mustBeClean, withClients, type Setup } from './measure.ts';
import { measurePreview } from './preview.ts';

/** Measures edits with their processor time, completion, hover, bursts and the preview. */
export async function measureTyping(setup: Setup): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of setup.sizes) {
    const text = createAdvisory(size * 1000);
    const locations = findLocations(text);
    const uri = documentUri(`typing-${size}`);
    const { limits } = setup;
    const found = await withClients(setup, {}, async (clients) => {
      for (const client of [clients.ours, clients.peer]) if (client) await openClean(client, uri, text);
      const document = { clients, uri, size, limits };
      return [
        ...(await measureEdits(document, locations.edits)),
        ...(await measureCompletion(document, locations.completions)),
        ...(await measureHover(document, locations.hovers)),
        await measureBurst(document, locations.technique),
        ...(await measurePreview(document, locations.edits)),
      ];
    });
    rows.push(...found);
  }
  return rows;
}

async function openClean(client: Client, uri: string, text: string): Promise<void> {
  mustBeClean(client, await client.open(uri, text));
}
