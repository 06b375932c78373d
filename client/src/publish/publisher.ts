/** Runs the `advisory publish` command of this package in a separate process, so that the server remains responsive. */
import { spawn } from 'node:child_process';
import type { CancellationToken } from 'vscode';
import type { PublishRun } from './message.ts';

export interface Publisher {
  /**
   * Runs the command with these arguments. After a cancellation, the command stops before the next file. Rejects if the process cannot be
   * started.
   */
  run(args: readonly string[], token: CancellationToken): Promise<PublishRun>;
}

/** The maximum number of characters that are kept from each output stream. */
const maxOutput = 200_000;

/**
 * Creates the publisher. `program` is the path of the command-line program, `catalogueFolder` the folder that contains catalogue updates.
 */
export function createPublisher(program: string, catalogueFolder: string): Publisher {
  return {
    run: (args, token) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [program, 'publish', ...args], {
          // The extension host is an Electron program. This variable makes it run as plain Node.
          env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ADVISORY_CATALOGUE: catalogueFolder },
          stdio: ['ignore', 'pipe', 'pipe'],
          windowsHide: true,
        });
        let [output, errors] = ['', ''];
        child.stdout.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(0, maxOutput)));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(0, maxOutput)));
        const listener = token.onCancellationRequested(() => child.kill('SIGINT'));
        child.on('error', (error) => {
          listener.dispose();
          reject(error);
        });
        child.on('close', (status) => {
          listener.dispose();
          resolve({ status: status ?? undefined, output, errors });
        });
      }),
  };
}
