/**
 * The format of the catalogue's data files, `data/attack.json`, `data/actors.json` and `data/galaxy.json`, which
 * `scripts/build-catalogue.ts` writes. Rows are tuples to save space; `docs/decisions/003-catalogue.md` gives the reasons.
 */

/** Whether an object is active (0), revoked (1) or deprecated (2) in a state. */
export type Status = 0 | 1 | 2;

/**
 * The state of an object from one release until its next state: the index of that release in `encoded`, the name, the status, `facts` (a
 * technique's tactics, a tactic's shortname, aliases of all others), the IDs that directly replace it, and its domains if they differ from
 * the row's. Empty trailing members are omitted.
 */
export type State = readonly [
  from: number,
  name: string,
  status?: Status,
  facts?: readonly string[],
  revokedBy?: readonly string[],
  domains?: string,
];

/** The platforms of a technique from one release on, as indices into `platforms`. */
export type PlatformState = readonly [from: number, ...platforms: readonly number[]];

/**
 * An object: its ID, its domains as letters (`e`nterprise, `m`obile, `i`cs; none if unknown), its states in order of time, the UUID of its
 * STIX identifier (empty if unknown), and a technique's platforms in the releases for which they are known.
 */
export type Row = readonly [
  id: string,
  domains: string,
  states: readonly State[],
  uuid?: string,
  platforms?: readonly PlatformState[],
];

/** `data/attack.json` */
export interface AttackData {
  readonly format: 2;
  /** All releases with their dates, oldest first. */
  readonly releases: readonly (readonly [release: string, date: string])[];
  /** The releases that the states describe, oldest first. */
  readonly encoded: readonly string[];
  /** Names of platforms. */
  readonly platforms: readonly string[];
  readonly objects: {
    readonly technique: readonly Row[];
    /** In the order of the matrices: Enterprise, Mobile, ICS, then those that are no longer in a matrix. */
    readonly tactic: readonly Row[];
    readonly group: readonly Row[];
    readonly malware: readonly Row[];
    readonly tool: readonly Row[];
    readonly campaign: readonly Row[];
    readonly mitigation: readonly Row[];
    readonly 'data-component': readonly Row[];
  };
}

/** An actor. Unknown facts are empty strings or omitted trailing lists. */
export type ActorRow = readonly [
  /** The name in ATT&CK if it is a group, else that in MISP. */
  name: string,
  attackId: string,
  /** MISP's primary name; empty if MISP does not contain the actor. */
  mispName: string,
  country: string,
  attackAliases?: readonly string[],
  mispAliases?: readonly string[],
  /** Names that MISP gives to this actor but that refer to another one, in ATT&CK or as that one's primary name. */
  disputed?: readonly string[],
  /** Vendors with the names that they gave. */
  namedBy?: readonly VendorNames[],
  /** The state service that it belongs to. */
  sponsor?: string,
  /** Main names in vendors' own lists, as MISP publishes them. */
  listed?: readonly string[],
  /** Other names that only such lists contain. */
  listedAliases?: readonly string[],
];

/** A vendor's index in `vendors`, and the indexes of names in `namesOfRow`. */
export type VendorNames = readonly [vendor: number, ...names: number[]];

/**
 * Returns all names of a row: ATT&CK's, MISP's primary one, ATT&CK's aliases, MISP's, disputed ones, those of vendors' lists; absent ones
 * are empty.
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

/** `data/actors.json` */
export interface ActorData {
  readonly format: 1;
  /** The vendors that name actors. */
  readonly vendors?: readonly string[];
  readonly actors: readonly ActorRow[];
  /** IDs of revoked groups, with the groups that replaced them. */
  readonly revokedGroups: Readonly<Record<string, string>>;
}

/** A name, followed by other names of the same object. */
export type NameRow = readonly [name: string, ...aliases: readonly string[]];

/** `data/galaxy.json`: MISP galaxy data other than threat actors and ATT&CK's objects. */
export interface GalaxyData {
  readonly format: 1;
  /** Ransomware brands, whose names also stand for their operators. */
  readonly ransomware: readonly NameRow[];
  /** Surveillance vendors. */
  readonly vendor: readonly NameRow[];
  /** Software by type, such as `stealer`. */
  readonly software: Readonly<Record<string, readonly NameRow[]>>;
}

/** The source of a catalogue's data; each function is called at most once, on first use. */
export interface CatalogueSource {
  attack(): AttackData;
  actors(): ActorData;
  galaxy(): GalaxyData;
}
