/** The command line as a Node program. */
import { version } from '../../../package.json';
import pageStyle from '../core/render/report.css';
import { run } from './run.ts';
import { createCliServices } from './services.ts';

const { stdin, stdout, stderr } = process;

// A reader that has seen enough (`| head`) is no error: what is left is dropped, the exit status stays.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const io = { stdin, stdout, stderr, cwd: process.cwd(), env: process.env, isTTY: stdout.isTTY };
void run(process.argv.slice(2), io, createCliServices(version, pageStyle)).then((status) => {
  process.exitCode = status;
  // A terminal or pipe on standard input that nobody read would keep the process.
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
});
