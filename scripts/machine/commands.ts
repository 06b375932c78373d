import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the project's root. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A command's exit code and captured output. */
export interface CommandResult {
  /** The exit code; 1 if the command was ended by a signal, 127 if it could not be started. */
  readonly code: number;
  /** Standard output and standard error, interleaved; empty if they went to the terminal. */
  readonly output: string;
}

/** Options for running a command. */
export interface CommandOptions {
  /** The working directory; by default the project's root. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether to capture the output instead of showing it. */
  readonly quiet?: boolean;
}

/** Runs a program until it exits. Failures are returned, never thrown. */
export function runCommand(
  program: string,
  values: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, values, {
      cwd: options.cwd ?? projectRoot,
      env: options.env ?? process.env,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const pieces: string[] = [];
    child.stdout?.on('data', (data: Buffer) => pieces.push(data.toString()));
    child.stderr?.on('data', (data: Buffer) => pieces.push(data.toString()));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: pieces.join('') }));
  });
}

/** Runs npm. If this script was started by npm, the same npm is used, which also works where `npm` is a batch file. */
export function runNpm(values: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const script = (options.env ?? process.env)['npm_execpath'];
  return script?.endsWith('js')
    ? runCommand(process.execPath, [script, ...values], options)
    : runCommand('npm', values, options);
}

/** Runs a TypeScript or JavaScript file, or a package's program, with the current version of Node. */
export function runNode(values: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, values, options);
}
