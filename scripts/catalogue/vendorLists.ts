/** Adds Microsoft's and Qihoo 360's lists of actor names, as published in MISP galaxy, to the actors. */

import { createActorBook } from '../../server/src/core/catalogue/actors.ts';
import type { ActorBook } from '../../server/src/core/catalogue/actors.ts';
import type { Actor } from '../../server/src/core/catalogue/catalogue.ts';
import { nameKey, otherNames } from '../../server/src/core/catalogue/names.ts';
import { namesOfRow, type ActorData, type ActorRow, type VendorNames } from '../../server/src/core/catalogue/source.ts';
import { isVendorNumber } from '../../server/src/core/catalogue/vendorNumbers.ts';
import { trimmed } from './actorData.ts';
import { asText, asTexts } from './shapes.ts';
import type { MispValue, Sources } from './sources.ts';

/** An actor in a vendor's list. */
export interface Listing {
  readonly vendor: 'Microsoft' | 'Qihoo 360';
  /** The vendor's name for the actor. */
  readonly name: string;
  /** The vendor's earlier names for the actor, and other publishers' names. */
  readonly others: readonly string[];
  readonly country: string;
}

/**
 * The actors after the lists have been added, the names of all vendors, and the remaining listings: those for which no single actor was
 * found, and whose name belongs to no actor.
 */
export interface Listed {
  readonly actors: readonly ActorRow[];
  readonly vendors: readonly string[];
  readonly left: readonly Listing[];
}

/** Adds the vendors' lists to the actors. `isOther` recognises names that belong to something other than an actor, such as malware. */
export function addVendorLists(data: ActorData, sources: Sources, isOther: (name: string) => boolean): Listed {
  const book = createActorBook(data);
  const listings = [
    ...sources.clusters['microsoft-activity-group'].map(microsoftListing),
    ...sources.clusters['360net'].map(qihooListing),
  ];
  const vendors = [...new Set([...(data.vendors ?? []), ...listings.map(({ vendor }) => vendor)])];
  const owners = new Map(listings.map((listing) => [listing, ownerOf(listing, book)]));
  const isFree = (name: string): boolean => book.actor(name) === undefined && !isOther(name);
  const actors = data.actors.map((row) => {
    const own = listings.filter((listing) => owners.get(listing)?.name === row[0]);
    return trimmed(own.reduce((changed, listing) => withListing(changed, listing, vendors, isFree), row));
  });
  const left = listings.filter(
    (listing) => owners.get(listing) === undefined && book.actor(listing.name) === undefined,
  );
  return { actors, vendors, left };
}

/** Returns the row for an actor that is only in a vendor's list. */
export function listedRow(
  { vendor, name, others, country }: Listing,
  vendors: readonly string[],
  isFree: (name: string) => boolean,
): ActorRow {
  const aliases = otherNames(name, others.filter(isFree));
  const indexes = vendor === 'Microsoft' ? [0] : [0, ...aliases.map((_, at) => at + 2)];
  return [name, '', name, country, [], aliases, [], [[vendors.indexOf(vendor), ...indexes]]];
}

/**
 * Returns the actor that a listing describes: the one with the vendor's name; otherwise the one whose primary name is listed; otherwise the
 * one with one of Microsoft's earlier numbers or, for 360, the one that all names refer to. Returns undefined unless exactly one actor
 * matches.
 */
function ownerOf({ vendor, name, others }: Listing, book: ActorBook): Actor | undefined {
  const known = book.actor(name)?.actors;
  if (known !== undefined) return known.length === 1 ? known[0] : undefined;
  const all = others.flatMap((other) => book.actor(other) ?? []);
  const primary = new Set(all.filter((match) => match.primary).flatMap(({ actors }) => actors));
  if (primary.size > 0) return primary.size === 1 ? [...primary][0] : undefined;
  const telling = vendor === 'Microsoft' ? others.filter((other) => /^(?:DEV|Storm)-\d+$/.test(other)) : others;
  const named = new Set(telling.flatMap((other) => book.actor(other)?.actors ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/**
 * Adds a listing to an actor. The vendor's name becomes a primary name, unless it is only a number such as `APT-C-00` or already one of the
 * actor's main names.
 */
function withListing(
  row: ActorRow,
  { vendor, name, others }: Listing,
  vendors: readonly string[],
  isFree: (name: string) => boolean,
): ActorRow {
  const [
    first,
    attackId,
    mispName,
    country,
    attackAliases = [],
    mispAliases = [],
    disputed = [],
    namedBy = [],
    sponsor = '',
  ] = row;
  const [, , , , , , , , , listed = [], listedAliases = []] = row;
  const isIn = (names: readonly string[], text: string): boolean => names.some((own) => nameKey(own) === nameKey(text));
  const isMain = !isVendorNumber(name) && !isIn([first, mispName, ...attackAliases, ...listed], name);
  const known = namesOfRow(row);
  const fresh = [...(isVendorNumber(name) ? [name] : []), ...others].filter(
    (other) => isFree(other) && !isIn([...known, name], other),
  );
  const changed = [
    first,
    attackId,
    mispName,
    country,
    attackAliases,
    mispAliases,
    disputed,
    namedBy,
    sponsor,
    isMain ? [...listed, name] : listed,
    [...listedAliases, ...otherNames(name, fresh)],
  ] as const satisfies ActorRow;
  return preferringWords(withVendor(changed, vendor, [name], vendors));
}

/** Records that the vendor gave these names. Other names keep their vendors. */
function withVendor(
  row: Required<ActorRow>,
  vendor: string,
  given: readonly string[],
  vendors: readonly string[],
): Required<ActorRow> {
  const at = namesOfRow(row).flatMap((name, index) =>
    given.some((one) => nameKey(one) === nameKey(name)) ? [index] : [],
  );
  const which = vendors.indexOf(vendor);
  const [, , , , , , , before] = row;
  const own = before.find(([index]) => index === which)?.slice(1) ?? [];
  const indexes = [...new Set([...own, ...at])].sort((one, two) => one - two);
  const others = before.filter(([index]) => index !== which);
  const namedBy: readonly VendorNames[] = [...others, [which, ...indexes] as const].sort(([one], [two]) => one - two);
  return [row[0], row[1], row[2], row[3], row[4], row[5], row[6], namedBy, row[8], row[9], row[10]];
}

/** If an actor that only MISP contains is named by a vendor's number, replaces the number with the vendor's later name. */
function preferringWords(row: Required<ActorRow>): ActorRow {
  const [first, attackId, mispName, country, , , , namedBy, sponsor, [name, ...listed]] = row;
  if (attackId !== '' || name === undefined || !isVendorNumber(first) || first !== mispName) return row;
  // The first two names are now equal, so the vendors of the first also gave the second.
  const moved = namedBy.map(
    ([vendor, ...names]) => [vendor, ...new Set(names.map((at) => (at === 0 ? 1 : at)))] as const,
  );
  return [name, attackId, mispName, country, row[4], row[5], row[6], moved, sponsor, [name, ...listed], row[10]];
}

function microsoftListing(value: MispValue): Listing {
  const said = value.meta['country'];
  const countries = Array.isArray(said)
    ? asTexts(said, value.value)
    : said === undefined
      ? []
      : [asText(said, value.value)];
  const [country = '', another] = countries.map((code) => code.toUpperCase());
  return {
    vendor: 'Microsoft',
    name: value.value,
    others: asTexts(value.meta['synonyms'], value.value),
    country: another === undefined && /^[A-Z]{2}$/.test(country) ? country : '',
  };
}

/**
 * Reads a listing such as `海莲花 - APT-C-00`: the number is the name, and the text before it is another name. Suspected sponsors are left
 * out.
 */
function qihooListing(value: MispValue): Listing {
  const [, word = '', name = ''] = /^(.*\S) - (APT-C-\d+)$/.exec(value.value) ?? [];
  const synonyms = asTexts(value.meta['synonyms'], value.value).flatMap((text) => text.split(/[,（）]/));
  const others = [word, ...synonyms].map((text) => text.trim()).filter((text) => text !== '' && text !== 'CIA');
  return { vendor: 'Qihoo 360', name: name === '' ? value.value : name, others, country: '' };
}
