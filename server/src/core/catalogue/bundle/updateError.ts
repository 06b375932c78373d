/** Why an update cannot be taken: the message is a sentence for the person who asked for it, without a full stop. */
export class UpdateError extends Error {
  override readonly name = 'UpdateError';
}
