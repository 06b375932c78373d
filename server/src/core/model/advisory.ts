/**
 * The advisory as plain data, for rules, report and exports. Every value except custom ones has its span. Everything is optional, because
 * an advisory is also read while it is being written. Fields are named like the keys in docs/format.md, in camelCase.
 */
import type { Span } from '../text/text.ts';
import type { Pair } from '../yaml/tree.ts';
import type {
  ActorKind,
  Confidence,
  Difficulty,
  FpRisk,
  RuleKind,
  SeverityValue,
  Status,
  Tlp,
  Visibility,
  IndicatorType,
} from './vocabularies.ts';
import type { CustomSection, SectionPresence } from './sections.ts';

export type * from './sections.ts';

/** A value and the span of its text. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Text as written by the author; never empty. */
export type Text = Located<string>;

/** The list under a key. A single value in place of a list becomes a list of one item. */
export interface List<T> {
  /** The span of the key. */
  readonly key: Span;
  /** The span of the whole value. */
  readonly span: Span;
  readonly items: readonly T[];
}

/** The fields that all rows share. */
export interface Row {
  /** The span of the whole item. */
  readonly span: Span;
  /** Whether the item is bare text instead of a mapping. */
  readonly bare: boolean;
  /** The keys of the row's mapping; empty for bare text. */
  readonly pairs: readonly Pair[];
}

export interface Source extends Row {
  readonly name?: Text;
  readonly url?: Text;
  readonly published?: Text;
}

export interface ActorEntry extends Row {
  readonly name?: Text;
  readonly aliases: readonly Text[];
  readonly attackId?: Text;
  readonly country?: Text;
  readonly kind?: Located<ActorKind>;
  readonly confidence?: Located<Confidence>;
  readonly motivation?: Text;
  readonly unattributed?: Located<boolean>;
}

export interface CampaignEntry extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
}

/** An entry of `malware` or `tools`. */
export interface SoftwareEntry extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
  readonly type?: Text;
  readonly aliases: readonly Text[];
}

export interface AffectedSystem extends Row {
  readonly name?: Text;
  readonly vendor?: Text;
  readonly versions: readonly Text[];
  readonly fixedVersions: readonly Text[];
  readonly platform?: Text;
}

export interface Cvss {
  readonly span: Span;
  readonly vector?: Text;
  readonly score?: Located<number>;
  readonly severity?: Text;
}

export interface Vulnerability extends Row {
  readonly id?: Text;
  readonly title?: Text;
  readonly cvss: readonly Cvss[];
  readonly cwe: readonly Text[];
  readonly exploited?: Located<boolean | 'unknown'>;
  readonly description?: Text;
}

export interface AttackChainStage extends Row {
  readonly stage?: Text;
  readonly description?: Text;
  readonly techniques: readonly TechniqueEntry[];
}

export interface TimelineEntry extends Row {
  readonly time?: Text;
  readonly event?: Text;
  readonly techniques: readonly TechniqueEntry[];
}

/** One kind of rule in `detection_availability`. */
export interface KindAvailability {
  readonly key: Span;
  readonly span: Span;
  /** Absent if the value of the key is neither yes nor no. */
  readonly available?: Located<boolean>;
  readonly count?: Located<number>;
  readonly url?: Text;
  readonly notes?: Text;
}

export interface DetectionAvailability {
  readonly key: Span;
  readonly span: Span;
  /** Whether the value is a mapping. Only then can individual kinds be reported as missing. */
  readonly isMapping: boolean;
  readonly kinds: ReadonlyMap<RuleKind, KindAvailability>;
  readonly notes?: Text;
}

export interface DetectionRule extends Row {
  readonly type?: Located<RuleKind>;
  readonly name?: Text;
  readonly id?: Text;
  readonly description?: Text;
  readonly author?: Text;
  readonly license?: Text;
  readonly language?: Text;
  readonly body?: Text;
  readonly file?: Text;
  readonly url?: Text;
  readonly techniques: readonly TechniqueEntry[];
  readonly logSources: readonly Text[];
  readonly falsePositives: readonly Text[];
}

/** A rating with its rationale. */
export interface Rating<T> {
  readonly key: Span;
  readonly rating?: Located<T>;
  readonly rationale?: Text;
}

export interface DetectionEngineering {
  readonly key: Span;
  readonly span: Span;
  readonly edrVisibility?: Rating<Visibility>;
  readonly networkVisibility?: Rating<Visibility>;
  readonly detectionDifficulty?: Rating<Difficulty>;
}

export interface LogSource extends Row {
  readonly name?: Text;
  readonly attackId?: Text;
  readonly notes?: Text;
}

export interface HuntingHypothesis extends Row {
  readonly hypothesis?: Text;
  readonly telemetry: readonly Text[];
  /** A tactic by name, shortname or ID, or the author's own words. */
  readonly attackStage?: Text;
  readonly techniques: readonly TechniqueEntry[];
  readonly fpRisk?: Located<FpRisk>;
  readonly query?: Text;
  readonly notes?: Text;
}

export interface Indicator extends Row {
  /** The stated type; absent if none is stated, if it is not an indicator type, and for bare text. */
  readonly type?: Located<IndicatorType>;
  readonly value?: Text;
  readonly role?: Text;
  readonly malware?: Text;
  readonly description?: Text;
  readonly firstSeen?: Text;
  readonly lastSeen?: Text;
  readonly confidence?: Located<Confidence>;
  readonly tlp?: Located<Tlp>;
}

export interface FalsePositiveAssessment {
  readonly key: Span;
  readonly rating?: Located<FpRisk>;
  readonly notes?: Text;
}

export type RecommendationGroup =
  'immediate_mitigation' | 'infrastructure_hardening' | 'user_protection' | 'security_awareness';

/** A recommendation; bare text is its `text`. */
export interface Recommendation extends Row {
  readonly text?: Text;
  /** IDs of ATT&CK mitigations. */
  readonly mitigations: readonly Text[];
  readonly techniques: readonly TechniqueEntry[];
}

export interface AdditionalRecommendations extends Row {
  readonly title?: Text;
  readonly items: readonly Recommendation[];
}

export interface Recommendations {
  readonly key: Span;
  readonly span: Span;
  readonly isMapping: boolean;
  readonly groups: ReadonlyMap<RecommendationGroup, List<Recommendation>>;
  readonly additional: readonly AdditionalRecommendations[];
}

/** A technique in `mitre_attack` or in the `techniques` of a row. */
export interface TechniqueEntry extends Row {
  /** The ID as written. Its span covers only the ID, even in `T1566 - Phishing`, unless the scalar has escapes or several lines. */
  readonly id?: Text;
  readonly name?: Text;
  readonly tactics: readonly Text[];
  readonly description?: Text;
  readonly confidence?: Located<Confidence>;
}

export interface Reference extends Row {
  readonly title?: Text;
  readonly url?: Text;
  readonly publisher?: Text;
  readonly published?: Text;
}

export interface Revision extends Row {
  readonly date?: Text;
  readonly version?: Text;
  readonly description?: Text;
}

export interface Advisory {
  /** The top-level keys in document order, including unknown ones. */
  readonly sections: ReadonlyMap<string, SectionPresence>;
  readonly schemaVersion?: Text;
  readonly id?: Text;
  readonly title?: Text;
  readonly summary?: Text;
  readonly severity?: Located<SeverityValue>;
  readonly confidence?: Located<Confidence>;
  readonly status?: Located<Status>;
  readonly category?: Text;
  readonly tlp?: Located<Tlp | 'WHITE'>;
  readonly published?: Text;
  readonly analyzed?: Text;
  readonly updated?: Text;
  readonly authors?: List<Text>;
  readonly source?: List<Source>;
  readonly language?: Text;
  readonly attackVersion?: Text;
  readonly actors?: List<ActorEntry>;
  readonly campaigns?: List<CampaignEntry>;
  readonly malware?: List<SoftwareEntry>;
  readonly tools?: List<SoftwareEntry>;
  readonly sectors?: List<Text>;
  readonly regions?: List<Text>;
  readonly keyTakeaways?: List<Text>;
  readonly affectedSystems?: List<AffectedSystem>;
  readonly vulnerabilities?: List<Vulnerability>;
  /** Prose, or a list of stages. */
  readonly attackChain?: Text | List<AttackChainStage>;
  readonly timeline?: List<TimelineEntry>;
  readonly detectionAvailability?: DetectionAvailability;
  readonly detectionRules?: List<DetectionRule>;
  readonly detectionEngineering?: DetectionEngineering;
  readonly requiredLogSources?: List<LogSource>;
  readonly huntingHypotheses?: List<HuntingHypothesis>;
  readonly controlGaps?: List<Text>;
  readonly keyBehavioralIndicators?: List<Text>;
  readonly indicators?: List<Indicator>;
  readonly falsePositiveAssessment?: FalsePositiveAssessment;
  readonly recommendations?: Recommendations;
  readonly mitreAttack?: List<TechniqueEntry>;
  readonly mitreAttackNotes?: Text;
  readonly references?: List<Reference>;
  readonly revisions?: List<Revision>;
  readonly tags?: List<Text>;
  readonly custom: readonly CustomSection[];
}
