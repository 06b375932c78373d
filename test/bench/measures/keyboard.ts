/** Typing one text and taking it back, over and over. */
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';

import type { Client } from '../client.ts';
import type { Keystroke } from '../places.ts';

export interface Key {
  /** Types the text, or takes it back when it is there; resolves when the new text has been checked. */
  press(): Promise<readonly Diagnostic[]>;
  /** Where the cursor stands. */
  cursor(): Position;
  /** Brings the document back to what it was. */
  restore(): Promise<void>;
}

/** A key for an open document, in its first state. */
export function createKey(client: Client, uri: string, { at, text, end, present: before }: Keystroke): Key {
  let present = before;
  const press = (): Promise<readonly Diagnostic[]> => {
    present = !present;
    return present ? client.change(uri, { start: at, end: at }, text) : client.change(uri, { start: at, end }, '');
  };
  return {
    press,
    cursor: () => (present ? end : at),
    async restore() {
      if (present !== before) await press();
    },
  };
}
