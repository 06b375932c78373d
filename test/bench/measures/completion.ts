/** Measures completion that is requested together with a keystroke, before the new text is parsed. */
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';

import type { Keystroke } from '../locations.ts';
import type { Row } from '../results.ts';
import { timed } from '../rounds.ts';
import { createKey } from './keyboard.ts';
import { compare, forBoth } from './measure.ts';
import type { OpenDocument } from './openDocument.ts';

/** Returns a row for each keystroke. Only the time until the response counts; the diagnostics arrive before the next turn. */
export async function measureCompletion(document: OpenDocument, strokes: readonly Keystroke[]): Promise<Row[]> {
  const { clients, uri, size, limits } = document;
  const rows: Row[] = [];
  for (const stroke of strokes) {
    const keys = forBoth(clients, (client) => ({ client, key: createKey(client, uri, stroke) }));
    const turns = forBoth(keys, ({ client, key }) => async () => {
      let checked: Promise<unknown> | undefined;
      const [milliseconds, answer] = await timed(() => {
        checked = key.press();
        const params = { textDocument: { uri }, position: key.cursor() };
        return client.request<CompletionItem[] | CompletionList | null>('textDocument/completion', params);
      });
      await checked;
      if (client === clients.ours && itemsOf(answer).length === 0)
        throw new Error(`nothing to complete ${stroke.location}`);
      return milliseconds;
    });
    rows.push(await compare({ measure: 'completion', size, location: stroke.location }, limits, turns));
    await keys.ours.key.restore();
    await keys.peer?.key.restore();
  }
  return rows;
}

function itemsOf(answer: CompletionItem[] | CompletionList | null): readonly CompletionItem[] {
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}
