/** A room of the table in rooms.mjs. */
export interface Room {
  readonly room: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly pure?: boolean;
}
export function roomOf(file: string): Room | undefined;
export function closedDoor(file: string, specifier: string): string | undefined;
export function isKnownException(file: string, target: string): boolean;
