/** Measures the time from a keystroke to the diagnostics of the new text, and the processor time that the server needs for an edit. */
import type { Client } from '../client.ts';
import type { Keystroke } from '../locations.ts';
import type { Row } from '../results.ts';
import { timed, type Turn } from '../rounds.ts';
import { single, type Statistics } from '../statistics.ts';
import { createKey, type Key } from './keyboard.ts';
import { compare, forBoth, mustBeClean, withoutAbsent, type Pair } from './measure.ts';
import type { OpenDocument } from './openDocument.ts';

/** The number of edits in our server in each round. The system counts processor time in steps of 10 ms, so a fast server needs more edits. */
const oursPerRound = 3;
/** The time after the diagnostics by which a server has finished its remaining work, in milliseconds. */
const afterwards = 300;

/** Measures each keystroke. Returns two rows for each: `edit` and `processor`. */
export async function measureEdits(document: OpenDocument, edits: readonly Keystroke[]): Promise<Row[]> {
  const { clients, uri, size, limits } = document;
  const rows: Row[] = [];
  for (const stroke of edits) {
    const typists = forBoth(clients, (client) => createTypist(client, createKey(client, uri, stroke)));
    const turns: Pair<Turn> = { ours: { ...typists.ours.turn, repeat: oursPerRound }, peer: typists.peer?.turn };
    const name = { size, location: stroke.location };
    const row = await compare({ measure: 'edit', ...name }, limits, turns);
    await new Promise((resolve) => setTimeout(resolve, afterwards));
    const costs = forBoth(typists, (typist) => typist.costOfEdit());
    rows.push(row, { measure: 'processor', ...name, ...withoutAbsent(costs) });
    await typists.ours.restore();
    await typists.peer?.restore();
  }
  return rows;
}

interface Typist {
  readonly turn: Turn;
  /** Returns the mean processor time of an edit in the series, in milliseconds; undefined if the system does not provide it. */
  costOfEdit(): Statistics | undefined;
  restore(): Promise<void>;
}

function createTypist(client: Client, key: Key): Typist {
  let edits = 0;
  let before: number | undefined;
  return {
    turn: {
      begin() {
        edits = 0;
        before = client.processorTime();
      },
      async once() {
        const [milliseconds, diagnostics] = await timed(() => key.press());
        edits++;
        mustBeClean(client, diagnostics);
        return milliseconds;
      },
    },
    costOfEdit() {
      const after = client.processorTime();
      return before === undefined || after === undefined ? undefined : single((after - before) / edits, edits);
    },
    restore: key.restore,
  };
}
