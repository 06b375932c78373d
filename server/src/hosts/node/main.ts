/** The entry point of the language server as a Node program, controlled by its command line. */
import { version } from '../../../../package.json';
import { serverMode, usage } from './arguments.ts';
import { serve } from './serve.ts';

const args = process.argv.slice(2);
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
