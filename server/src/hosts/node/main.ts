/** The entry point of the language server as a Node program. The thread that indexes a workspace runs the same file. */
import { isMainThread, workerData } from 'node:worker_threads';
import { version } from '../../../../package.json';
import { serverMode, usage } from './arguments.ts';
import { isIndexerThread } from './corpus/thread.ts';
import { serve, serveIndexer } from './serve.ts';

const args = process.argv.slice(2);
if (isMainThread) run();
else if (isIndexerThread(workerData)) void serveIndexer(workerData.advisoryIndex, version);

function run(): void {
  switch (serverMode(args)) {
    case 'help':
      process.stdout.write(usage);
      break;
    case 'version':
      process.stdout.write(`${version}\n`);
      break;
    case 'usage':
      process.stderr.write(usage);
      process.exitCode = 2;
      break;
    case 'serve':
      serve(args, version);
  }
}
