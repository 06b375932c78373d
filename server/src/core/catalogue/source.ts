/**
 * The shape of the catalogue's data files, `data/attack.json`, `data/actors.json` and `data/galaxy.json`, as `scripts/build-catalogue.ts` writes them.
 * Rows are tuples, because thousands of them ship; `docs/decisions/003-catalogue.md` gives the reasons.
 */

/** Whether an object is active (0), revoked (1) or deprecated (2) in a state. */
export type Status = 0 | 1 | 2;

/**
 * How an object is from one release on, until its next state: the index of that release in `encoded`, the name, the status,
 * `facts` (a technique's tactics, a tactic's shortname, everything else's aliases), the IDs that it was directly revoked by, and its
 * domains where they are not the row's.
 * Trailing members that are empty are left out.
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
 * An object: its ID, its domains as letters (`e`nterprise, `m`obile, `i`cs; none where no source says), its states in time order, the
 * UUID of its STIX identifier (empty where unknown), and a technique's platforms in the releases of which they are known.
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
    /** In the order of the matrices: Enterprise, Mobile, ICS, then those that no matrix has any more. */
    readonly tactic: readonly Row[];
    readonly group: readonly Row[];
    readonly malware: readonly Row[];
    readonly tool: readonly Row[];
    readonly campaign: readonly Row[];
    readonly mitigation: readonly Row[];
    readonly 'data-component': readonly Row[];
  };
}

/** An actor. Empty strings and trailing empty lists stand for what the sources do not say. */
export type ActorRow = readonly [
  /** ATT&CK's name where it is a group, else MISP's. */
  name: string,
  attackId: string,
  /** MISP's primary name; empty where MISP does not know the actor. */
  mispName: string,
  country: string,
  attackAliases?: readonly string[],
  mispAliases?: readonly string[],
  /** Names that MISP gives to this actor and that mean another one, by ATT&CK or as that one's primary name. */
  disputed?: readonly string[],
  /** Vendors with the names that they gave. */
  namedBy?: readonly VendorNames[],
  /** The service of a state that it is a unit of. */
  sponsor?: string,
  /** Names that a vendor's own list has for it, as MISP publishes these lists; main names of that vendor. */
  listed?: readonly string[],
  /** Other names that only such a list gives it. */
  listedAliases?: readonly string[],
];

/** A vendor's index in `vendors`, and the indexes of names in `namesOfRow`. */
export type VendorNames = readonly [vendor: number, ...names: number[]];

/**
 * All names of a row: ATT&CK's, MISP's primary one, ATT&CK's aliases, MISP's, disputed ones, those of vendors' lists; empty where there is
 * none.
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
  /** Who gives names to actors. */
  readonly vendors?: readonly string[];
  readonly actors: readonly ActorRow[];
  /** IDs of revoked groups, with the group that each led to. */
  readonly revokedGroups: Readonly<Record<string, string>>;
}

/** A name, and other names of the same thing after it. */
export type NameRow = readonly [name: string, ...aliases: readonly string[]];

/** `data/galaxy.json`: what the MISP galaxy has besides threat actors and ATT&CK's objects. */
export interface GalaxyData {
  readonly format: 1;
  /** Ransomware brands, whose name stands for those who run them too. */
  readonly ransomware: readonly NameRow[];
  /** Surveillance vendors. */
  readonly vendor: readonly NameRow[];
  /** Software by what it is, such as `stealer`. */
  readonly software: Readonly<Record<string, readonly NameRow[]>>;
}

/** Where a catalogue's data comes from: called on first use, at most once each. */
export interface CatalogueSource {
  attack(): AttackData;
  actors(): ActorData;
  galaxy(): GalaxyData;
}
