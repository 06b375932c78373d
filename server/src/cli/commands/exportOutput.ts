/** Writes the files of an export, and reports on standard error what they do not contain. */
import {
  exportFormats,
  leftOutText,
  type ExportedFile,
  type ExportFormat,
  type ExportFormatId,
  type ExportResult,
} from '../../core/index.ts';
import { jsonWithoutCommands, plainLines } from '../ciCommands.ts';
import type { Target } from '../input/expand.ts';
import { complain, type CliIo } from '../io.ts';
import { printable } from '../printable.ts';
import { deliverFile } from './deliver.ts';
import type { Output } from './output.ts';

/** Reports why there is no export, or what the export does not contain, one line for each item. */
export function reportExport(target: Target, result: ExportResult, io: CliIo): void {
  const name = printable(target.path);
  if ('refused' in result) {
    const { at, needsRed, refused } = result;
    const location = at ? `:${at.line + 1}:${at.character + 1}` : '';
    const advice = needsRed ? '; allow it with --max-tlp RED' : '';
    return complain(io, `${name}${location}: ${printable(refused)}${advice}`);
  }
  for (const rows of result.leftOut) complain(io, `${name}: ${printable(leftOutText(rows))}`);
  for (const remark of result.remarks) complain(io, `${name}: ${printable(remark)}`);
}

export interface ExportDelivery {
  readonly target: Target;
  readonly output: Output;
  readonly to: ExportFormatId;
  readonly io: CliIo;
}

/**
 * Writes the files; returns false if that fails. Throws `CommandError` if they need an output folder or must not be written there. After
 * Ctrl+C, throws `InterruptedError`; each file is then either complete or unchanged.
 */
export async function writeExport(
  files: readonly ExportedFile[],
  { target, output, to, io }: ExportDelivery,
): Promise<boolean> {
  const paths = await output.pathsOf(
    target,
    files.map(({ suffix }) => suffix),
  );
  for (const [index, { text }] of files.entries()) {
    const path = paths[index];
    if (path === undefined) await io.stdout.write(withoutCommands(text, exportFormats[to]));
    else if (!(await deliverFile(path, text, io))) return false;
  }
  return true;
}

/** Returns the output without text that CI servers would interpret as commands. Values in JSON are unchanged. */
const withoutCommands = (text: string, { mediaType }: ExportFormat): string =>
  mediaType.includes('json') ? jsonWithoutCommands(text) : plainLines(text);
