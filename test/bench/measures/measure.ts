/** Types and functions that several measurements share. */
import type { Diagnostic } from 'vscode-languageserver-protocol';

import { startClient, type Client } from '../client.ts';
import type { MeasureName, Row } from '../results.ts';
import { takeTurns, type Limits, type Turn } from '../rounds.ts';
import type { StartOptions } from '../serverProcess.ts';
import type { ServerKind } from '../servers.ts';

/** A value for our server, and one for the other server if it takes part. */
export interface Pair<T> {
  readonly ours: T;
  readonly peer: T | undefined;
}

export interface Setup {
  readonly kinds: Pair<ServerKind>;
  /** The sizes of the documents, in kB. */
  readonly sizes: readonly number[];
  readonly limits: Limits;
}

/** Starts a server of each kind, runs the work, and stops the servers. */
export async function withClients<T>(
  { kinds }: Setup,
  options: StartOptions,
  work: (clients: Pair<Client>) => Promise<T>,
): Promise<T> {
  const ours = await startClient(kinds.ours, options);
  const peer = kinds.peer && (await startClient(kinds.peer, options));
  try {
    return await work({ ours, peer });
  } finally {
    await ours.stop();
    await peer?.stop();
  }
}

/** The identity of a row. */
export interface RowName {
  readonly measure: MeasureName;
  readonly size: number;
  readonly location?: string;
}

/** Measures both servers in turn, and returns the row. */
export async function compare(name: RowName, limits: Limits, turns: Pair<Turn | Turn['once']>): Promise<Row> {
  const [ours, peer] = await takeTurns(
    [turns.ours, turns.peer].flatMap((turn) => (typeof turn === 'function' ? [{ once: turn }] : (turn ?? []))),
    limits,
  );
  return { ...name, ...withoutAbsent({ ours, peer }) };
}

/** Returns a pair without undefined members, for use in a row. */
export function withoutAbsent<T>({ ours, peer }: { ours: T | undefined; peer: T | undefined }): { ours?: T; peer?: T } {
  return { ...(ours && { ours }), ...(peer && { peer }) };
}

/** Creates a value for each member of a pair. */
export function forBoth<A, B>({ ours, peer }: Pair<A>, make: (value: A) => B): Pair<B> {
  return { ours: make(ours), peer: peer === undefined ? undefined : make(peer) };
}

/** Returns the URI of a document that exists only in the editor. */
export function documentUri(name: string): string {
  return `file:///bench/${name}.advisory.yaml`;
}

/** Throws if a server reports an error in a document without errors, because its work would then not be comparable. */
export function mustBeClean(client: Client, diagnostics: readonly Diagnostic[]): void {
  const error = diagnostics.find(({ severity }) => severity === 1);
  if (error)
    throw new Error(`${client.kind.title} finds an error in a valid advisory: ${JSON.stringify(error.message)}`);
}
