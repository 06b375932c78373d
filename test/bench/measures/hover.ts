/** Measures a hover in a text that is already parsed. */
import type { Hover } from 'vscode-languageserver-protocol';

import type { Target } from '../locations.ts';
import type { Row } from '../results.ts';
import { timed } from '../rounds.ts';
import { compare, forBoth } from './measure.ts';
import type { OpenDocument } from './openDocument.ts';

/** Returns a row for each target. Throws if our server returns no hover for one. */
export async function measureHover(document: OpenDocument, targets: readonly Target[]): Promise<Row[]> {
  const { clients, uri, size, limits } = document;
  const rows: Row[] = [];
  for (const { location, at } of targets) {
    const turns = forBoth(clients, (client) => async () => {
      const params = { textDocument: { uri }, position: at };
      const [milliseconds, hover] = await timed(() => client.request<Hover | null>('textDocument/hover', params));
      if (client === clients.ours && !hover) throw new Error(`no hover ${location}`);
      return milliseconds;
    });
    rows.push(await compare({ measure: 'hover', size, location }, limits, turns));
  }
  return rows;
}
