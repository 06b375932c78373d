/**
 * Thrown if an update cannot be installed. The message is shown to the user and has no capital letter or full stop, such as `it is
 * incomplete`.
 */
export class UpdateError extends Error {
  override readonly name = 'UpdateError';
}
