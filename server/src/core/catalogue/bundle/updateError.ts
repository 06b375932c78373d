/** The reason why an update cannot be installed, as a sentence for the user without a full stop. */
export class UpdateError extends Error {
  override readonly name = 'UpdateError';
}
