/** `advisory catalogue search QUERY` and `advisory catalogue show ID`. */
import { readObjectId, searchCatalogue, type Catalogue, type AttackRelease } from '../../../core/index.ts';
import { jsonWithoutCommands, plainLines } from '../../ciCommands.ts';
import { CommandError, complain, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../../io.ts';
import { printable } from '../../printable.ts';
import { actorData, actorPage, dataOf, lineOf, objectData, pageOf, type CatalogueFormat } from './printing.ts';

export interface LookupOptions {
  readonly format: CatalogueFormat;
  /** The ATT&CK release to search; by default, the newest. */
  readonly attackVersion?: string;
}

export interface SearchOptions extends LookupOptions {
  readonly limit: number;
}

/** Prints the results, best first. The exit status is 1 if there are none. Throws `CommandError` for an unknown release. */
export function runSearch(
  words: readonly string[],
  options: SearchOptions,
  io: CliIo,
  services: CliServices,
): ExitStatus {
  const { catalogue } = services.environment(() => undefined);
  const release = releaseOf(catalogue, options);
  const query = words.join(' ');
  const found = searchCatalogue(catalogue, release, query, options.limit);
  if (options.format === 'json') {
    const results = found.map((one) => dataOf(one, release, catalogue));
    io.stdout.write(json({ query, release: release.release, results }));
  } else if (found.length > 0) io.stdout.write(plainLines(found.map((one) => lineOf(one, release)).join('')));
  else complain(io, `nothing in the catalogue matches ${printable(query)}`);
  return found.length > 0 ? exitStatus.clean : exitStatus.problems;
}

/**
 * Prints everything about the entry with the given ID or name, or about each actor if several have the name. Throws `CommandError` if there
 * is none, or for an unknown release.
 */
export function runShow(
  words: readonly string[],
  options: LookupOptions,
  io: CliIo,
  services: CliServices,
): ExitStatus {
  const { catalogue } = services.environment(() => undefined);
  const release = releaseOf(catalogue, options);
  const asked = words.join(' ').trim();
  const pages = objectPages(asked, release, catalogue, options) ?? actorPages(asked, catalogue, options);
  if (pages.length === 0)
    throw new CommandError(
      `the catalogue has no entry with the name or ID ${printable(asked)}${nearTo(asked, release)}`,
    );
  io.stdout.write(pages.join('\n'));
  return exitStatus.clean;
}

function objectPages(
  asked: string,
  release: AttackRelease,
  catalogue: Catalogue,
  { format }: LookupOptions,
): readonly string[] | undefined {
  const id = readObjectId(asked)?.id;
  const object =
    (id === undefined ? undefined : release.object(id)) ??
    release.tactic(asked) ??
    release.named('software', asked) ??
    release.named('campaign', asked);
  if (object === undefined) return undefined;
  return [
    format === 'json' ? json(objectData(object, release, catalogue)) : plainLines(pageOf(object, release, catalogue)),
  ];
}

/** Returns a page for each actor that has this name or alias. As JSON, all of them are in a single text. */
function actorPages(asked: string, catalogue: Catalogue, { format }: LookupOptions): readonly string[] {
  const actors = catalogue.actor(asked)?.actors ?? [];
  if (format === 'json')
    return actors.length === 0
      ? []
      : [json(actors.length === 1 && actors[0] ? actorData(actors[0]) : actors.map(actorData))];
  return actors.map((actor) => plainLines(actorPage(actor)));
}

function releaseOf(catalogue: Catalogue, { attackVersion }: LookupOptions): AttackRelease {
  const release = attackVersion === undefined ? catalogue.newest : catalogue.resolveRelease(attackVersion);
  if (release === undefined)
    throw new CommandError(
      `unknown ATT&CK release ${printable(attackVersion ?? '')}; the newest is ${catalogue.newest}`,
    );
  return catalogue.at(release);
}

function nearTo(asked: string, release: AttackRelease): string {
  const near = release.nearestTechniques(asked, 3).map(({ id }) => id);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}

const json = (value: object): string => `${jsonWithoutCommands(JSON.stringify(value, undefined, 2))}\n`;
