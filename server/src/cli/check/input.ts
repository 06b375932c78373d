/** Reads targets, including standard input, which can only be read once and only in the main thread. */
import type { Target } from '../input/expand.ts';
import { readSource, readStream, UnreadableError, type SourceText } from '../input/read.ts';
import type { CliIo } from '../io.ts';

/**
 * Creates a function that reads targets. If standard input is one of them, it is read immediately. The returned function throws
 * `UnreadableError` if a target cannot be read.
 */
export async function createReader(
  targets: readonly Target[],
  io: CliIo,
): Promise<(target: Target) => Promise<SourceText>> {
  const input = targets.some(({ file }) => file === undefined) ? await readInput(io) : undefined;
  return async ({ file }) => {
    if (file !== undefined) return readSource(file);
    if (input === undefined || input instanceof UnreadableError) throw input ?? new UnreadableError('cannot be read');
    return input;
  };
}

async function readInput(io: CliIo): Promise<SourceText | UnreadableError> {
  try {
    return await readStream(io.stdin);
  } catch (error) {
    if (error instanceof UnreadableError) return error;
    throw error;
  }
}
