/** Checks advisories one at a time, in the main thread or in a worker. */
import {
  layerRules,
  otherPaths,
  type Environment,
  type ResolvedConfig,
  type RuleSettings,
  type Severity,
} from '../../core/index.ts';
import { check, fixText } from '../judge.ts';
import type { Failure } from '../formatters/formatter.ts';
import { createFormatter, type FormatSetup } from '../formatters/index.ts';
import { countSeverities, type FileResult } from '../formatters/result.ts';
import type { Target } from '../input/expand.ts';
import { UnreadableError, type SourceText } from '../input/read.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';
import type { CliServices } from '../io.ts';
import { printable } from '../printable.ts';
import { withSlashes } from '../../hosts/node/workspaceFiles.ts';
import { createTeam, kindOf } from '../team.ts';
import type { SameIds } from './sameIds.ts';
import { ChangedFileError, replaceFile, type ReplaceOptions } from '../write.ts';

/** The configuration of a check, as plain data that can be sent to threads. */
export interface CheckSetup extends FormatSetup {
  readonly fix: boolean;
  /** The part of temporary file names that identifies this invocation. */
  readonly run: string;
  /** The severities set with `--rule`, which take precedence over all configuration. */
  readonly rules: RuleSettings;
  /** The files that share an `id` with another file. */
  readonly sameIds: SameIds;
}

/** The result for one target, as plain data that can be sent to threads. */
export interface CheckedFile {
  /** The output in the chosen format; empty if the format prints nothing for this file, or if the file could not be checked. */
  readonly piece: string;
  /** Absent if the file could not be checked. */
  readonly counts?: Readonly<Record<Severity, number>>;
  /** The number of fixes that were applied. */
  readonly fixed: number;
  /** The failures that concern this file. If the file could not be checked, the last one is the reason. */
  readonly failures: readonly Failure[];
  /** The fixed text, if the target is standard input. */
  readonly output?: string;
}

export type Checker = (target: Target) => Promise<CheckedFile>;

/** Creates a function that checks one target at a time. It returns errors, such as an `UnreadableError` from `read`, as failures. */
export function createChecker(
  setup: CheckSetup,
  environment: CliServices['environment'],
  read: (target: Target) => Promise<SourceText>,
): Checker {
  let failures: Failure[] = [];
  let path = '';
  const env = environment((rule, error) => {
    failures.push({ path, message: `rule ${rule} failed: ${printable(String(error))}` });
  });
  const formatter = createFormatter(setup, env);
  const team = createTeam(env, setup.cwd);
  return async (target) => {
    failures = [];
    path = target.path;
    try {
      const { output, ...result } = await checkOne(target, await read(target), setup, env, await team.of(target.file));
      return {
        piece: formatter.file({ path, ...result }),
        counts: countSeverities(result.problems),
        fixed: result.fixed,
        failures,
        ...(output === undefined ? {} : { output }),
      };
    } catch (error) {
      const failure = { path, message: sentenceOf(error) };
      return { piece: '', fixed: 0, failures: [...failures, failure] };
    }
  };
}

/** Checks a target, after applying fixes if requested. Throws `UnreadableError` if the fixed file could not be written. */
async function checkOne(
  { file }: Target,
  source: SourceText,
  { fix, run, rules, sameIds }: CheckSetup,
  env: Environment,
  known: ResolvedConfig,
): Promise<Omit<FileResult, 'path'> & { readonly output?: string }> {
  // Standard input is in no folder, so whether a file exists relative to it cannot be determined.
  const { fileExists: _unknown, ...elsewhere } = known.documentContext;
  const sameId = (id: string): readonly string[] =>
    Object.hasOwn(sameIds, id) ? otherPaths(sameIds[id] ?? [], withSlashes(file ?? '')) : [];
  const documentContext = file === undefined ? elsewhere : { ...known.documentContext, sameId };
  const judge = { rules: layerRules(known.rules, rules), documentContext, kind: kindOf(file, source.text, known) };
  if (!fix) {
    const { document, problems } = check(source.text, env, judge);
    return { text: document.text, lines: document.lines, problems, fixed: 0 };
  }
  const { document, problems, applied } = fixText(source.text, env, judge);
  const result = { text: document.text, lines: document.lines, problems, fixed: applied };
  const mark = source.byteOrderMark ? '\ufeff' : '';
  const output = `${mark}${document.text}`;
  if (file === undefined) return { ...result, output };
  if (document.text !== source.text) await write(file, output, { expected: `${mark}${source.text}`, run });
  return result;
}

async function write(file: string, text: string, options: ReplaceOptions): Promise<void> {
  try {
    await replaceFile(file, text, options);
  } catch (error) {
    if (error instanceof ChangedFileError)
      throw new UnreadableError('was not written: it has changed since it was read; run the command again');
    throw new UnreadableError(`could not be written: ${systemReason(error)}`);
  }
}

/** Returns the message of an error. Any error is reported for its file, so that the other files are still checked. */
function sentenceOf(error: unknown): string {
  if (error instanceof UnreadableError) return error.message;
  return `could not be checked: internal error (${printable(error instanceof Error ? error.message : String(error))})`;
}
