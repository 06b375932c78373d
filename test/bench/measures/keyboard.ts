/** Types a text and deletes it again, repeatedly. */
import type { Diagnostic, Position } from 'vscode-languageserver-protocol';

import type { Client } from '../client.ts';
import type { Keystroke } from '../locations.ts';

export interface Key {
  /** Types the text, or deletes it if it is present; resolves when the new text has been checked. */
  press(): Promise<readonly Diagnostic[]>;
  /** Returns the position of the cursor. */
  cursor(): Position;
  /** Restores the original document. */
  restore(): Promise<void>;
}

/** Creates a key for an open document in its original state. */
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
