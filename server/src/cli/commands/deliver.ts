/** Writes a command's output to a file. */
import { dirname } from 'node:path';

import { systemReason } from '../../hosts/node/systemReason.ts';
import { InterruptedError, complain, type CliIo } from '../io.ts';
import { printable } from '../printable.ts';
import { isReplaceable, writeFileSafely } from '../write.ts';
import { makeFolder } from '../../hosts/node/makeFolder.ts';

/**
 * Writes a file with `write`, and creates the folders above it. If that fails, prints a line to standard error and returns false. After
 * Ctrl+C, throws `InterruptedError`; the file is then either complete or unchanged. While a pipe is being written, Ctrl+C ends the program
 * immediately, because the pipe may never be read.
 */
export async function deliverFile<T extends string | Uint8Array>(
  path: string,
  content: T,
  io: CliIo,
  write: (path: string, content: T) => Promise<void> = writeFileSafely,
): Promise<boolean> {
  const interrupt = new AbortController();
  const release = (await isReplaceable(path)) ? io.onInterrupt?.(() => interrupt.abort()) : undefined;
  try {
    await makeFolder(dirname(path));
    await write(path, content);
  } catch (error) {
    complain(io, `${printable(path)}: could not be written: ${systemReason(error)}`);
    return false;
  } finally {
    release?.();
  }
  if (interrupt.signal.aborted) throw new InterruptedError();
  return true;
}
