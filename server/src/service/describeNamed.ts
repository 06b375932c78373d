/** Describes actors, software and campaigns by any of their names: in lists, among aliases, and in prose. */
import type { AdvisoryDocument, AttackRelease, Environment, Path, Span } from '../core/index.ts';
import { describeActor } from './describeActor.ts';
import { describeGalaxySoftware, describeObject } from './describeObject.ts';
import { plain, sections } from './markdown.ts';
import { nameLocations } from './proseNames.ts';

/** The kinds of objects that advisories refer to by name, not by ID. */
export type NamedKind = 'actor' | 'software' | 'campaign';

/** The maximum number of objects that a hover describes for one name. */
export const maxMeanings = 4;

/** In prose, names of at most this many letters are ignored, because they are often ordinary words. */
const shortName = 3;

/**
 * Returns the descriptions of the objects that have a name, at most `maxMeanings` actors; undefined for an unknown name. If the row of the
 * name states the ID of one of the actors, only that actor is described.
 */
export function describeNamed(
  kind: NamedKind,
  name: string,
  attack: AttackRelease,
  { catalogue }: Environment,
  stated?: string,
): string | undefined {
  if (kind === 'actor') {
    const { actors: all = [], inAttack } = catalogue.actor(name) ?? {};
    const own = all.filter(({ attackId }) => attackId !== undefined && attackId === stated);
    const actors = own.length > 0 ? own : all;
    const meanings = actors.slice(0, maxMeanings).map((actor) => describeActor(actor, name, inAttack));
    if (actors.length < 2) return meanings[0];
    return sections([`${plain(name)} is a name of ${actors.length} actors.`, ...meanings]);
  }
  const object = attack.named(kind, name);
  if (object) return describeObject(object, attack, catalogue);
  const software = kind === 'software' ? catalogue.galaxySoftware(name) : undefined;
  return software && describeGalaxySoftware(software);
}

/** Returns the description of a name in the `aliases` of an actor or of software; undefined at other paths and for an unknown name. */
export function describeAlias(name: string, path: Path, attack: AttackRelease, env: Environment): string | undefined {
  if (!path.includes('aliases')) return undefined;
  return describeNamed(path[0] === 'actors' ? 'actor' : 'software', name, attack, env);
}

/**
 * Returns the description and the span of the actor, software or campaign that prose mentions at an offset. Only names that the advisory
 * lists are recognised. `prose` is the span of the prose.
 */
export function describeNameInProse(
  { advisory, text }: AdvisoryDocument,
  prose: Span,
  offset: number,
  attack: AttackRelease,
  env: Environment,
): { readonly markdown: string; readonly span: Span } | undefined {
  const kinds = new Map<string, NamedKind>();
  const add = (kind: NamedKind, entries: readonly NamedEntry[] = []): void => {
    for (const { name, aliases = [] } of entries)
      for (const { value } of [...(name ? [name] : []), ...aliases]) {
        const key = value.trim().toLowerCase();
        if (key.length > shortName) kinds.set(key, kind);
      }
  };
  add('actor', advisory.actors?.items);
  add('software', advisory.malware?.items);
  add('software', advisory.tools?.items);
  add('campaign', advisory.campaigns?.items);
  const locations = nameLocations(text.slice(...prose), prose[0], kinds).filter(
    ({ span }) => span[0] <= offset && offset <= span[1],
  );
  // If one name contains another, the longer one is used.
  const [location] = locations.sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
  const markdown = location && describeNamed(location.key, text.slice(...location.span), attack, env);
  return location && markdown !== undefined ? { markdown, span: location.span } : undefined;
}

/** A row that has a name. */
interface NamedEntry {
  readonly name?: { readonly value: string };
  readonly aliases?: readonly { readonly value: string }[];
}
