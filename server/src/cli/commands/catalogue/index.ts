/** Defines `advisory catalogue …` for commander. */
import { Argument, Option, type Command } from 'commander';
import { CommandError, type CliIo, type CliServices, type ExitStatus } from '../../io.ts';
import { runInfo } from './info.ts';
import { runSearch, runShow, type LookupOptions, type SearchOptions } from './lookup.ts';
import { catalogueFormats, type CatalogueFormat } from './printing.ts';
import { runUpdate, type UpdateOptions } from './update.ts';

/** Adds the command and its subcommands to the program. Calls `done` with the exit status. */
export function addCatalogue(
  program: Command,
  io: CliIo,
  services: CliServices,
  done: (status: ExitStatus) => void,
): void {
  const catalogue = program
    .command('catalogue')
    .description('search and update the catalogue of ATT&CK objects and threat actors')
    .helpCommand(false)
    .action(() => {
      throw new CommandError('specify a subcommand of catalogue: info, search, show or update');
    });
  const format = (): Option =>
    new Option('--format <format>', 'the output format').choices(catalogueFormats).default('text');
  const release = (): Option =>
    new Option('--attack-version <release>', 'the ATT&CK release to search; by default, the newest');
  catalogue
    .command('info')
    .description('print the ATT&CK releases in the catalogue, their dates, and where updates are stored')
    .addOption(format())
    .action((options: { format: CatalogueFormat }) => done(runInfo(options, io, services)));
  catalogue
    .command('search')
    .description('find techniques, tactics, actors, software and campaigns by ID, keyword, alias, tactic or platform')
    .addArgument(new Argument('<query...>', 'for example "persistence linux", t1566.2 or "cozy bear"'))
    .addOption(format())
    .addOption(release())
    .addOption(new Option('--limit <count>', 'the maximum number of results').argParser(readCount).default(20))
    .addHelpText('after', '\nExit status: 0 something was found, 1 nothing was found, 2 the command failed.')
    .action((query: string[], options: SearchOptions) => done(runSearch(query, options, io, services)));
  catalogue
    .command('show')
    .description('print all details of an entry')
    .addArgument(new Argument('<id...>', 'an ATT&CK ID, or the name of an actor, software, campaign or tactic'))
    .addOption(format())
    .addOption(release())
    .action((id: string[], options: LookupOptions) => done(runShow(id, options, io, services)));
  catalogue
    .command('update')
    .description(
      "install a newer ATT&CK release or the MISP galaxy's threat actors; without --from, download MITRE's published bundles",
    )
    .addOption(
      new Option(
        '--from <source>',
        'a STIX bundle or a MISP galaxy cluster: an http(s) URL or a file; may be repeated',
      ).argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]),
    )
    .addOption(new Option('--revert', 'undo the last update').conflicts('from'))
    .option('--allow-older', 'install a release even if it is older than the newest installed one')
    .option('--release <release>', 'the ATT&CK release, for bundles that do not state it')
    .action(async (options: UpdateOptions) => done(await runUpdate(options, io, services)));
}

function readCount(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value))
    throw new CommandError(`--limit must be a whole number from 1 to 9999, not ${JSON.stringify(value)}`);
  return Number(value);
}
