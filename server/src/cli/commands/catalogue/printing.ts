/** Formats catalogue entries for the terminal and as JSON. */
import type { Actor, AttackObject, AttackRelease, Catalogue, Found, Software, Technique } from '../../../core/index.ts';
import { printable } from '../../printable.ts';

export const catalogueFormats = ['text', 'json'] as const;
export type CatalogueFormat = (typeof catalogueFormats)[number];

/**
 * Returns a line with the ID and name of an entry, the name that matched if it is a different one, and the kind of entry. For a technique,
 * its tactics and platforms replace the kind, if there are any; for an actor, the country is added.
 */
export function lineOf(found: Found, release: AttackRelease): string {
  const [id, name, about] =
    found.kind === 'actor'
      ? [found.actor.attackId ?? '', found.actor.name, actorKind(found.actor)]
      : [found.object.id, fullNameOf(found.object), kindOf(found.object, release)];
  const matched = [id, name, nameOf(found)].includes(found.matched) ? '' : ` (${printable(found.matched)})`;
  return `${id.padEnd(9)}  ${printable(name)}${matched}${about === '' ? '' : `  ${about}`}\n`;
}

const nameOf = (found: Found): string => (found.kind === 'actor' ? found.actor.name : found.object.name);

/** Returns the full name as on ATT&CK's website. For a sub-technique, this is the name of its parent followed by its own. */
function fullNameOf(object: AttackObject): string {
  const parent = isTechnique(object) ? object.parentName : undefined;
  return parent === undefined ? object.name : `${parent}: ${object.name}`;
}

/** Returns the names of a technique's tactics, in the order of the matrices. */
export function tacticsOf(technique: Technique, release: AttackRelease): readonly string[] {
  const own = release.tactics.filter(
    ({ shortname, domains }) =>
      technique.tactics.includes(shortname) && domains.some((domain) => technique.domains.includes(domain)),
  );
  return [...new Set(own.map(({ name }) => name))];
}

function kindOf(object: AttackObject, release: AttackRelease): string {
  const kind = isSoftware(object) ? object.type : object.kind.replace('-', ' ');
  if (!isTechnique(object)) return `[${kind}]`;
  return `[${[tacticsOf(object, release).join(', '), object.platforms.join(', ')].filter((part) => part !== '').join('; ') || kind}]`;
}

function actorKind({ country }: Actor): string {
  return `[actor${country === undefined ? '' : `, ${country}`}]`;
}

/** Returns the data about a search result for `--format json`. */
export function dataOf(found: Found, release: AttackRelease, catalogue: Catalogue): object {
  return {
    ...(found.kind === 'actor' ? actorData(found.actor) : objectData(found.object, release, catalogue)),
    matched: found.matched,
  };
}

/** Returns all data about an object for `--format json`. */
export function objectData(object: AttackObject, release: AttackRelease, catalogue: Catalogue): object {
  const { kind, id, domains, revoked, deprecated, revokedBy, aliases, stixId } = object;
  const description = catalogue.description?.(kind, id);
  return {
    kind: isSoftware(object) ? object.type : kind,
    id,
    name: fullNameOf(object),
    domains,
    ...(isTechnique(object) ? { tactics: tacticsOf(object, release), platforms: object.platforms } : {}),
    aliases,
    revoked,
    deprecated,
    revokedBy,
    ...(stixId === undefined ? {} : { stixId }),
    release: release.release,
    ...(description === undefined ? {} : { description }),
  };
}

/** Returns all data about an actor for `--format json`. */
export function actorData(actor: Actor): object {
  return {
    kind: 'actor',
    id: actor.attackId ?? null,
    name: actor.name,
    primaryNames: actor.primaryNames,
    aliases: actor.aliases,
    disputedAliases: actor.disputedAliases ?? [],
    country: actor.country ?? null,
    sources: actor.sources,
  };
}

/** Returns a description of an object in several lines of text. */
export function pageOf(object: AttackObject, release: AttackRelease, catalogue: Catalogue): string {
  const life = catalogue.life(object.id, object.kind);
  const former = life?.names.map(({ name }) => name).filter((name) => name !== object.name) ?? [];
  return lines([
    `${object.id}  ${fullNameOf(object)}`,
    status(object, release),
    catalogue.description?.(object.kind, object.id),
    labelled('Kind', isSoftware(object) ? object.type : object.kind.replace('-', ' ')),
    labelled('Domains', object.domains.join(', ')),
    isTechnique(object) ? labelled('Tactics', tacticsOf(object, release).join(', ')) : undefined,
    isTechnique(object) ? labelled('Platforms', object.platforms.join(', ')) : undefined,
    labelled('Aliases', object.aliases.join(', ')),
    labelled('Known since', life?.firstRelease === undefined ? '' : `ATT&CK ${life.firstRelease}`),
    labelled('Last in', life?.lastRelease === undefined ? '' : `ATT&CK ${life.lastRelease}`),
    labelled('Former names', [...new Set(former)].join(', ')),
    labelled('STIX ID', object.stixId ?? ''),
    labelled('As of', `ATT&CK ${release.release}`),
  ]);
}

/** Returns a description of an actor in several lines of text. */
export function actorPage(actor: Actor): string {
  return lines([
    `${actor.attackId === undefined ? '' : `${actor.attackId}  `}${actor.name}`,
    labelled('Kind', 'actor'),
    labelled('Country', actor.country ?? ''),
    labelled('Main names', actor.primaryNames.length > 1 ? actor.primaryNames.join(', ') : ''),
    labelled('Aliases', actor.aliases.join(', ')),
    labelled('Disputed aliases', (actor.disputedAliases ?? []).join(', ')),
    labelled('Sources', actor.sources.map((source) => sourceNames[source]).join(', ')),
  ]);
}

const sourceNames = { attack: 'ATT&CK', misp: 'MISP galaxy', own: "your team's catalogue" } as const;

function status(object: AttackObject, release: AttackRelease): string | undefined {
  if (object.deprecated) return `Deprecated in ATT&CK ${release.release}.`;
  if (!object.revoked) return undefined;
  const successors = object.revokedBy.map((id) => `${id} ${release.object(id)?.name ?? ''}`.trim());
  return `Revoked in ATT&CK ${release.release}${successors.length === 0 ? '.' : `; replaced by ${successors.join(', ')}.`}`;
}

function labelled(label: string, value: string): string | undefined {
  return value === '' ? undefined : `${`${label}:`.padEnd(18)}${value}`;
}

function lines(texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => (text === undefined ? [] : [`${printable(text)}\n`])).join('');
}

const isTechnique = (object: AttackObject): object is Technique => object.kind === 'technique';
const isSoftware = (object: AttackObject): object is Software => object.kind === 'software';
