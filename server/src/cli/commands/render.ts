/** `advisory render`: the published page as HTML, Markdown or text. */
import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import {
  environmentFor,
  parseAdvisory,
  renderMarkdown,
  renderPage,
  renderReport,
  renderText,
  type AdvisoryDocument,
  type Environment,
} from '../../core/index.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { reasonOf } from '../input/read.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createTeam } from '../team.ts';
import { writeFileSafely } from '../write.ts';
import { openTarget } from './openTarget.ts';

/** The output formats; the first is the default. */
export const renderForms = ['html', 'markdown', 'text'] as const;
type RenderForm = (typeof renderForms)[number];
const extensions: Readonly<Record<RenderForm, string>> = { html: '.html', markdown: '.md', text: '.txt' };

export interface RenderOptions {
  readonly to: RenderForm;
  /** A file, or a folder; standard output when absent. */
  readonly output?: string;
}

/** Renders what the arguments name. Throws `CommandError` when several advisories have no folder to go to. */
export async function runRender(
  args: readonly string[],
  options: RenderOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${String(error)}`));
  const team = createTeam(env, io.cwd);
  const { targets, failures } = await expandTargets(args, io.cwd, team.advisoriesIn);
  await team.refuseMistakes(targets.map(({ file }) => file));
  for (const failure of failures) complain(io, failure);
  let failed = failures.length > 0;
  const destination = await destinationOf(targets, options, io.cwd);
  for (const target of targets) {
    const local = environmentFor('advisory', env, (await team.of(target.file)).documentContext);
    const page = await renderTarget(target, options.to, io, local, services);
    if (page === undefined || !(await deliver(page, destination(target), io))) failed = true;
  }
  return failed ? exitStatus.failed : exitStatus.clean;
}

/** Where each target's page goes: a path, or undefined for standard output. */
async function destinationOf(
  targets: readonly Target[],
  { output, to }: RenderOptions,
  cwd: string,
): Promise<(target: Target) => string | undefined> {
  if (output === undefined || output === '-') {
    if (targets.length > 1) throw new CommandError(`${targets.length} advisories need an output folder: -o DIR`);
    return () => undefined;
  }
  const path = resolve(cwd, output);
  const there = await stat(path).catch(() => undefined);
  const isFolder = there?.isDirectory() ?? (/[\\/]$/.test(output) || targets.length > 1);
  if (!isFolder) {
    if (targets.length > 1)
      throw new CommandError(
        `${printable(output)}: ${targets.length} advisories need an output folder, and this is a file`,
      );
    if (targets.some((target) => target.file === path))
      throw new CommandError(`${printable(output)}: would overwrite the advisory itself`);
    return () => path;
  }
  const pathFor = (target: Target): string =>
    join(path, target.below.replace(/(?:\.advisory)?\.ya?ml$/i, '') + extensions[to]);
  const taken = new Map<string, Target>();
  for (const target of targets) {
    const other = taken.get(pathFor(target));
    if (other)
      throw new CommandError(
        `${printable(other.path)} and ${printable(target.path)} would both be written to ${printable(pathFor(target))}`,
      );
    taken.set(pathFor(target), target);
  }
  return pathFor;
}

async function renderTarget(
  target: Target,
  to: RenderForm,
  io: CliIo,
  env: Environment,
  services: CliServices,
): Promise<string | undefined> {
  const source = await openTarget(target, io);
  if (!source) return undefined;
  const document = parseAdvisory(source.text, env.schema);
  const obstacle = obstacleTo(document);
  if (obstacle !== undefined) {
    complain(io, `${printable(target.path)}${obstacle}`);
    return undefined;
  }
  const report = renderReport(document, env, 'published');
  if (to === 'text') return renderText(report);
  if (to === 'markdown') return renderMarkdown(report);
  const css = services.pageStyle();
  return renderPage(report, { css, cssHash: createHash('sha256').update(css).digest('base64') });
}

/** Why there is no page, as the rest of a sentence that begins with the file's name. */
function obstacleTo(document: AdvisoryDocument): string | undefined {
  if (document.broken) {
    const first = document.syntaxProblems[0];
    const { line, character } = document.lines.positionAt(first?.span[0] ?? 0);
    return `:${line + 1}:${character + 1}: cannot be rendered because it is not well-formed YAML: ${printable(first?.message ?? '')}`;
  }
  return document.advisory.sections.size === 0 ? ': contains no advisory' : undefined;
}

async function deliver(page: string, path: string | undefined, io: CliIo): Promise<boolean> {
  const text = page.endsWith('\n') ? page : `${page}\n`;
  if (path === undefined) {
    io.stdout.write(text);
    return true;
  }
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileSafely(path, text);
    return true;
  } catch (error) {
    complain(io, `${printable(path)}: cannot be written (${reasonOf(error)})`);
    return false;
  }
}
