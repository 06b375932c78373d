/**
 * The interface of the catalogue of ATT&CK and actors, which is injected into core. Facts only: IDs, names, relations. Releases are written
 * in ATT&CK's notation ("18.1") and compared as numbers.
 */

export type Domain = 'enterprise' | 'mobile' | 'ics';
export type ObjectKind = 'technique' | 'tactic' | 'group' | 'software' | 'campaign' | 'mitigation' | 'data-component';

/** An ATT&CK object in one release. */
export interface AttackObject {
  readonly kind: ObjectKind;
  /** Empty for an object that only a team's catalogue contains. */
  readonly id: string;
  readonly name: string;
  /** Empty for PRE-ATT&CK, and if no source states them. */
  readonly domains: readonly Domain[];
  /** The IDs of the active objects that replace it; empty when it is not revoked or no successor is recorded. */
  readonly revokedBy: readonly string[];
  readonly revoked: boolean;
  readonly deprecated: boolean;
  /** Other names of groups, software and campaigns. */
  readonly aliases: readonly string[];
  /** The description in a team's catalogue; plain text. */
  readonly description?: string;
  /** `attack-pattern--…`; known for objects in 18.1 or the newest release. */
  readonly stixId?: string;
}

export interface Technique extends AttackObject {
  readonly kind: 'technique';
  /** The name of the technique that a sub-technique belongs to. */
  readonly parentName?: string;
  /** Shortnames of its tactics, e.g. `initial-access`, over all its domains. */
  readonly tactics: readonly string[];
  /** In ATT&CK's notation (`Windows`); known in 18.1 and later, empty in earlier releases. */
  readonly platforms: readonly string[];
}

export interface Tactic extends AttackObject {
  readonly kind: 'tactic';
  readonly shortname: string;
}

/** Software is malware or a tool. */
export interface Software extends AttackObject {
  readonly kind: 'software';
  readonly type: 'malware' | 'tool';
}

/** The MISP galaxy's kind of an object with an actor's name that is not a cluster of activity. */
export type BrandKind = 'ransomware' | 'vendor';

/**
 * A threat actor: an ATT&CK group, a MISP galaxy cluster, or both if the sources agree that they are the same; or a ransomware brand or
 * surveillance vendor of the MISP galaxy.
 */
export interface Actor {
  /** The preferred name: for a group, that of ATT&CK. */
  readonly name: string;
  /** Every name that is primary in a source: `name`, MISP's where it differs, and those of vendors' own lists. */
  readonly primaryNames: readonly string[];
  /** MISP's primary name, if it differs from `name`. */
  readonly galaxyName?: string;
  /** Absent for clusters of activity. */
  readonly kind?: BrandKind;
  readonly aliases: readonly string[];
  /** Names that one source gives it but that refer to another actor: shown, but never looked up. */
  readonly disputedAliases?: readonly string[];
  /** The ATT&CK ID, such as `G0007`. */
  readonly attackId?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** Names with the vendors that gave them, if known. */
  readonly namedBy?: readonly { readonly name: string; readonly vendors: readonly string[] }[];
  /** The state service that it belongs to, e.g. `GRU, Military unit 26165`. */
  readonly sponsor?: string;
  readonly sources: readonly ('attack' | 'misp' | 'own')[];
  /** The description in a team's catalogue; plain text. */
  readonly description?: string;
}

/** A word of a team's catalogue, such as a tag. */
export interface TeamWord {
  readonly name: string;
  readonly description?: string;
}

/** Values that a team adds for keys without a shipped list. */
export interface TeamWords {
  readonly logSources: readonly TeamWord[];
  readonly sectors: readonly TeamWord[];
  readonly tags: readonly TeamWord[];
}

/** The actors that a name refers to: several if it is an alias of each and a primary name of none. */
export interface ActorMatch {
  readonly actors: readonly Actor[];
  /** Whether the name is primary in a source (then there is exactly one actor, unless two sources disagree). */
  readonly primary: boolean;
  /** The group with this name in ATT&CK, if another source has a separate actor for it: `UNC2452` is a name of APT29. */
  readonly inAttack?: Actor;
}

/** A suggested actor, with the similar name. */
export interface NearActor {
  readonly actor: Actor;
  readonly name: string;
}

/** Suggested software or a suggested campaign, with the similar name. */
export interface NearObject {
  readonly object: AttackObject;
  readonly name: string;
}

/** Software that the MISP galaxy names. */
export interface GalaxySoftware {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The type in the galaxy: `stealer`, `exploit-kit`, `ransomware`. */
  readonly type: string;
}

/** A search result, best first; `matched` is the name or alias that matched. */
export interface Hit<T> {
  readonly item: T;
  readonly matched: string;
  /** Higher is better; comparable within one search. */
  readonly score: number;
}

/** A name of an object, and the release from which it applies. */
export interface LifeName {
  readonly from: string;
  readonly name: string;
}

/** An object over all releases. Before release 18, data components had no IDs and are identified by name. */
export interface ObjectLife {
  readonly kind: ObjectKind;
  readonly id: string;
  /** The first known release that contains it; undefined if it was never active in a known release. */
  readonly firstRelease: string | undefined;
  /** The last release in which it is active; undefined if it is active in the newest one, or never was. */
  readonly lastRelease: string | undefined;
  /** Its names in the order of the releases, one for each change; never empty. */
  readonly names: readonly LifeName[];
}

/** ATT&CK in one release. IDs are upper case; the caller normalises other notations. */
export interface AttackRelease {
  readonly release: string;
  technique(id: string): Technique | undefined;
  /** Returns the shortnames of a technique's tactics in one of its domains; empty if it is not active in that domain. */
  tacticsIn(techniqueId: string, domain: Domain): readonly string[];
  /**
   * Returns an active tactic by ID, name or shortname, ignoring case, spaces, hyphens and underscores; if domains share it, that of
   * Enterprise.
   */
  tactic(text: string): Tactic | undefined;
  /** Returns the active tactics of all domains with this ID, name or shortname, in the order of the matrices. */
  tacticsNamed(text: string): readonly Tactic[];
  /** Returns the object of any kind with this ID, active or not; techniques take precedence over old mitigations with the same ID. */
  object(id: string): AttackObject | undefined;
  /** Returns every known object of a kind, active or not, in the data's order. */
  objects(kind: ObjectKind): readonly AttackObject[];
  /** Returns a group, software or campaign by its name or an alias (exact except for case). */
  named(kind: 'group' | 'software' | 'campaign', name: string): AttackObject | undefined;
  /** Whether active software, or an active campaign, has this name or alias, in any spelling. */
  isName(kind: 'software' | 'campaign', text: string): boolean;
  /** Active tactics in the order of the matrices: Enterprise, Mobile, ICS. */
  readonly tactics: readonly Tactic[];
  /** Active techniques with this name in any spelling, alone or after the parent's name. */
  techniquesNamed(text: string): readonly Technique[];
  /** Finds active techniques by ID (any notation), words of the name or parent's name; ranked. */
  searchTechniques(query: string, limit: number): readonly Hit<Technique>[];
  searchSoftware(query: string, limit: number): readonly Hit<Software>[];
  searchCampaigns(query: string, limit: number): readonly Hit<AttackObject>[];
  /** Finds data components by ID or words of the name. */
  searchDataComponents(query: string, limit: number): readonly Hit<AttackObject>[];
  /** Finds mitigations by ID or words of the name. */
  searchMitigations(query: string, limit: number): readonly Hit<AttackObject>[];
  /** Returns the active software or campaigns whose name is misspelt, or matches without a word such as "Stealer"; closest first. */
  nearestNamed(kind: 'software' | 'campaign', name: string, limit: number): readonly NearObject[];
  /** Returns the techniques closest to an unknown ID or name, best first; limited to `domains` if given. */
  nearestTechniques(text: string, limit: number, domains?: readonly Domain[]): readonly Technique[];
  nearestTactics(text: string, limit: number): readonly Tactic[];
}

export interface Catalogue {
  /** Known releases, oldest first, with their date, or month if the day is unknown (`2026-10`); the last ones may have no data. */
  readonly releases: readonly { readonly release: string; readonly date: string }[];
  /** The newest release with data, which applies if no version is given. */
  readonly newest: string;
  /** Returns the release that `attack_version` refers to: exact, or the newest minor of a major version; undefined if unknown. */
  resolveRelease(version: string): string | undefined;
  /** Returns the release that was current on a day (`YYYY-MM-DD`); before the first date, the newest of that date. */
  releaseOn(day: string): string;
  /** Returns ATT&CK in a known release. Decoded on first use and cached. */
  at(release: string): AttackRelease;
  /** Returns an object over all releases; without `kind`, the kind of its ID. Undefined if the ID was never known. */
  life(id: string, kind?: ObjectKind): ObjectLife | undefined;
  /** Returns the first release that contains an ID; undefined for unknown IDs. */
  introducedIn(id: string): string | undefined;
  actor(name: string): ActorMatch | undefined;
  /** Returns the actor for the ID of a group (`G0007`); for a revoked group, the actor that replaced it. */
  actorByAttackId(id: string): Actor | undefined;
  searchActors(query: string, limit: number): readonly Hit<Actor>[];
  /**
   * Returns the actors whose name is misspelt, closest first. Names that differ in digits, or that only share a vendor's naming scheme, do
   * not match.
   */
  nearestActors(name: string, limit: number): readonly NearActor[];
  /** Returns the software that the MISP galaxy contains under this name or alias, in any spelling. */
  galaxySoftware(name: string): GalaxySoftware | undefined;
  searchGalaxySoftware(query: string, limit: number): readonly Hit<GalaxySoftware>[];
  /** Absent without a team catalogue. */
  readonly ownWords?: TeamWords;
  /** Returns the description of an ATT&CK object, a sentence or two of plain text. Only an updated catalogue has descriptions. */
  description?(kind: ObjectKind, id: string): string | undefined;
}
