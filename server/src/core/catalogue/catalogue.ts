/**
 * What the product knows about ATT&CK and about actors, as an interface: core is given a catalogue and never reads one.
 * Facts only: IDs, names, relations. Releases are written as ATT&CK writes them ("18.1") and compare as numbers.
 */

export type Domain = 'enterprise' | 'mobile' | 'ics';
export type ObjectKind = 'technique' | 'tactic' | 'group' | 'software' | 'campaign' | 'mitigation' | 'data-component';

/** An ATT&CK object as it is in one release. */
export interface AttackObject {
  readonly kind: ObjectKind;
  /** Empty where a team's catalogue names something that ATT&CK does not have. */
  readonly id: string;
  readonly name: string;
  /** None for PRE-ATT&CK, and where no source says. */
  readonly domains: readonly Domain[];
  /** The IDs of the active objects that replace it; empty when it is not revoked or no successor is recorded. */
  readonly revokedBy: readonly string[];
  readonly revoked: boolean;
  readonly deprecated: boolean;
  /** Other names, of groups, software and campaigns. */
  readonly aliases: readonly string[];
  /** What a team's catalogue says of it; plain text. */
  readonly description?: string;
  /** `attack-pattern--…`; known of what 18.1 or the newest release has. */
  readonly stixId?: string;
}

export interface Technique extends AttackObject {
  readonly kind: 'technique';
  /** The name of the technique that a sub-technique belongs to. */
  readonly parentName?: string;
  /** Shortnames of its tactics, e.g. `initial-access`, over all its domains. */
  readonly tactics: readonly string[];
  /** As ATT&CK writes them (`Windows`); known in 18.1 and later, empty in earlier releases. */
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

/** What the MISP galaxy says that something with an actor's name is, where it is no cluster of activity. */
export type BrandKind = 'ransomware' | 'vendor';

/**
 * A threat actor: an ATT&CK group, a MISP galaxy cluster, or both where the sources agree that they are one; or a brand of ransomware or a
 * surveillance vendor of MISP galaxy.
 */
export interface Actor {
  /** The preferred name: ATT&CK's where it is a group. */
  readonly name: string;
  /** Every name that is primary in a source: `name`, MISP's where it differs, and those of vendors' own lists. */
  readonly primaryNames: readonly string[];
  /** MISP's primary name, where it is another one than `name`. */
  readonly galaxyName?: string;
  /** Absent for clusters of activity. */
  readonly kind?: BrandKind;
  readonly aliases: readonly string[];
  /** Names that one source gives it and that mean another actor: to be shown, never looked up. */
  readonly disputedAliases?: readonly string[];
  /** `G0007` */
  readonly attackId?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** Names with the vendors that gave them, where the data says so. */
  readonly namedBy?: readonly { readonly name: string; readonly vendors: readonly string[] }[];
  /** The service of a state that it is a unit of, e.g. `GRU, Military unit 26165`. */
  readonly sponsor?: string;
  readonly sources: readonly ('attack' | 'misp' | 'own')[];
  /** What a team's catalogue says of it; plain text. */
  readonly description?: string;
}

/** A word of a team's own, such as a tag. */
export interface TeamWord {
  readonly name: string;
  readonly description?: string;
}

/** Values that a team adds for keys whose values no source lists. */
export interface TeamWords {
  readonly logSources: readonly TeamWord[];
  readonly sectors: readonly TeamWord[];
  readonly tags: readonly TeamWord[];
}

/** What a name means. Several actors when the name is an alias of each and primary in none. */
export interface ActorMatch {
  readonly actors: readonly Actor[];
  /** The name is primary in a source (then there is exactly one actor, unless two sources mean different ones by it). */
  readonly primary: boolean;
  /** The group that ATT&CK lists the name under, where another source has an actor of its own by it: `UNC2452` is one of APT29's names. */
  readonly inAttack?: Actor;
}

/** An actor that may have been meant, with the name that is a close match. */
export interface NearActor {
  readonly actor: Actor;
  readonly name: string;
}

/** Software or a campaign that may have been meant, with the name that is a close match. */
export interface NearObject {
  readonly object: AttackObject;
  readonly name: string;
}

/** Software that the MISP galaxy names. */
export interface GalaxySoftware {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What the galaxy files it under: `stealer`, `exploit-kit`, `ransomware`. */
  readonly type: string;
}

/** A search result, best first; `matched` is the name or alias that matched. */
export interface Hit<T> {
  readonly item: T;
  readonly matched: string;
  /** Higher is better; comparable within one search. */
  readonly score: number;
}

/** A name that an object had from a release on. */
export interface LifeName {
  readonly from: string;
  readonly name: string;
}

/** An object over all releases. Data components count by name before release 18, which gave them IDs. */
export interface ObjectLife {
  readonly kind: ObjectKind;
  readonly id: string;
  /** The first known release that has it; undefined when no known release ever had it active. */
  readonly firstRelease: string | undefined;
  /** The last release in which it is active; undefined when it is active in the newest, and when it never was. */
  readonly lastRelease: string | undefined;
  /** Its names in the order of the releases, one entry a change; never empty. */
  readonly names: readonly LifeName[];
}

/** ATT&CK as of one release. IDs are upper case; other notations are the caller's to normalise. */
export interface AttackRelease {
  readonly release: string;
  technique(id: string): Technique | undefined;
  /** Shortnames of the tactics that a technique has in one of its domains; empty where it is not active in that domain. */
  tacticsIn(techniqueId: string, domain: Domain): readonly string[];
  /** An active tactic by ID, name or shortname, forgiving case, spaces, hyphens and underscores; Enterprise's where domains share it. */
  tactic(text: string): Tactic | undefined;
  /** The active tactics of all domains with this ID, name or shortname, in the order of the matrices. */
  tacticsNamed(text: string): readonly Tactic[];
  /** The object of any kind with this ID, active or not; techniques win over the old mitigations that share IDs with them. */
  object(id: string): AttackObject | undefined;
  /** Every object of a kind that the release knows, active or not, in the data's order. */
  objects(kind: ObjectKind): readonly AttackObject[];
  /** A group, software or campaign by its name or an alias (exact except for case). */
  named(kind: 'group' | 'software' | 'campaign', name: string): AttackObject | undefined;
  /** Active tactics in the order of the matrices: Enterprise, Mobile, ICS. */
  readonly tactics: readonly Tactic[];
  /** Active techniques by ID (any notation), words of the name, parent's name; ranked. */
  searchTechniques(query: string, limit: number): readonly Hit<Technique>[];
  searchSoftware(query: string, limit: number): readonly Hit<Software>[];
  searchCampaigns(query: string, limit: number): readonly Hit<AttackObject>[];
  /** By ID or words of the name. */
  searchDataComponents(query: string, limit: number): readonly Hit<AttackObject>[];
  /** By ID or words of the name. */
  searchMitigations(query: string, limit: number): readonly Hit<AttackObject>[];
  /** The active software or campaigns whose name an unknown one misspells, or matches without a word such as "Stealer"; closest first. */
  nearestNamed(kind: 'software' | 'campaign', name: string, limit: number): readonly NearObject[];
  /** The techniques nearest to an ID or name that does not exist, best first; of these domains alone, where some are given. */
  nearestTechniques(text: string, limit: number, domains?: readonly Domain[]): readonly Technique[];
  nearestTactics(text: string, limit: number): readonly Tactic[];
}

export interface Catalogue {
  /** Known releases, oldest first, with their day, or month where the day is not known (`2026-10`); the last may be without data. */
  readonly releases: readonly { readonly release: string; readonly date: string }[];
  /** The newest release with data: what "no version given" means. */
  readonly newest: string;
  /** The release that `attack_version` names: exact, or a major's newest minor; undefined when unknown. */
  resolveRelease(version: string): string | undefined;
  /** The release that was current on a day (`YYYY-MM-DD`); before the first date, the newest of that date. */
  releaseOn(day: string): string;
  /** ATT&CK as of a release known here. Decoded on first use and kept. */
  at(release: string): AttackRelease;
  /** An object over all releases; without `kind`, the kind that its ID is of. Undefined when no release ever knew the ID. */
  life(id: string, kind?: ObjectKind): ObjectLife | undefined;
  /** The release that introduced an ID: the first that has it. Undefined for unknown IDs. */
  introducedIn(id: string): string | undefined;
  actor(name: string): ActorMatch | undefined;
  /** The actor of a group's ID (`G0007`); of a revoked group's, the one that it became. */
  actorByAttackId(id: string): Actor | undefined;
  searchActors(query: string, limit: number): readonly Hit<Actor>[];
  /** The actors whose name an unknown one misspells, closest first; never by other digits, or by what a vendor's names have in common. */
  nearestActors(name: string, limit: number): readonly NearActor[];
  /** Software that the MISP galaxy knows by this name or alias, in any spelling. */
  galaxySoftware(name: string): GalaxySoftware | undefined;
  searchGalaxySoftware(query: string, limit: number): readonly Hit<GalaxySoftware>[];
  /** Absent where no catalogue of a team lies over the shipped one. */
  readonly ownWords?: TeamWords;
  /** What an ATT&CK object is, in a sentence or two of plain text. Only a catalogue that was updated has descriptions. */
  description?(kind: ObjectKind, id: string): string | undefined;
}
