/**
 * Thrown if an update is invalid or cannot be installed. The message is shown to the user as part of a sentence, so it has no full stop:
 * `it is incomplete`.
 */
export class UpdateError extends Error {
  override readonly name = 'UpdateError';

  // Compares names, because an error may come from a separately bundled copy of this class.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Error[Symbol.hasInstance](value) && (value as Error).name === 'UpdateError';
  }
}
