/** `advisory render`: the published page as HTML, Markdown or text. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

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
import { withoutCommands } from '../ciCommands.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { systemReason } from '../input/systemReason.ts';
import { InterruptedError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { createTeam } from '../team.ts';
import { writeFileSafely } from '../write.ts';
import { destinationOf } from './destination.ts';
import { openTarget } from './openTarget.ts';

/** The output formats; the first is the default. */
export const renderForms = ['html', 'markdown', 'text'] as const;
type RenderForm = (typeof renderForms)[number];
const extensions: Readonly<Record<RenderForm, string>> = { html: '.html', markdown: '.md', text: '.txt' };

export interface RenderOptions {
  readonly to: RenderForm;
  /** A file or a folder; standard output if absent. */
  readonly output?: string;
  /** Globs of excluded files. */
  readonly exclude?: readonly string[];
}

/** Renders the files in the arguments. Throws `CommandError` if several advisories have no output folder. */
export async function runRender(
  args: readonly string[],
  options: RenderOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${String(error)}`));
  const team = createTeam(env, io.cwd);
  const { exclude = [], output, to } = options;
  const { targets, failures } = await expandTargets(args, io.cwd, { further: team.advisoriesIn, exclude });
  await team.refuseMistakes(targets.map(({ file }) => file));
  for (const { path, message } of failures) complain(io, `${printable(path)}: ${printable(message)}`);
  let failed = failures.length > 0;
  const destination = await destinationOf(targets, {
    ...(output === undefined ? {} : { output }),
    extension: extensions[to],
    cwd: io.cwd,
    isSource: team.isSource,
  });
  for (const target of targets) {
    const local = environmentFor('advisory', env, (await team.of(target.file)).documentContext);
    const page = await renderTarget(target, to, io, local, services);
    if (page === undefined || !(await deliver(page, { path: destination(target), to, io }))) failed = true;
  }
  return failed ? exitStatus.failed : exitStatus.clean;
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

/** Returns why there is no page, as the rest of a sentence that begins with the file's name. */
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
  readonly to: RenderForm;
  readonly io: CliIo;
}

/** Writes a page; returns false if that fails. Throws `InterruptedError` after Ctrl+C, when the file is either complete or unchanged. */
async function deliver(page: string, { path, to, io }: Delivery): Promise<boolean> {
  const text = page.endsWith('\n') ? page : `${page}\n`;
  if (path === undefined) {
    await io.stdout.write(withoutCommands(text, to));
    return true;
  }
  const interrupt = new AbortController();
  const release = io.onInterrupt?.(() => interrupt.abort());
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileSafely(path, text);
  } catch (error) {
    complain(io, `${printable(path)}: cannot be written: ${systemReason(error)}`);
    return false;
  } finally {
    release?.();
  }
  if (interrupt.signal.aborted) throw new InterruptedError();
  return true;
}
