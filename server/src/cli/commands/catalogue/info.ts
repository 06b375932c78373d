/** `advisory catalogue info`: prints the content, date and sources of the catalogue, and the folder in which updates are stored. */
import type { InstalledPart } from '../../../hosts/node/store/index.ts';
import { compareReleases, type AttackRelease, type Catalogue } from '../../../core/index.ts';
import { jsonWithoutCommands, plainLines } from '../../ciCommands.ts';
import { exitStatus, type CliIo, type CliServices, type ExitStatus } from '../../io.ts';
import { printable } from '../../printable.ts';
import type { CatalogueFormat } from './printing.ts';

const kinds = ['technique', 'tactic', 'group', 'software', 'campaign', 'mitigation', 'data-component'] as const;

/** Prints information about the catalogue. */
export function runInfo(
  { format }: { readonly format: CatalogueFormat },
  io: CliIo,
  services: CliServices,
): ExitStatus {
  const store = services.catalogueStore();
  const catalogue = store.catalogue();
  const { attack, actors } = store.states().at(-1) ?? {};
  const newest = catalogue.at(catalogue.newest);
  const info = {
    newest: catalogue.newest,
    date: dateOf(catalogue, catalogue.newest),
    oldest: catalogue.releases[0]?.release ?? '',
    releases: catalogue.releases,
    age: daysBetween(dateOf(catalogue, catalogue.newest), services.environment(() => undefined).today()),
    later: catalogue.releases.filter(({ release }) => compareReleases(release, catalogue.newest) > 0),
    counts: countsOf(newest),
    folder: store.folder,
    updates: { attack: attack ?? null, actors: actors ?? null },
    revertible: store.states().length > 0,
  };
  io.stdout.write(
    format === 'json' ? `${jsonWithoutCommands(JSON.stringify(info, undefined, 2))}\n` : plainLines(textOf(info)),
  );
  return exitStatus.clean;
}

type Counts = Readonly<Record<(typeof kinds)[number], number>>;

interface Info {
  readonly newest: string;
  readonly date: string;
  readonly oldest: string;
  readonly releases: Catalogue['releases'];
  /** The age of the newest release's data in days. */
  readonly age: number;
  /** Known releases for which the catalogue has no data. */
  readonly later: Catalogue['releases'];
  readonly counts: Counts;
  readonly folder: string;
  readonly updates: { readonly attack: InstalledPart | null; readonly actors: InstalledPart | null };
}

/** Counts the active objects in the newest release. */
function countsOf(release: AttackRelease): Counts {
  const living = (kind: (typeof kinds)[number]): number =>
    release.objects(kind).filter(({ revoked, deprecated }) => !revoked && !deprecated).length;
  return Object.fromEntries(kinds.map((kind) => [kind, living(kind)])) as Counts;
}

function dateOf(catalogue: Catalogue, wanted: string): string {
  return catalogue.releases.find(({ release }) => release === wanted)?.date ?? '';
}

function textOf({ newest, date, oldest, releases, age, later, counts, folder, updates }: Info): string {
  const { attack, actors } = updates;
  const rows = [
    `${releases.length - later.length} ATT&CK releases, from ${oldest} to ${newest} (${date}, ${age} ${age === 1 ? 'day' : 'days'} old)`,
    ...(later.length === 0
      ? []
      : [`Released since: ${laterText(later)}. Run \`advisory catalogue update\` to install the newest release.`]),
    ...kinds.map((kind) => `  ${String(counts[kind]).padStart(5)}  ${plural[kind]}`),
    `ATT&CK: ${attack === null ? 'as shipped with this version' : partText(attack)}`,
    `Actors: ${actors === null ? 'as shipped with this version' : partText(actors)}`,
    `Updates are stored in ${printable(folder)}`,
  ];
  return rows.map((row) => `${row}\n`).join('');
}

function laterText(later: Catalogue['releases']): string {
  return later.map(({ release, date }) => `${release} (${date})`).join(' and ');
}

/** Returns the number of days between two dates (`YYYY-MM-DD`), the earlier one first. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

const plural: Readonly<Record<(typeof kinds)[number], string>> = {
  technique: 'techniques and sub-techniques',
  tactic: 'tactics',
  group: 'groups',
  software: 'malware and tools',
  campaign: 'campaigns',
  mitigation: 'mitigations',
  'data-component': 'data components',
};

function partText({ version, date, installed, sources }: InstalledPart): string {
  const from = sources
    .map((source) => `\n    ${printable(source.from)} (sha256 ${source.sha256.slice(0, 16)}…)`)
    .join('');
  return `update ${version}${date === '' ? '' : ` (${date})`}, installed ${installed}, from${from}`;
}
