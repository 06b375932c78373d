/** The command line as a Node program. In the bundle, its worker threads run the same file. */
import { fstatSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { Readable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';

import { version } from '../../../package.json';
import { defaultStoreFolder } from '../hosts/node/store/index.ts';
import { UnreadableError } from './input/read.ts';
import { complain, exitStatus, type CliIo, type TextSink } from './io.ts';
import { printable } from './printable.ts';
import { run } from './run.ts';
import { createCliServices } from './services.ts';
import './worker.ts';

if (isMainThread) start();

function start(): void {
  const { stdin, stdout, stderr, platform, env } = process;
  process.on('uncaughtException', (error) => fail(`internal error: ${printable(error.message)}`));
  // Errors on standard error itself cannot be reported anywhere.
  stderr.on('error', () => undefined);
  const stops = createStops();
  let outputError: Error | undefined;
  stdout.on('error', (error) => {
    outputError ??= error;
    stops.stop();
  });
  const io: CliIo = {
    stdin: isFolder(stdin.fd) ? refused('is a folder') : stdin,
    stdout: sinkOf(stdout),
    stderr: sinkOf(stderr),
    cwd: currentFolder(),
    env: process.env,
    isTTY: stdout.isTTY,
    isErrorTTY: stderr.isTTY,
    outputError: () => outputError,
    onInterrupt: stops.on,
  };
  // The extension stores its catalogue in a folder of its own, which it passes in this variable.
  const folder = env['ADVISORY_CATALOGUE'] || defaultStoreFolder({ home: homedir(), platform, env });
  const onCorrupt = (message: string): void =>
    complain(io, `the updated catalogue is ignored because it could not be read: ${printable(message)}`);
  void run(process.argv.slice(2), io, createCliServices(version, folder, onCorrupt)).then((status) => {
    process.exitCode = status;
    // Standard input that is a terminal or pipe and was not read would keep the process running.
    if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  });
}

/** Prints a one-line message and exits immediately, without Node's stack trace. */
function fail(message: string): never {
  try {
    writeSync(2, `advisory: ${message}\n`);
  } catch {
    // Standard error is closed.
  }
  process.exit(exitStatus.failed);
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return fail('the current folder no longer exists; change to another one');
  }
}

/** Whether a file descriptor refers to a folder. Node would read a folder as an empty file. */
function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

/** Returns a stream that fails with the given reason when it is read. */
function refused(reason: string): Readable {
  return new Readable({
    read() {
      this.destroy(new UnreadableError(reason));
    },
  });
}

/** Returns a sink whose writes resolve once the text has been accepted, or cannot be accepted any more. */
function sinkOf(stream: NodeJS.WritableStream): TextSink {
  return { write: (text) => new Promise<void>((resolve) => stream.write(text, () => resolve())) };
}

/** Calls listeners on Ctrl+C, or when standard output is closed, so that the program can finish its work in progress and exit. */
function createStops(): { stop(): void; readonly on: (listener: () => void) => () => void } {
  const listeners = new Set<() => void>();
  const stop = (): void => {
    process.off('SIGINT', stop);
    for (const listener of [...listeners]) listener();
  };
  return {
    stop,
    on(listener) {
      listeners.add(listener);
      process.off('SIGINT', stop).on('SIGINT', stop);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) process.off('SIGINT', stop);
      };
    },
  };
}
