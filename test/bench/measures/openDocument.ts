/** A document that both servers have open. */
import type { Client } from '../client.ts';
import type { Limits } from '../rounds.ts';
import type { Pair } from './measure.ts';

export interface OpenDocument {
  readonly clients: Pair<Client>;
  readonly uri: string;
  /** The size in kB. */
  readonly size: number;
  readonly limits: Limits;
}
