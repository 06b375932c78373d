/**
 * Renders an advisory as JSON with canonical keys and values: lists are lists, rows are mappings, enum values and identifiers have their
 * canonical spelling, and valid values of indicators are refanged. Its schema is schemas/report.schema.json. Because JSON is YAML, the
 * result is itself an advisory.
 */
import type * as model from '../../model/advisory.ts';
import type { AttackRelease } from '../../catalogue/catalogue.ts';
import { ruleKindValues } from '../../model/vocabularies.ts';
import * as row from './rows.ts';
import { date, listOf, mapping, plain, rows, text, type Entry, type Json } from './values.ts';

/** Returns an advisory as JSON with a trailing newline. The result is the same for the same advisory and release. */
export function renderJson(advisory: model.Advisory, attack: AttackRelease): string {
  return `${JSON.stringify(renderJsonModel(advisory, attack), null, 2)}\n`;
}

/** Returns the model that {@link renderJson} writes, as JavaScript values. */
export function renderJsonModel(advisory: model.Advisory, attack: AttackRelease): Json {
  const known = entriesOf(advisory, attack).map(([key, value]): Entry => [key, value ?? noneOf(advisory, key)]);
  const custom = advisory.custom.map(({ name, value }): Entry => [name, value]);
  return mapping([...known, ...custom]);
}

/**
 * Returns an empty list for the key of a list if the advisory has an empty list or mapping there, which means that there is nothing to
 * report; otherwise undefined.
 */
const noneOf = (advisory: model.Advisory, key: string): Json | undefined =>
  advisory.sections.get(key)?.state === 'empty' && lists.has(key) ? [] : undefined;

const lists: ReadonlySet<string> = new Set(
  `authors source actors campaigns malware tools sectors regions key_takeaways affected_systems vulnerabilities attack_chain timeline
detection_rules required_log_sources hunting_hypotheses control_gaps key_behavioral_indicators indicators mitre_attack references revisions
tags`.split(/\s/),
);

/** Returns the top-level keys with their values, in canonical order. */
function entriesOf(advisory: model.Advisory, attack: AttackRelease): readonly Entry[] {
  const list = rows(({ value }: model.Text) => value.trim());
  const techniques = row.techniqueRows(attack);
  const chain = advisory.attackChain;
  return [
    ['schema_version', '1.0'],
    ['id', text(advisory.id)],
    ['title', text(advisory.title)],
    ['summary', text(advisory.summary)],
    ['severity', plain(advisory.severity)],
    ['confidence', plain(advisory.confidence)],
    ['status', plain(advisory.status)],
    ['category', text(advisory.category)],
    ['tlp', advisory.tlp?.value === 'WHITE' ? 'CLEAR' : plain(advisory.tlp)],
    ['published', date(advisory.published)],
    ['analyzed', date(advisory.analyzed)],
    ['updated', date(advisory.updated)],
    ['authors', list(advisory.authors)],
    ['source', rows(row.source)(advisory.source)],
    ['language', text(advisory.language)],
    ['attack_version', attack.release],
    ['actors', rows(row.actor)(advisory.actors)],
    ['campaigns', rows(row.campaign)(advisory.campaigns)],
    ['malware', rows(row.software)(advisory.malware)],
    ['tools', rows(row.software)(advisory.tools)],
    ['sectors', list(advisory.sectors)],
    ['regions', list(advisory.regions)],
    ['key_takeaways', list(advisory.keyTakeaways)],
    ['affected_systems', rows(row.affectedSystem)(advisory.affectedSystems)],
    ['vulnerabilities', rows(row.vulnerability)(advisory.vulnerabilities)],
    ['attack_chain', chain && ('items' in chain ? rows(techniques.stage)(chain) : text(chain))],
    ['timeline', rows(techniques.event)(advisory.timeline)],
    ['detection_availability', availability(advisory.detectionAvailability)],
    ['detection_rules', rows(techniques.rule)(advisory.detectionRules)],
    ['detection_engineering', engineering(advisory.detectionEngineering)],
    ['required_log_sources', rows(row.logSource)(advisory.requiredLogSources)],
    ['hunting_hypotheses', rows(techniques.hypothesis)(advisory.huntingHypotheses)],
    ['control_gaps', list(advisory.controlGaps)],
    ['key_behavioral_indicators', list(advisory.keyBehavioralIndicators)],
    ['indicators', rows(row.indicator)(advisory.indicators)],
    ['false_positive_assessment', assessment(advisory.falsePositiveAssessment)],
    ['recommendations', recommendations(advisory.recommendations, techniques)],
    ['mitre_attack', rows(techniques.technique)(advisory.mitreAttack)],
    ['mitre_attack_notes', text(advisory.mitreAttackNotes)],
    ['references', rows(row.reference)(advisory.references)],
    ['revisions', rows(row.revision)(advisory.revisions)],
    ['tags', list(advisory.tags)],
  ];
}

function availability(given: model.DetectionAvailability | undefined): Json | undefined {
  if (!given) return undefined;
  const kinds = ruleKindValues.map((kind): Entry => {
    const { available, count, url, notes } = given.kinds.get(kind) ?? {};
    const said: readonly Entry[] = [
      ['available', plain(available)],
      ['count', plain(count)],
      ['url', text(url)],
      ['notes', text(notes)],
    ];
    return [kind, said.some(([, value]) => value !== undefined) ? mapping(said) : undefined];
  });
  return mapping([...kinds, ['notes', text(given.notes)]]);
}

function engineering(given: model.DetectionEngineering | undefined): Json | undefined {
  if (!given) return undefined;
  const rating = (one: model.Rating<string> | undefined): Json | undefined =>
    one &&
    mapping([
      ['rating', plain(one.rating)],
      ['rationale', text(one.rationale)],
    ]);
  return mapping([
    ['edr_visibility', rating(given.edrVisibility)],
    ['network_visibility', rating(given.networkVisibility)],
    ['detection_difficulty', rating(given.detectionDifficulty)],
  ]);
}

const assessment = (given: model.FalsePositiveAssessment | undefined): Json | undefined =>
  given &&
  mapping([
    ['rating', plain(given.rating)],
    ['notes', text(given.notes)],
  ]);

const groups = ['immediate_mitigation', 'infrastructure_hardening', 'user_protection', 'security_awareness'] as const;

function recommendations(given: model.Recommendations | undefined, show: row.TechniqueRows): Json | undefined {
  if (!given) return undefined;
  return mapping([
    ...groups.map((group): Entry => [group, given.groups.get(group)?.items.map(show.recommendation)]),
    ['additional', listOf(given.additional, show.additional)],
  ]);
}
