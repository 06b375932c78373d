/**
 * The interface of the catalogue: ATT&CK objects, threat actors and software, and team-defined entries. The catalogue is injected into
 * core. Releases are in ATT&CK's notation ("18.1") and are compared as numbers.
 */

export type Domain = 'enterprise' | 'mobile' | 'ics';
export type ObjectKind = 'technique' | 'tactic' | 'group' | 'software' | 'campaign' | 'mitigation' | 'data-component';

/** An ATT&CK object in one release, or a team-defined object. */
export interface AttackObject {
  readonly kind: ObjectKind;
  /** The ATT&CK ID; empty for an object that only a team's catalogue contains. */
  readonly id: string;
  readonly name: string;
  /** The object's domains; empty for objects in PRE-ATT&CK, and if no source states the domains. */
  readonly domains: readonly Domain[];
  /** The IDs of the active objects that replace this one; empty if there are none. */
  readonly revokedBy: readonly string[];
  readonly revoked: boolean;
  readonly deprecated: boolean;
  /** Aliases of groups, software and campaigns. */
  readonly aliases: readonly string[];
  /** The description from a team's catalogue; plain text. */
  readonly description?: string;
  /** The STIX identifier, such as `attack-pattern--…`; known only for objects in 18.1 or the newest release. */
  readonly stixId?: string;
}

export interface Technique extends AttackObject {
  readonly kind: 'technique';
  /** The name of a sub-technique's parent technique. */
  readonly parentName?: string;
  /** The shortnames of its tactics in all its domains, e.g. `initial-access`. */
  readonly tactics: readonly string[];
  /** The platforms in ATT&CK's notation (`Windows`); known from 18.1 on, empty for earlier releases. */
  readonly platforms: readonly string[];
}

export interface Tactic extends AttackObject {
  readonly kind: 'tactic';
  readonly shortname: string;
}

/** Software, which is either malware or a tool. */
export interface Software extends AttackObject {
  readonly kind: 'software';
  readonly type: 'malware' | 'tool';
}

/** The kind of an actor that is a ransomware brand or a surveillance vendor from the MISP galaxy, and not an activity cluster. */
export type BrandKind = 'ransomware' | 'vendor';

/**
 * A threat actor: an ATT&CK group, a MISP galaxy cluster, or both if the sources agree that they are the same; a ransomware brand or
 * surveillance vendor from the MISP galaxy; or an actor that a team defines.
 */
export interface Actor {
  /**
   * The preferred name: the one in a team's catalogue, otherwise the one in ATT&CK or, for an actor that is not a group, the one in MISP.
   */
  readonly name: string;
  /**
   * Every name that is primary in a source: `name`, and those of the main names in ATT&CK, in MISP and in vendors' own lists that differ
   * from it.
   */
  readonly primaryNames: readonly string[];
  /** MISP's primary name, if the one in ATT&CK is different. */
  readonly galaxyName?: string;
  /** The kind of brand; absent for activity clusters. */
  readonly kind?: BrandKind;
  readonly aliases: readonly string[];
  /**
   * Names that one source lists as aliases of this actor but that refer to another actor. They are shown, but looking them up does not find
   * this actor.
   */
  readonly disputedAliases?: readonly string[];
  /** The ATT&CK ID, such as `G0007`. */
  readonly attackId?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** The names that vendors are known to have coined, each with the vendors that coined it. */
  readonly namedBy?: readonly { readonly name: string; readonly vendors: readonly string[] }[];
  /** The state service that the actor belongs to, e.g. `GRU, Military unit 26165`. */
  readonly sponsor?: string;
  readonly sources: readonly ('attack' | 'misp' | 'own')[];
  /** The description from a team's catalogue; plain text. */
  readonly description?: string;
}

/** A value in a team's catalogue, such as a tag. */
export interface TeamWord {
  readonly name: string;
  readonly description?: string;
}

/** The log sources, sectors and tags that a team defines. */
export interface TeamWords {
  readonly logSources: readonly TeamWord[];
  readonly sectors: readonly TeamWord[];
  readonly tags: readonly TeamWord[];
}

/**
 * The actors that a name refers to. There are several if actors share the name as an alias, or if sources use it as the primary name of
 * different actors.
 */
export interface ActorMatch {
  readonly actors: readonly Actor[];
  /** Whether the name is primary in a source. If so, there is exactly one actor, unless sources disagree. */
  readonly primary: boolean;
  /** The group that has this name in ATT&CK, if another source lists a separate actor for it: `UNC2452` is an alias of APT29. */
  readonly inAttack?: Actor;
}

/** A suggested actor, and which of its names resembles the query. */
export interface NearActor {
  readonly actor: Actor;
  readonly name: string;
}

/** A suggested object (software or a campaign), and which of its names resembles the query. */
export interface NearObject {
  readonly object: AttackObject;
  readonly name: string;
}

/** Software listed in the MISP galaxy. */
export interface GalaxySoftware {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The type in the galaxy: `stealer`, `exploit-kit`, `ransomware`. */
  readonly type: string;
}

/** A search result. `matched` is the name, alias or ID that matched the query. */
export interface Hit<T> {
  readonly item: T;
  readonly matched: string;
  /** Higher is better; comparable only within one search. */
  readonly score: number;
}

/** A name of an object, and the first release that uses it. */
export interface LifeName {
  readonly from: string;
  readonly name: string;
}

/** An object's history across all releases. Before release 18, data components had no IDs and are identified by name. */
export interface ObjectLife {
  readonly kind: ObjectKind;
  readonly id: string;
  /** The first known release that contains it, active or not; undefined if its domains are unknown and it is active in no known release. */
  readonly firstRelease: string | undefined;
  /** The last release in which it is active; undefined if it is active in the newest one, or never was. */
  readonly lastRelease: string | undefined;
  /** The object's names in release order, one for each change; never empty. */
  readonly names: readonly LifeName[];
}

/** A single ATT&CK release. IDs are upper case; the caller normalises other notations. */
export interface AttackRelease {
  readonly release: string;
  technique(id: string): Technique | undefined;
  /** Returns the shortnames of a technique's tactics in one of its domains; empty if it is not active there. */
  tacticsIn(techniqueId: string, domain: Domain): readonly string[];
  /**
   * Returns an active tactic by ID, name or shortname, ignoring case, spaces, hyphens and underscores. If several domains have such a
   * tactic, returns the first one in the order Enterprise, Mobile, ICS.
   */
  tactic(text: string): Tactic | undefined;
  /** Returns the active tactics in all domains with this ID, name or shortname, in matrix order. */
  tacticsNamed(text: string): readonly Tactic[];
  /** Returns the object with this ID, active or not. Old mitigations with the ID of a technique are not found. */
  object(id: string): AttackObject | undefined;
  /** Returns all known objects of a kind, active or not, in data order. */
  objects(kind: ObjectKind): readonly AttackObject[];
  /** Returns a group, software or campaign by its name or an alias, ignoring case and surrounding whitespace. */
  named(kind: 'group' | 'software' | 'campaign', name: string): AttackObject | undefined;
  /** Whether active software, or an active campaign, has this name or alias, in any spelling. */
  isName(kind: 'software' | 'campaign', text: string): boolean;
  /** The active tactics in matrix order: Enterprise, Mobile, ICS. */
  readonly tactics: readonly Tactic[];
  /** Returns the active techniques with this name in any spelling, with or without the parent's name. */
  techniquesNamed(text: string): readonly Technique[];
  /**
   * Finds active techniques by ID (in any notation), by words in their own or their parent's name, or by tactic and platform; best first.
   */
  searchTechniques(query: string, limit: number): readonly Hit<Technique>[];
  searchSoftware(query: string, limit: number): readonly Hit<Software>[];
  searchCampaigns(query: string, limit: number): readonly Hit<AttackObject>[];
  /** Finds data components by ID or by words in their name. */
  searchDataComponents(query: string, limit: number): readonly Hit<AttackObject>[];
  /** Finds mitigations by ID or by words in their name. */
  searchMitigations(query: string, limit: number): readonly Hit<AttackObject>[];
  /**
   * Returns the active software or campaigns that `name` misspells, or that it matches except for a missing word such as "Stealer"; closest
   * first.
   */
  nearestNamed(kind: 'software' | 'campaign', name: string, limit: number): readonly NearObject[];
  /**
   * Returns the active techniques closest to an unknown ID or name, best first. If `domains` is given, returns only techniques in these
   * domains.
   */
  nearestTechniques(text: string, limit: number, domains?: readonly Domain[]): readonly Technique[];
  nearestTactics(text: string, limit: number): readonly Tactic[];
}

export interface Catalogue {
  /**
   * The known releases, oldest first. The date of a release is only a month (`2026-10`) if the day is unknown. The last releases may have
   * no data.
   */
  readonly releases: readonly { readonly release: string; readonly date: string }[];
  /** The newest release with data. */
  readonly newest: string;
  /**
   * Returns the release that `attack_version` refers to: the exact release or, for a major version, its newest minor release, preferably
   * one with data. Returns undefined if the release is unknown.
   */
  resolveRelease(version: string): string | undefined;
  /**
   * Returns the release that was current on a day (`YYYY-MM-DD`). For a day before the first release date, returns the newest release with
   * that date.
   */
  releaseOn(day: string): string;
  /**
   * Returns the data of a known release, created on first use and cached. For a release without data, returns the closest release that has
   * data.
   */
  at(release: string): AttackRelease;
  /**
   * Returns an object's history across all releases; undefined if the ID is unknown. `kind` defaults to the kind that the ID's format
   * indicates.
   */
  life(id: string, kind?: ObjectKind): ObjectLife | undefined;
  /** Returns the first release that contains an ID; undefined if the ID or that release is unknown. */
  introducedIn(id: string): string | undefined;
  actor(name: string): ActorMatch | undefined;
  /** Returns the actor for a group ID (`G0007`); for a revoked group, the actor that replaced it. */
  actorByAttackId(id: string): Actor | undefined;
  searchActors(query: string, limit: number): readonly Hit<Actor>[];
  /**
   * Returns the actors with a name that `name` misspells, closest first. Names that differ in digits do not match, nor do names that share
   * only a word of a vendor's naming scheme.
   */
  nearestActors(name: string, limit: number): readonly NearActor[];
  /** Returns the MISP galaxy's software with this name or alias, in any spelling. */
  galaxySoftware(name: string): GalaxySoftware | undefined;
  searchGalaxySoftware(query: string, limit: number): readonly Hit<GalaxySoftware>[];
  /** The values that the team defines; absent without a team catalogue. */
  readonly teamWords?: TeamWords;
  /** Returns an object's description, a short paragraph of plain text. Only an updated catalogue has descriptions. */
  description?(kind: ObjectKind, id: string): string | undefined;
}
