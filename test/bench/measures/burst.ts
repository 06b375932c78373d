/** Measures ten fast keystrokes, each with a completion request, as an editor sends them: the delay of the last response. */
import type { Position, Range } from 'vscode-languageserver-protocol';

import type { Client } from '../client.ts';
import { techniqueId } from '../documents.ts';
import type { Row } from '../results.ts';
import { compare, forBoth } from './measure.ts';
import type { OpenDocument } from './openDocument.ts';

/** Part of a technique's name. */
const typed = 'credential';
/** The time between two keystrokes, in milliseconds. */
const pause = 60;
/**
 * The maximum time for a series, in milliseconds: in a large document, one burst can take a server as long as all bursts in a small one.
 */
const patience = 25_000;

/** Replaces a technique by typing, and restores it afterwards. Earlier completions have warmed up the servers. */
export function measureBurst(document: OpenDocument, technique: Range): Promise<Row> {
  const { clients, uri, size, limits } = document;
  const turns = forBoth(clients, (client) => ({ once: () => burst(client, uri, technique), cold: true }));
  return compare({ measure: 'burst', size }, { ...limits, patience, least: 1 }, turns);
}

/**
 * Returns the milliseconds from the last keystroke to the last response. The other requests may fail, for example because the text has
 * changed, but the last one must succeed.
 */
async function burst(client: Client, uri: string, technique: Range): Promise<number> {
  const textDocument = { uri };
  await client.change(uri, technique, '');
  const answers: Promise<unknown>[] = [];
  let checked: Promise<unknown> = Promise.resolve();
  let lastKey = 0;
  const begin = performance.now();
  for (const [index, letter] of [...typed].entries()) {
    await until(begin + index * pause);
    lastKey = performance.now();
    const at = after(technique.start, index);
    checked = client.change(uri, { start: at, end: at }, letter);
    const position = after(technique.start, index + 1);
    const answer = client.request('textDocument/completion', { textDocument, position });
    answers.push(index < typed.length - 1 ? answer.catch(() => undefined) : answer);
  }
  await Promise.all(answers);
  const milliseconds = performance.now() - lastKey;
  await checked;
  await client.settle(uri);
  await client.change(uri, { start: technique.start, end: after(technique.start, typed.length) }, techniqueId);
  return milliseconds;
}

function after({ line, character }: Position, letters: number): Position {
  return { line, character: character + letters };
}

/** Waits until a time of `performance.now`; returns at once if it has passed. */
function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}
