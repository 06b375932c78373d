/** Who an entry of `actors` names. */
import type { Actor, ActorMatch, Catalogue } from '../../catalogue/catalogue.ts';
import type { ActorEntry } from '../../model/advisory.ts';

/** What the catalogue knows by an entry's name; `APT28 (Fancy Bear)` counts as APT28 where the whole text is nobody's name. */
export function matchOf(catalogue: Catalogue, name: string): ActorMatch | undefined {
  const direct = catalogue.actor(name);
  if (direct) return direct;
  const head = /^([^()]+?)\s*\([^()]*\)$/.exec(name)?.[1];
  return head === undefined ? undefined : catalogue.actor(head);
}

/** The one actor that a name means; undefined when it is nobody's or several actors'. */
export function actorOf(catalogue: Catalogue, name: string): Actor | undefined {
  const match = matchOf(catalogue, name);
  return match?.actors.length === 1 ? match.actors[0] : undefined;
}

/** The entry is said not to be a cluster of activity with a name in the catalogues. */
export function isNoCluster({ kind, unattributed }: ActorEntry): boolean {
  return (kind !== undefined && kind.value !== 'cluster') || unattributed?.value === true;
}

/** A vendor's running number for a cluster that has no name yet (`UNC3886`, `CL-STA-0044`), or a label by country (`China-nexus`). */
export function isVendorNumber(name: string): boolean {
  const numbered = /^(?:UNC|TA|DEV|UAC|UAT|UTG|TAG|CL|TEMP|Storm)[-_ ]?(?:[A-Z]{1,4}-)*\d+/i;
  return numbered.test(name) || /^[\p{L}\p{N}]+-nexus\b/iu.test(name);
}
