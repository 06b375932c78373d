/** Reads a target, and reports failures on standard error. */
import type { Target } from '../input/expand.ts';
import { decodeAdvisory, readSource, readStream, UnreadableError, type SourceText } from '../input/read.ts';
import { complain, type CliIo } from '../io.ts';
import { printable } from '../printable.ts';

/**
 * Returns the text of a target. If it cannot be read, prints a line with the reason to standard error and returns undefined.
 *
 * @param decode decodes the content, by default as the UTF-8 text of an advisory; throws `UnreadableError`
 */
export async function openTarget(
  target: Target,
  io: CliIo,
  decode: (bytes: Buffer) => SourceText = decodeAdvisory,
): Promise<SourceText | undefined> {
  try {
    return await (target.file === undefined ? readStream(io.stdin, decode) : readSource(target.file, decode));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    complain(io, `${target.file === undefined ? 'standard input' : printable(target.path)}: ${error.message}`);
    return undefined;
  }
}
