/** `advisory export`: exports advisories to the formats of other programs. */
import {
  environmentFor,
  exportAdvisory,
  exportFormats,
  parseAdvisory,
  type ExportFormat,
  type ExportFormatId,
  type Tlp,
} from '../../core/index.ts';
import { expandTargets } from '../input/expand.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createTeam } from '../team.ts';
import { writeExport, reportExport } from './exportOutput.ts';
import { createOutput } from './output.ts';
import { openTarget } from './openTarget.ts';

export interface ExportCommandOptions {
  readonly to: ExportFormatId;
  /** A file or folder; standard output if absent or `-`. */
  readonly output?: string;
  readonly maxTlp?: Tlp;
  readonly profile?: string;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/**
 * Exports the files given as arguments. Throws `CommandError` if the options, the output path or the configuration cannot be used, for
 * example if the format does not have the given profile.
 */
export async function runExport(
  args: readonly string[],
  options: ExportCommandOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const { exclude = [], output: location, to, maxTlp, profile } = options;
  refuseOtherProfile(to, profile);
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${printable(String(error))}`));
  const team = createTeam(env, io.cwd);
  const { targets, failures } = await expandTargets(args, io.cwd, { further: team.advisoriesIn, exclude });
  await team.refuseErrors(targets.map(({ file }) => file));
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  let failed = failures.length > 0;
  const output = await createOutput(targets, { location, cwd: io.cwd, roleOf: team.roleOf });
  const how = { to, ...(maxTlp ? { maxTlp } : {}), ...(profile === undefined ? {} : { profile }) };
  for (const target of targets) {
    const source = await openTarget(target, io);
    const local = environmentFor('advisory', env, (await team.of(target.file)).documentContext);
    const result = source && exportAdvisory(parseAdvisory(source.text, env.schema), local, how);
    if (result) reportExport(target, result, io);
    if (!result || 'refused' in result || !(await writeExport(result.files, { target, output, to, io }))) failed = true;
  }
  return failed ? exitStatus.failed : exitStatus.clean;
}

function refuseOtherProfile(to: ExportFormatId, profile: string | undefined): void {
  const { profiles = [] }: ExportFormat = exportFormats[to];
  if (profile === undefined || profiles.some(({ id }) => id === profile)) return;
  const ids = profiles.map(({ id }) => id).join(', ');
  throw new CommandError(
    ids === '' ? `${to} has no profiles; omit --profile` : `--profile for ${to} must be one of: ${ids}`,
  );
}
