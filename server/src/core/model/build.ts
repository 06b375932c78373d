/** From the tree to the advisory. Never throws; leaves out what is missing or of a wrong kind. */
import type { Span } from '../text.ts';
import * as words from '../words.ts';
import { pairOf, type MappingNode, type Pair, type YamlNode } from '../yaml/tree.ts';
import type { Advisory, CustomSection, CustomValue, RecommendationGroup, SectionPresence } from './advisory.ts';
import { bool, items, list, number, present, rating, text, word } from './readers.ts';
import * as rows from './rows.ts';
import { technique } from './techniques.ts';

/** What the builder is told about places that a syntax error or a comment has emptied. */
export interface Losses {
  isLost(span: Span): boolean;
  /** A value that a comment swallowed: not reported as empty. */
  isSwallowed(node: YamlNode): boolean;
}

/** Builds the model of a document. */
export function buildAdvisory(root: YamlNode | undefined, losses: Losses): Advisory {
  const top = root?.kind === 'mapping' ? root : undefined;
  const pair = (key: string): Pair | undefined => pairOf(top, key);
  const at = (key: string): YamlNode | undefined => pair(key)?.value;
  const chain = at('attack_chain');
  const tlp = text(at('tlp'));
  const label = tlp && words.readTlp(tlp.value);
  return present({
    sections: sectionsOf(top, losses),
    schemaVersion: text(at('schema_version')),
    id: text(at('id')),
    title: text(at('title')),
    summary: text(at('summary')),
    severity: word(at('severity'), words.severityWords, words.severitySynonyms),
    confidence: word(at('confidence'), words.confidenceWords, words.confidenceSynonyms),
    status: word(at('status'), words.statusWords, words.statusSynonyms),
    category: text(at('category')),
    tlp: tlp && label ? { value: label, span: tlp.span } : undefined,
    published: text(at('published')),
    analyzed: text(at('analyzed')),
    updated: text(at('updated')),
    authors: list(pair('authors'), text),
    source: list(pair('source'), rows.source),
    attackVersion: text(at('attack_version')),
    actors: list(pair('actors'), rows.actor),
    campaigns: list(pair('campaigns'), rows.campaign),
    malware: list(pair('malware'), rows.software),
    tools: list(pair('tools'), rows.software),
    sectors: list(pair('sectors'), text),
    regions: list(pair('regions'), text),
    keyTakeaways: list(pair('key_takeaways'), text),
    affectedSystems: list(pair('affected_systems'), rows.affectedSystem),
    vulnerabilities: list(pair('vulnerabilities'), rows.vulnerability),
    attackChain: chain?.kind === 'scalar' ? text(chain) : list(pair('attack_chain'), rows.attackChainStage),
    timeline: list(pair('timeline'), rows.timelineEntry),
    detectionAvailability: detectionAvailability(pair('detection_availability')),
    detectionRules: list(pair('detection_rules'), rows.detectionRule),
    detectionEngineering: detectionEngineering(pair('detection_engineering')),
    requiredLogSources: list(pair('required_log_sources'), rows.logSource),
    huntingHypotheses: list(pair('hunting_hypotheses'), rows.huntingHypothesis),
    controlGaps: list(pair('control_gaps'), text),
    keyBehavioralIndicators: list(pair('key_behavioral_indicators'), text),
    indicators: list(pair('indicators'), rows.indicator),
    falsePositiveAssessment: falsePositives(pair('false_positive_assessment')),
    recommendations: recommendations(pair('recommendations')),
    mitreAttack: list(pair('mitre_attack'), technique),
    mitreAttackNotes: text(at('mitre_attack_notes')),
    references: list(pair('references'), rows.reference),
    revisions: list(pair('revisions'), rows.revision),
    tags: list(pair('tags'), text),
    custom: customSections(top),
  });
}

function sectionsOf(top: MappingNode | undefined, losses: Losses): ReadonlyMap<string, SectionPresence> {
  const stateOf = ({ value, span }: Pair): SectionPresence['state'] => {
    if (losses.isLost(span)) return 'damaged';
    if (losses.isSwallowed(value)) return 'filled';
    if (value.kind === 'scalar') return value.isNull || value.value.trim() === '' ? 'null' : 'filled';
    return (value.kind === 'mapping' ? value.pairs : value.items).length === 0 ? 'empty' : 'filled';
  };
  return new Map(
    top?.pairs.map((pair) => [
      pair.key.value,
      { key: pair.key.span, span: pair.span, value: pair.value.span, state: stateOf(pair) },
    ]),
  );
}

function detectionAvailability(pair: Pair | undefined): Advisory['detectionAvailability'] {
  if (!pair || (pair.value.kind === 'scalar' && pair.value.isNull)) return undefined;
  const node = pair.value;
  const kinds = words.ruleKindWords.flatMap((kind) => {
    const stated = pairOf(node, kind);
    if (!stated) return [];
    const { key, value } = stated;
    const at = (name: string): YamlNode | undefined => pairOf(value, name)?.value;
    const fact = present({
      key: key.span,
      span: value.span,
      available: bool(value.kind === 'mapping' ? at('available') : value),
      count: number(at('count')),
      url: text(at('url')),
      notes: text(at('notes')),
    });
    return [[kind, fact] as const];
  });
  return present({
    key: pair.key.span,
    span: node.span,
    isMapping: node.kind === 'mapping',
    kinds: new Map(kinds),
    notes: text(pairOf(node, 'notes')?.value),
  });
}

function detectionEngineering(pair: Pair | undefined): Advisory['detectionEngineering'] {
  if (!pair || pair.value.kind !== 'mapping') return undefined;
  const at = (key: string): Pair | undefined => pairOf(pair.value, key);
  return present({
    key: pair.key.span,
    span: pair.value.span,
    edrVisibility: rating(at('edr_visibility'), words.visibilityWords, words.visibilitySynonyms),
    networkVisibility: rating(at('network_visibility'), words.visibilityWords, words.visibilitySynonyms),
    detectionDifficulty: rating(at('detection_difficulty'), words.difficultyWords, words.difficultySynonyms),
  });
}

function falsePositives(pair: Pair | undefined): Advisory['falsePositiveAssessment'] {
  const found = rating(pair, words.fpRiskWords, words.fpRiskSynonyms);
  if (!found || !pair) return undefined;
  return present({ key: found.key, rating: found.rating, notes: text(pairOf(pair.value, 'notes')?.value) });
}

const groups: readonly RecommendationGroup[] = [
  'immediate_mitigation',
  'infrastructure_hardening',
  'user_protection',
  'security_awareness',
];

function recommendations(pair: Pair | undefined): Advisory['recommendations'] {
  if (!pair || (pair.value.kind === 'scalar' && pair.value.isNull)) return undefined;
  const node = pair.value;
  const given = groups.flatMap((group) => {
    const found = list(pairOf(node, group), text);
    return found ? [[group, found] as const] : [];
  });
  return {
    key: pair.key.span,
    span: node.span,
    isMapping: node.kind === 'mapping',
    groups: new Map(given),
    additional: items(pairOf(node, 'additional')?.value).flatMap((item) => rows.additionalRecommendations(item) ?? []),
  };
}

function customSections(top: MappingNode | undefined): readonly CustomSection[] {
  return (top?.pairs ?? [])
    .filter((pair) => pair.key.value.startsWith('x_'))
    .map((pair) => ({ name: pair.key.value, key: pair.key.span, value: customValue(pair.value) }));
}

function customValue(node: YamlNode): CustomValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map((item) => customValue(item));
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.value, customValue(pair.value)]));
}
