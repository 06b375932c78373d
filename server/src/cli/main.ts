/** The command line as a Node program. The worker threads run the same file. */
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
  // Errors on standard error cannot be reported anywhere.
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
  // The extension has its own catalogue folder and passes it in this variable.
  const folder = env['ADVISORY_CATALOGUE'] || defaultStoreFolder({ home: homedir(), platform, env });
  const onDamaged = (message: string): void =>
    complain(io, `the updated catalogue is ignored because it cannot be read: ${printable(message)}`);
  void run(process.argv.slice(2), io, createCliServices(version, folder, onDamaged)).then((status) => {
    process.exitCode = status;
    // If standard input is a terminal or pipe that was not read, it would keep the process running.
    if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  });
}

/** Exits immediately with a one-line message instead of Node's stack trace. */
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

/** Whether a file descriptor refers to a folder, which Node treats like an empty file. */
function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

/** Returns a stream whose reading fails with the given reason. */
function refused(reason: string): Readable {
  return new Readable({
    read() {
      this.destroy(new UnreadableError(reason));
    },
  });
}

/** Returns a sink whose writes resolve once the text has been accepted, or can no longer be. */
function sinkOf(stream: NodeJS.WritableStream): TextSink {
  return { write: (text) => new Promise<void>((resolve) => stream.write(text, () => resolve())) };
}

/** Calls listeners after Ctrl+C, or when the output is closed, so that the program can exit in an orderly way. */
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
