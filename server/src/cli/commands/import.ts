/** `advisory import`: converts a published page or the output of another program to an advisory. */
import { basename, resolve } from 'node:path';

import { decodeSource, importAdvisory, type ImportFormat } from '../../core/index.ts';
import { plainLines } from '../ciCommands.ts';
import { expandTargets } from '../input/expand.ts';
import { decodeAdvisory, type SourceText } from '../input/read.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { writeNewFile } from '../write.ts';
import { deliverFile } from './deliver.ts';
import { openTarget } from './openTarget.ts';

export interface ImportCommandOptions {
  readonly from: ImportFormat | 'auto';
  /** The file of the new advisory; standard output if absent or `-`. */
  readonly output?: string;
}

/** Imports a single source. Never overwrites a file. Throws `CommandError` if there are several sources. */
export async function runImport(
  args: readonly string[],
  { from, output }: ImportCommandOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const { targets, failures } = await expandTargets(args, io.cwd);
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  const [target, ...more] = targets;
  if (more.length > 0) throw new CommandError('only one source can be imported at a time');
  let assumedEncoding: string | undefined;
  const decode = (bytes: Buffer): SourceText => {
    const decoded = decodeSource(bytes, (encoding, all) => new TextDecoder(encoding, { fatal: true }).decode(all));
    if (!decoded) return decodeAdvisory(bytes);
    assumedEncoding = decoded.assumed;
    return { text: decoded.text, byteOrderMark: false };
  };
  const source = target && (await openTarget(target, io, decode));
  if (!target || !source || failures.length > 0) return exitStatus.failed;
  const env = services.environment(() => undefined);
  const name = target.file === undefined ? 'standard input' : basename(target.file);
  const order = env.schema.root.keys.map(({ key }) => key);
  const imported = importAdvisory(source.text, { from, name, assumedEncoding, catalogue: env.catalogue, order });
  if (typeof imported === 'string') {
    complain(io, `${printable(target.path)}: cannot be imported. ${printable(imported)}`);
    return exitStatus.failed;
  }
  if (assumedEncoding !== undefined)
    complain(io, `${printable(target.path)}: is not UTF-8 and was read as ${assumedEncoding}`);
  const counted = imported.unread === 1 ? '1 item was' : `${imported.unread} items were`;
  if (imported.unread > 0)
    complain(io, `${printable(target.path)}: ${counted} not imported; see the comments at the top of the advisory`);
  if (output === undefined || output === '-') {
    io.stdout.write(plainLines(imported.text));
    return exitStatus.clean;
  }
  const isWritten = await deliverFile(resolve(io.cwd, output), imported.text, io, writeNewFile);
  return isWritten ? exitStatus.clean : exitStatus.failed;
}
