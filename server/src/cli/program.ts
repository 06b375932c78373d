/** Defines commands and options for commander. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';

import { exportFormats, importFormats, readTlp, tlpValues, type ExportFormat, type Tlp } from '../core/index.ts';
import { maxJobs, parseJobs, parseShard } from './check/jobs.ts';
import { runCheck, type CheckOptions } from './commands/check.ts';
import { addCatalogue } from './commands/catalogue/index.ts';
import { runExplain } from './commands/explain.ts';
import { runExport, type ExportCommandOptions } from './commands/export.ts';
import { runImport, type ImportCommandOptions } from './commands/import.ts';
import { runNew, type NewOptions } from './commands/new.ts';
import { runPublish, type PublishOptions } from './commands/publish.ts';
import { runFormat, type FormatOptions } from './commands/format.ts';
import { runRender, type RenderOptions } from './commands/render.ts';
import { papers, renderFormats } from './commands/renderFormats.ts';
import { failOnValues } from './failOn.ts';
import { checkFormats } from './formatters/index.ts';
import { addRuleSetting } from './ruleOption.ts';
import type { CliIo, CliServices, ExitStatus } from './io.ts';

const statuses = `
Exit status: 0 no problems at or above --fail-on, 1 problems at or above --fail-on, 2 the command failed.`;

/** Builds the program. Calls `done` with the exit status of the command. Parsing may throw commander's `CommanderError`. */
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
      // `run` prints errors itself, each on one line.
      writeErr: () => undefined,
    });
  program
    .command('check')
    .description('check advisories and report problems')
    .addArgument(filesArgument())
    .addOption(new Option('--format <format>', 'how problems are printed').choices(checkFormats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the lowest severity that results in exit status 1')
        .choices(failOnValues)
        .default('error'),
    )
    .option(
      '--fix',
      'apply safe fixes; for standard input, print the fixed text to standard output and problems to standard error',
    )
    .addOption(
      new Option('--shard <K/N>', 'split the files into N parts by path, and check only part K').argParser((text) =>
        parsed(parseShard(text), 'Use K/N with K from 1 to N, for example 1/4.'),
      ),
    )
    .addOption(
      new Option(
        '--jobs <N>',
        'the number of files to check at once (default: one per core if there are many files)',
      ).argParser((text) => parsed(parseJobs(text), `Use a whole number from 1 to ${maxJobs}.`)),
    )
    .addOption(
      new Option(
        '--rule <CODE=SEVERITY>',
        'set the severity of a rule, or of a family such as "tlp/*", to off, hint, info, warning or error, overriding the configuration; may be repeated',
      ).argParser(addRuleSetting),
    )
    .addOption(excludeOption())
    .option('--no-color', 'print without colours (NO_COLOR and FORCE_COLOR are also supported)')
    .addHelpText('after', statuses)
    .action(async (files: string[], options: CheckOptions) => done(await runCheck(files, options, io, services)));
  program
    .command('render')
    .description('render the published page of an advisory')
    .addArgument(filesArgument())
    .addOption(new Option('--to <format>', 'the format of the page').choices(renderFormats).default('html'))
    .addOption(new Option('--paper <size>', 'the paper size of PDF and Word documents').choices(papers).default('a4'))
    .option('--stylesheet <file>', 'a CSS file for pages and PDF; overrides the one in the configuration')
    .option('--template <file>', 'a Mustache template for pages and PDF')
    .option('--logo <file>', 'a PNG, JPEG, WebP or SVG image for pages and PDF')
    .addOption(excludeOption())
    .option('-o, --output <path>', 'a file, or a folder for one page per advisory; standard output by default')
    .action(async (files: string[], options: RenderOptions) => done(await runRender(files, options, io, services)));
  program
    .command('export')
    .description('export an advisory to the format of another program')
    .addArgument(filesArgument())
    .addOption(
      new Option('--to <format>', 'the export format').choices(Object.keys(exportFormats)).makeOptionMandatory(),
    )
    .addOption(new Option('--profile <name>', `a variant of the format, ${profilesText()}; the first by default`))
    .addOption(
      new Option(
        '--max-tlp <label>',
        'refuse advisories with a stricter label, and leave out rows with one; TLP:RED is refused unless the limit is RED',
      ).argParser((text) => parsed(readLabel(text), `Use one of ${tlpValues.join(', ')}.`)),
    )
    .addOption(excludeOption())
    .option('-o, --output <path>', 'a file, or a folder for the files of each advisory; standard output by default')
    .action(async (files: string[], options: ExportCommandOptions) =>
      done(await runExport(files, options, io, services)),
    );
  program
    .command('publish')
    .description('publish a folder of advisories as a static website with feeds')
    .addArgument(new Argument('<folder>', 'the folder that contains the advisories'))
    .requiredOption('-o, --output <site>', 'the output folder for the site; other files in it are not changed')
    .option('--title <text>', 'the name of the site', 'Threat advisories')
    .addOption(
      new Option('--base-url <url>', 'the URL of the site, for absolute links in feeds').argParser((text) =>
        parsed(readBaseUrl(text), 'Use the http or https URL of a folder.'),
      ),
    )
    .addOption(
      new Option(
        '--max-tlp <label>',
        'leave out advisories and rows with a stricter label; TLP:RED is left out unless the limit is RED',
      ).argParser((text) => parsed(readLabel(text), `Use one of ${tlpValues.join(', ')}.`)),
    )
    .option('--drafts', 'publish advisories with `status: draft` too')
    .addOption(excludeOption())
    .action(async (folder: string, options: PublishOptions) => done(await runPublish(folder, options, io, services)));
  program
    .command('import')
    .description('convert a published page, a STIX bundle or the output of another program to an advisory')
    .addArgument(new Argument('<file>', 'a file, or - for standard input'))
    .addOption(
      new Option('--from <format>', 'the format of the source')
        .choices(['auto', ...Object.keys(importFormats)])
        .default('auto'),
    )
    .option(
      '-o, --output <file>',
      'the file for the new advisory, which must not exist yet; standard output by default',
    )
    .action(async (file: string, options: ImportCommandOptions) =>
      done(await runImport([file], options, io, services)),
    );
  program
    .command('new')
    .description('create a new advisory with placeholders for missing content')
    .option('--title <text>', 'what the advisory is about, in one line')
    .option('--category <word>', 'the kind of advisory, such as ransomware')
    .option('--author <name>', 'a person, team or organisation; may be repeated', append)
    .option(
      '-o, --output <path>',
      'the file for the new advisory, which must not exist yet, or a folder in which to create a file named after the title; standard output by default',
    )
    .action(async (options: NewOptions) => done(await runNew(options, io, services)));
  program
    .command('format')
    .description('format advisories without changing their content')
    .addArgument(filesArgument())
    .option('--check', 'list the files that would change, and exit with status 1 if there are any')
    .option('--write', 'write the formatted text to the files instead of printing it')
    .addOption(excludeOption())
    .option('--sort', 'sort the top-level sections into canonical order first')
    .action(async (files: string[], options: FormatOptions) => done(await runFormat(files, options, io, services)));
  program
    .command('explain')
    .description('explain a rule; without a code, list the rules')
    .addArgument(new Argument('[code]', 'a code such as attack/revoked, or a family such as "tlp/*"'))
    .action((code: string | undefined) => done(runExplain(code, io, services)));
  addCatalogue(program, io, services, done);
  return program;
}

/** Returns the parsed value of an option. If the value is undefined, throws commander's `InvalidArgumentError` with the given sentence. */
function parsed<T>(value: T | undefined, sentence: string): T {
  if (value === undefined) throw new InvalidArgumentError(sentence);
  return value;
}

/** Returns the profiles of the formats that have any, as text for the help. */
function profilesText(): string {
  const formats: [string, ExportFormat][] = Object.entries(exportFormats);
  return formats
    .flatMap(([id, { profiles }]) => (profiles ? `for ${id}: ${profiles.map((one) => one.id).join(', ')}` : []))
    .join('; ');
}

/** Parses a TLP label; undefined if it is unknown. `WHITE` is the old name of `CLEAR`. */
function readLabel(text: string): Tlp | undefined {
  const label = readTlp(text);
  return label === 'WHITE' ? 'CLEAR' : label;
}

/**
 * Parses an http(s) URL, and appends a slash if there is none. Returns undefined if the URL is invalid, or has a query, fragment, user name
 * or password.
 */
function readBaseUrl(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const { hash, href, password, protocol, search, username } = new URL(text.trim());
  if (!/^https?:$/.test(protocol) || [search, hash, username, password].some((part) => part !== '')) return undefined;
  return href.endsWith('/') ? href : `${href}/`;
}

function excludeOption(): Option {
  return new Option(
    '--exclude <glob>',
    'exclude files and folders that match the glob, relative to the current folder; a name without a slash matches at any depth; may be repeated',
  ).argParser(append);
}

const append = (one: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), one];

function filesArgument(): Argument {
  return new Argument('<files...>', 'files, folders or globs, or - for standard input');
}
