/** The command line as a Node program. The same file is the program of its worker threads. */
import { homedir } from 'node:os';
import { isMainThread } from 'node:worker_threads';

import { version } from '../../../package.json';
import pageStyle from '../core/report/report.css';
import { defaultStoreFolder } from '../hosts/node/store/index.ts';
import { complain, type CliIo, type TextSink } from './io.ts';
import { printable } from './printable.ts';
import { run } from './run.ts';
import { createCliServices } from './services.ts';
import './worker.ts';

if (isMainThread) start();

function start(): void {
  const { stdin, stdout, stderr, platform, env } = process;
  // A closed pipe (`| head`) is not an error: the rest of the output is dropped, and the exit status stays.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  const io: CliIo = {
    stdin,
    stdout: sinkOf(stdout),
    stderr: sinkOf(stderr),
    cwd: process.cwd(),
    env: process.env,
    isTTY: stdout.isTTY,
    isErrorTTY: stderr.isTTY,
    onInterrupt,
  };
  const folder = defaultStoreFolder({ home: homedir(), platform, env });
  const onDamaged = (message: string): void =>
    complain(io, `the updated catalogue is ignored because it cannot be read: ${printable(message)}`);
  void run(process.argv.slice(2), io, createCliServices(version, pageStyle, folder, onDamaged)).then((status) => {
    process.exitCode = status;
    // A terminal or pipe on standard input that nobody read would keep the process.
    if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  });
}

function sinkOf(stream: NodeJS.WritableStream): TextSink {
  return { write: (text) => new Promise<void>((resolve) => stream.write(text, () => resolve())) };
}

function onInterrupt(listener: () => void): () => void {
  const once = (): void => {
    process.off('SIGINT', once);
    listener();
  };
  process.on('SIGINT', once);
  return () => process.off('SIGINT', once);
}
