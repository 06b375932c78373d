/** Finds the names and IDs in a value that should be a single actor name. */
import type { Actor, Catalogue } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';

/**
 * Matches the separators between names: `APT29, Cozy Bear`, `APT29 / Cozy Bear`, `APT29 aka Cozy Bear`, `APT29 (also known as The Dukes)`.
 */
const separators = /\s*(?:[,;/|+&()（）]|\s[-–—]\s|\s(?:aka|a\.k\.a\.?|also known as|alias|or|and)\s)\s*/i;
/** Matches the words that introduce another name, at the start of a part: `aka` in `APT29 (aka The Dukes)`. */
const introduction = /^(?:aka|a\.k\.a\.?|also known as|alias|or|and)\s+/i;
const idBeside = /^(?:(?<first>G\d{4})[\s:]+(?<name>.+)|(?<name2>.+?)\s+(?<last>G\d{4}))$/i;

/**
 * A name or ID, and its actor. The actor is undefined if the catalogue does not contain it or if the name is ambiguous and not that of an
 * ATT&CK group.
 */
export interface NamePart {
  readonly text: string;
  readonly isId: boolean;
  readonly actor: Actor | undefined;
}

/** Splits a value into names and IDs, without duplicates. If the value contains no separators and no ID, returns a single part. */
export function namePartsOf(catalogue: Catalogue, text: string): readonly NamePart[] {
  const texts = text.split(separators).flatMap((part) => {
    const bare = part.replace(introduction, '');
    const groups = idBeside.exec(bare)?.groups;
    return [groups?.['name'] ?? groups?.['name2'] ?? bare, groups?.['first'] ?? groups?.['last'] ?? ''];
  });
  const parts = texts.filter((part) => part !== '').map((part) => readPart(catalogue, part));
  return parts.filter((part, at) => parts.findIndex(({ text: own }) => nameKey(own) === nameKey(part.text)) === at);
}

function readPart(catalogue: Catalogue, part: string): NamePart {
  if (/^G\d{4}$/i.test(part)) {
    const id = part.toUpperCase();
    return { text: id, isId: true, actor: catalogue.actorByAttackId(id) };
  }
  const match = catalogue.actor(part);
  const [actor, another] = match?.actors ?? [];
  return { text: part, isId: false, actor: another === undefined ? (match?.inAttack ?? actor) : match?.inAttack };
}
