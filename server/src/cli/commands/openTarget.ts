/** Reads a target, and reports failures on standard error. */
import type { Target } from '../input/expand.ts';
import { readSource, readStream, UnreadableError, type SourceText } from '../input/read.ts';
import { complain, type CliIo } from '../io.ts';
import { printable } from '../printable.ts';

/** Returns a target's text; undefined, after a line with the reason on standard error, if it cannot be read. */
export async function openTarget(target: Target, io: CliIo): Promise<SourceText | undefined> {
  try {
    return await (target.file === undefined ? readStream(io.stdin) : readSource(target.file));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    complain(io, `${target.file === undefined ? 'standard input' : printable(target.path)}: ${error.message}`);
    return undefined;
  }
}
