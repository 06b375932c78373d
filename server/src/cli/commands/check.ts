/** `advisory check`: reports what is wrong with advisories, and mends what is certain. */
import { type Environment, type RuleSettings, type Severity, severities } from '../../core/index.ts';
import { createPainter, wantsColour } from '../colours.ts';
import { check, fixAll } from '../fixAll.ts';
import { formatJson } from '../formatters/json.ts';
import type { FileResult } from '../formatters/result.ts';
import { formatText } from '../formatters/text.ts';
import { expandTargets, type Target } from '../input/expand.ts';
import { reasonOf } from '../input/read.ts';
import { complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { printable } from '../printable.ts';
import { replaceFile } from '../write.ts';
import { openTarget } from './openTarget.ts';

/** The formats, the first being the default. */
export const checkFormats = ['text', 'json'] as const;
export const failOnWords = ['error', 'warning', 'info', 'hint', 'never'] as const;

export interface CheckOptions {
  readonly format: (typeof checkFormats)[number];
  readonly failOn: (typeof failOnWords)[number];
  readonly fix?: boolean;
  /** False when `--no-color` was given. */
  readonly color: boolean;
}

/** Checks what the arguments name. Problems go to standard output; with `-` and `--fix` the mended text does, and problems to standard error. */
export async function runCheck(
  args: readonly string[],
  options: CheckOptions,
  io: CliIo,
  services: CliServices,
): Promise<ExitStatus> {
  const { targets, failures } = await expandTargets(args, io.cwd);
  for (const failure of failures) complain(io, failure);
  let failed = failures.length > 0;
  const env = services.environment((rule, error) => complain(io, `rule ${rule} failed: ${String(error)}`));
  const results: FileResult[] = [];
  for (const target of targets) {
    const result = await checkTarget(target, options, io, env, {});
    if (result) results.push(result);
    else failed = true;
  }
  if (results.length > 0) {
    const out = options.fix && targets.some((target) => target.file === undefined) ? io.stderr : io.stdout;
    out.write(report(results, options, io, env));
  }
  if (failed) return exitStatus.failed;
  return results.some(({ problems }) => problems.some(({ severity }) => fails(severity, options.failOn)))
    ? exitStatus.findings
    : exitStatus.clean;
}

function report(results: readonly FileResult[], options: CheckOptions, io: CliIo, env: Environment): string {
  if (options.format === 'json') return formatJson(results);
  return formatText(results, {
    paint: createPainter(wantsColour(io, options.color)),
    docsUrl: (code) => env.docsUrl(code),
  });
}

/** Undefined when the file could not be read or written, which is said on standard error. */
async function checkTarget(
  target: Target,
  { fix }: CheckOptions,
  io: CliIo,
  env: Environment,
  settings: RuleSettings,
): Promise<FileResult | undefined> {
  const source = await openTarget(target, io);
  if (!source) return undefined;
  if (!fix) return resultOf(target, { ...check(source.text, env, settings), applied: 0 });
  const fixed = fixAll(source.text, env, settings);
  const text = `${source.byteOrderMark ? '\ufeff' : ''}${fixed.document.text}`;
  if (target.file === undefined) io.stdout.write(text);
  else if (fixed.document.text !== source.text) {
    try {
      await replaceFile(target.file, text);
    } catch (error) {
      complain(io, `${printable(target.path)}: cannot be written (${reasonOf(error)})`);
      return undefined;
    }
  }
  return resultOf(target, fixed);
}

function resultOf({ path }: Target, { document, problems, applied }: ReturnType<typeof fixAll>): FileResult {
  return { path, text: document.text, lines: document.lines, problems, fixed: applied };
}

function fails(severity: Severity, failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return severities.indexOf(severity) <= severities.indexOf(failOn === 'info' ? 'information' : failOn);
}
