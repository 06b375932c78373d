/** `advisory render`: renders the published page of an advisory in one of several formats. */
import { environmentFor, parseAdvisory, type AdvisoryDocument, type ResolvedConfig } from '../../core/index.ts';
import { withoutCommands } from '../ciCommands.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createTeam } from '../team.ts';
import { deliverFile } from './deliver.ts';
import { destinationOf } from './destination.ts';
import { resourcesFor, type LookOptions } from './look.ts';
import { openTarget } from './openTarget.ts';
import {
  browserFor,
  formatInfo,
  renderFormat,
  RenderError,
  type Paper,
  type RenderFormat,
  type RenderContext,
} from './renderFormats.ts';

export interface RenderOptions extends LookOptions {
  readonly to: RenderFormat;
  /** The paper size of PDF and Word documents. */
  readonly paper: Paper;
  /** A file or folder; standard output if absent or `-`. */
  readonly output?: string;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/**
 * Renders the files given as arguments. Throws `CommandError` if the options, the output path, the configuration or one of the organisation's
 * branding files cannot be used, or if no browser is found to create a PDF.
 */
export async function runRender(
  args: readonly string[],
  options: RenderOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${printable(String(error))}`));
  const team = createTeam(env, io.cwd);
  const { exclude = [], output, to, paper } = options;
  const { printedAs, title, extension } = formatInfo[to];
  if (printedAs === undefined && (output === undefined || output === '-'))
    throw new CommandError(`${title} cannot be written to standard output; specify a file: -o FILE${extension}`);
  const { targets, failures } = await expandTargets(args, io.cwd, { further: team.advisoriesIn, exclude });
  await team.refuseErrors(targets.map(({ file }) => file));
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  let failed = failures.length > 0;
  const destination = await destinationOf(targets, {
    ...(output === undefined ? {} : { output }),
    extension,
    cwd: io.cwd,
    roleOf: team.roleOf,
  });
  const browser = to === 'pdf' ? browserFor(io) : undefined;
  for (const target of targets) {
    const config = await team.of(target.file);
    const local = environmentFor('advisory', env, config.documentContext);
    const loadResources: ResolvedConfig['loadResources'] = (advisory) =>
      resourcesFor(advisory, config, options, io.cwd);
    const page = await renderTarget(target, to, loadResources, { env: local, services, io, paper, browser });
    if (page === undefined || !(await deliver(page, { path: destination(target), to, io }))) failed = true;
  }
  return failed ? exitStatus.failed : exitStatus.clean;
}

/** Returns the page. If it cannot be rendered, prints a line to standard error and returns undefined. */
async function renderTarget(
  target: Target,
  to: RenderFormat,
  loadResources: ResolvedConfig['loadResources'],
  context: RenderContext,
): Promise<string | Uint8Array | undefined> {
  const { env, io } = context;
  const source = await openTarget(target, io);
  if (!source) return undefined;
  const document = parseAdvisory(source.text, env.schema);
  const obstacle = obstacleTo(document);
  if (obstacle !== undefined) {
    complain(io, `${printable(target.path)}${obstacle}`);
    return undefined;
  }
  try {
    return await renderFormat(document, to, await loadResources(document.advisory), context);
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    complain(io, `${printable(target.path)}: ${printable(error.message)}`);
    return undefined;
  }
}

/** Returns why an advisory cannot be rendered, in words that follow the name of its file. */
function obstacleTo(document: AdvisoryDocument): string | undefined {
  if (document.broken) {
    const first = document.syntaxProblems[0];
    const { line, character } = document.lines.positionAt(first?.span[0] ?? 0);
    return `:${line + 1}:${character + 1}: cannot be rendered because it is not well-formed YAML: ${printable(first?.message ?? '')}`;
  }
  return document.advisory.sections.size === 0 ? ': contains no advisory' : undefined;
}

interface Delivery {
  readonly path: string | undefined;
  readonly to: RenderFormat;
  readonly io: CliIo;
}

/**
 * Writes or prints a page; returns false if that fails. After Ctrl+C, throws `InterruptedError`; the file is then either complete or
 * unchanged.
 */
async function deliver(page: string | Uint8Array, { path, to, io }: Delivery): Promise<boolean> {
  const content = typeof page !== 'string' || page.endsWith('\n') ? page : `${page}\n`;
  if (path === undefined) {
    if (typeof content === 'string')
      await io.stdout.write(withoutCommands(content, formatInfo[to].printedAs ?? 'text'));
    return true;
  }
  return deliverFile(path, content, io);
}
