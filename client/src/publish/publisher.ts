/** Runs `advisory publish` of this package in a separate process, so that the server stays responsive. */
import { spawn } from 'node:child_process';
import type { CancellationToken } from 'vscode';
import type { PublishRun } from './message.ts';

export interface Publisher {
  /** Runs the command with these arguments. Cancelling ends it between two files. Rejects if the process cannot be started. */
  run(args: readonly string[], token: CancellationToken): Promise<PublishRun>;
}

/** The most characters of each output that are kept. */
const most = 200_000;

/** Creates the publisher; `program` is the command line of the package, `catalogueFolder` has the updates of the catalogue. */
export function createPublisher(program: string, catalogueFolder: string): Publisher {
  return {
    run: (args, token) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [program, 'publish', ...args], {
          // The extension's host is Electron, which is then only Node.
          env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ADVISORY_CATALOGUE: catalogueFolder },
          stdio: ['ignore', 'pipe', 'pipe'],
          windowsHide: true,
        });
        let [output, errors] = ['', ''];
        child.stdout.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(0, most)));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(0, most)));
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
