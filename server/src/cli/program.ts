/** The commands and options, as commander reads them. */
import { Argument, Command, Option } from 'commander';

import { checkFormats, failOnWords, runCheck, type CheckOptions } from './commands/check.ts';
import { runExplain } from './commands/explain.ts';
import { renderForms, runRender, type RenderOptions } from './commands/render.ts';
import type { CliIo, CliServices, ExitStatus } from './io.ts';

const statuses = `
Exit status: 0 clean, 1 findings at or above --fail-on, 2 the command could not be carried out.`;

/** Builds the program; `done` is told the exit status of the command that ran. Parsing throws commander's `CommanderError`. */
export function createProgram(io: CliIo, services: CliServices, done: (status: ExitStatus) => void): Command {
  const program = new Command('advisory')
    .description('Check and render threat-intelligence advisories.')
    .version(services.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // `run` says what is wrong, in one line.
      writeErr: () => undefined,
    });
  program
    .command('check')
    .description('report what is wrong with advisories')
    .addArgument(filesArgument())
    .addOption(new Option('--format <format>', 'how problems are printed').choices(checkFormats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit status 1')
        .choices(failOnWords)
        .default('error'),
    )
    .option(
      '--fix',
      'apply what is certain; of standard input the mended text is printed, and problems on standard error',
    )
    .option('--no-color', 'print without colours (NO_COLOR and FORCE_COLOR are heeded too)')
    .addHelpText('after', statuses)
    .action(async (files: string[], options: CheckOptions) => done(await runCheck(files, options, io, services)));
  program
    .command('render')
    .description('print the published page of an advisory')
    .addArgument(filesArgument())
    .addOption(new Option('--to <form>', 'the form of the page').choices(renderForms).default('html'))
    .option('-o, --output <path>', 'a file, or a folder for one page an advisory; standard output when left out')
    .action(async (files: string[], options: RenderOptions) => done(await runRender(files, options, io, services)));
  program
    .command('explain')
    .description('print what a rule finds and why; without a code, list the rules')
    .addArgument(new Argument('[code]', 'a code such as attack/revoked'))
    .action((code: string | undefined) => done(runExplain(code, io, services)));
  return program;
}

function filesArgument(): Argument {
  return new Argument('<files...>', 'files, folders or globs; - is standard input');
}
