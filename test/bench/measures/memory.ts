/** Measures the peak memory of a fresh server for one document and a few edits. */
import { createAdvisory } from '../documents.ts';
import { startClient } from '../client.ts';
import { findLocations, type Keystroke } from '../locations.ts';
import type { Row } from '../results.ts';
import type { ServerKind } from '../servers.ts';
import { createKey } from './keyboard.ts';
import { compare, documentUri, forBoth, type Setup } from './measure.ts';

const edits = 15;
/** The number of servers of each kind: the peak depends slightly on when garbage is collected. */
const servers = 3;
const mebibyte = 2 ** 20;

/** Returns the peak memory in MiB for each size; no rows if the system does not provide it. */
export async function measureMemory({ kinds, sizes, limits }: Setup): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of sizes) {
    const text = createAdvisory(size * 1000);
    const strokes = findLocations(text).edits;
    const turns = forBoth(kinds, (kind) => ({ once: () => peakOf(kind, text, strokes), cold: true }));
    const row = await compare({ measure: 'memory', size }, { ...limits, runs: servers, least: 1 }, turns);
    if (!Number.isNaN(row.ours?.median)) rows.push(row);
  }
  return rows;
}

async function peakOf(kind: ServerKind, text: string, strokes: readonly Keystroke[]): Promise<number> {
  const client = await startClient(kind);
  const uri = documentUri('memory');
  await client.open(uri, text);
  const keys = strokes.map((stroke) => createKey(client, uri, stroke));
  for (let edit = 0; edit < edits; edit++) {
    // Each text is typed and deleted before the next text is typed, because it shifts everything after it.
    await keys[Math.floor(edit / 2) % keys.length]?.press();
  }
  const bytes = client.peakMemory();
  await client.stop();
  return bytes === undefined ? NaN : bytes / mebibyte;
}
