/**
 * Thrown if an update cannot be installed. The message is shown to the user as part of a sentence, so it has no full stop: `it is
 * incomplete`.
 */
export class UpdateError extends Error {
  override readonly name = 'UpdateError';
}
