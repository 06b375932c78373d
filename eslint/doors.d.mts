/** An entry in the table in rooms.mjs: a folder or file, and what it may import. */
export interface Room {
  readonly room: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly pure?: boolean;
}
export function roomOf(file: string): Room | undefined;
export function closedDoor(file: string, specifier: string): string | undefined;
export function isKnownException(file: string, target: string): boolean;
