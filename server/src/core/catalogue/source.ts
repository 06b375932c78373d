/**
 * The format of the catalogue's data files, `data/attack.json`, `data/actors.json` and `data/galaxy.json`, which
 * `scripts/build-catalogue.ts` generates. Rows are tuples to save space; `docs/decisions/003-catalogue.md` gives the reasons.
 */

/** The status of an object in a state: active (0), revoked (1) or deprecated (2). */
export type Status = 0 | 1 | 2;

/**
 * The state of an object until its next state: the index in `encoded` of the first release with this state, the name, the status, `facts`
 * (a technique's tactics, a tactic's shortname, or the aliases of an object of any other kind), the IDs that directly replace the object,
 * and its domains if they differ from the row's. Empty trailing members are omitted.
 */
export type State = readonly [
  from: number,
  name: string,
  status?: Status,
  facts?: readonly string[],
  revokedBy?: readonly string[],
  domains?: string,
];

/** A technique's platforms from one release on, as indexes into `platforms`. */
export type PlatformState = readonly [from: number, ...platforms: readonly number[]];

/**
 * An object: its ID, its domains as letters (`e` for Enterprise, `m` for Mobile, `i` for ICS; empty if unknown), its states in
 * chronological order, the UUID in its STIX identifier (empty if unknown), and a technique's platforms in the releases for which they are
 * known.
 */
export type Row = readonly [
  id: string,
  domains: string,
  states: readonly State[],
  uuid?: string,
  platforms?: readonly PlatformState[],
];

/** The contents of `data/attack.json`. */
export interface AttackData {
  readonly format: 2;
  /** All releases with their dates, oldest first. */
  readonly releases: readonly (readonly [release: string, date: string])[];
  /** The releases with data, oldest first; states refer to them by index. */
  readonly encoded: readonly string[];
  /** The names of the platforms. */
  readonly platforms: readonly string[];
  readonly objects: {
    readonly technique: readonly Row[];
    /** The tactics in matrix order (Enterprise, Mobile, ICS), followed by those that are no longer in a matrix. */
    readonly tactic: readonly Row[];
    readonly group: readonly Row[];
    readonly malware: readonly Row[];
    readonly tool: readonly Row[];
    readonly campaign: readonly Row[];
    readonly mitigation: readonly Row[];
    readonly 'data-component': readonly Row[];
  };
}

/** An actor. Unknown facts are empty strings or omitted trailing members. */
export type ActorRow = readonly [
  /** The name in ATT&CK or, for an actor that is not a group, the name in MISP. */
  name: string,
  attackId: string,
  /** MISP's primary name; empty if MISP does not contain the actor. */
  mispName: string,
  country: string,
  attackAliases?: readonly string[],
  mispAliases?: readonly string[],
  /**
   * Names that MISP lists for this actor but that refer to another actor, because ATT&CK assigns them to the other actor or because they
   * are its primary name.
   */
  disputed?: readonly string[],
  /** Vendors with the names they coined. */
  namedBy?: readonly VendorNames[],
  /** The state service that the actor belongs to. */
  sponsor?: string,
  /** The main names in vendors' own lists, as published by MISP. */
  listed?: readonly string[],
  /** Other names that occur only in vendors' own lists. */
  listedAliases?: readonly string[],
];

/** A vendor's index in `vendors`, and the indexes of its names in `namesOfRow`. */
export type VendorNames = readonly [vendor: number, ...names: number[]];

/**
 * Returns all names in a row, in this order: the actor's name, MISP's primary name, aliases in ATT&CK, aliases in MISP, disputed names, and
 * names in vendors' lists. Missing names are empty strings, so that `VendorNames` can refer to names by index.
 */
export function namesOfRow([
  name,
  ,
  mispName,
  ,
  attackAliases = [],
  mispAliases = [],
  disputed = [],
  ,
  ,
  listed = [],
  listedAliases = [],
]: ActorRow): readonly string[] {
  return [name, mispName, ...attackAliases, ...mispAliases, ...disputed, ...listed, ...listedAliases];
}

/** The contents of `data/actors.json`. */
export interface ActorData {
  readonly format: 1;
  /** The vendors that have coined names for actors. */
  readonly vendors?: readonly string[];
  readonly actors: readonly ActorRow[];
  /** Maps the IDs of revoked groups to the IDs of the groups that replaced them. */
  readonly revokedGroups: Readonly<Record<string, string>>;
}

/** The name of an object, followed by its aliases. */
export type NameRow = readonly [name: string, ...aliases: readonly string[]];

/** The contents of `data/galaxy.json`: MISP galaxy data other than threat actors and ATT&CK objects. */
export interface GalaxyData {
  readonly format: 1;
  /** Ransomware brands, whose names also stand for their operators. */
  readonly ransomware: readonly NameRow[];
  /** Surveillance vendors. */
  readonly vendor: readonly NameRow[];
  /** Software by type, such as `stealer`. */
  readonly software: Readonly<Record<string, readonly NameRow[]>>;
}

/** The source of a catalogue's data. Each function is called on first use, and its result is cached. */
export interface CatalogueSource {
  attack(): AttackData;
  actors(): ActorData;
  galaxy(): GalaxyData;
}
