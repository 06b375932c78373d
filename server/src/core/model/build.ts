/** Builds the advisory from the tree. Never throws; omits missing values and values of the wrong type. */
import { isPlaceholder } from '../text/placeholder.ts';
import type { Span } from '../text/text.ts';
import * as words from './vocabularies.ts';
import { pairOf, type MappingNode, type Pair, type YamlNode } from '../yaml/tree.ts';
import type { Advisory, CustomSection, RecommendationGroup, SectionPresence } from './advisory.ts';
import { customValue } from './customValues.ts';
import { bool, items, list, number, present, rating, text, word } from './readers.ts';
import * as rows from './rows.ts';
import { technique } from './techniques.ts';

/** Identifies values that look empty only because of a syntax error or a comment. */
export interface LostValues {
  isUnparsed(span: Span): boolean;
  /** Whether the node is empty because its text was read as a comment, as in `title: #1 threat`. Such a node is not reported as empty. */
  isConsumed(node: YamlNode): boolean;
}

/** For each field of the model, its key in the document and the function that reads the field from the key's pair. */
type Readers = {
  readonly [K in Exclude<keyof Advisory, 'sections' | 'custom'>]-?: readonly [
    key: string,
    read: (pair: Pair) => Advisory[K] | undefined,
  ];
};

const readText = ({ value }: Pair): ReturnType<typeof text> => text(value);

const readers: Readers = {
  schemaVersion: ['schema_version', readText],
  id: ['id', readText],
  title: ['title', readText],
  summary: ['summary', readText],
  severity: ['severity', ({ value }) => word(value, words.severityValues, words.severitySynonyms)],
  confidence: ['confidence', ({ value }) => word(value, words.confidenceValues, words.confidenceSynonyms)],
  status: ['status', ({ value }) => word(value, words.statusValues, words.statusSynonyms)],
  category: ['category', readText],
  tlp: ['tlp', tlp],
  published: ['published', readText],
  analyzed: ['analyzed', readText],
  updated: ['updated', readText],
  authors: ['authors', (pair) => list(pair, text)],
  source: ['source', (pair) => list(pair, rows.source)],
  language: ['language', readText],
  attackVersion: ['attack_version', readText],
  actors: ['actors', (pair) => list(pair, rows.actor)],
  campaigns: ['campaigns', (pair) => list(pair, rows.campaign)],
  malware: ['malware', (pair) => list(pair, rows.software)],
  tools: ['tools', (pair) => list(pair, rows.software)],
  sectors: ['sectors', (pair) => list(pair, text)],
  regions: ['regions', (pair) => list(pair, text)],
  keyTakeaways: ['key_takeaways', (pair) => list(pair, text)],
  affectedSystems: ['affected_systems', (pair) => list(pair, rows.affectedSystem)],
  vulnerabilities: ['vulnerabilities', (pair) => list(pair, rows.vulnerability)],
  attackChain: [
    'attack_chain',
    (pair) => (pair.value.kind === 'scalar' ? text(pair.value) : list(pair, rows.attackChainStage)),
  ],
  timeline: ['timeline', (pair) => list(pair, rows.timelineEntry)],
  detectionAvailability: ['detection_availability', detectionAvailability],
  detectionRules: ['detection_rules', (pair) => list(pair, rows.detectionRule)],
  detectionEngineering: ['detection_engineering', detectionEngineering],
  requiredLogSources: ['required_log_sources', (pair) => list(pair, rows.logSource)],
  huntingHypotheses: ['hunting_hypotheses', (pair) => list(pair, rows.huntingHypothesis)],
  controlGaps: ['control_gaps', (pair) => list(pair, text)],
  keyBehavioralIndicators: ['key_behavioral_indicators', (pair) => list(pair, text)],
  indicators: ['indicators', (pair) => list(pair, rows.indicator)],
  falsePositiveAssessment: ['false_positive_assessment', falsePositives],
  recommendations: ['recommendations', recommendations],
  mitreAttack: ['mitre_attack', (pair) => list(pair, technique)],
  mitreAttackNotes: ['mitre_attack_notes', readText],
  references: ['references', (pair) => list(pair, rows.reference)],
  revisions: ['revisions', (pair) => list(pair, rows.revision)],
  tags: ['tags', (pair) => list(pair, text)],
};

/** The model's fields, by their keys in the document. */
const fields: ReadonlyMap<string, { readonly field: string; readonly read: (pair: Pair) => unknown }> = new Map(
  Object.entries(readers).map(([field, [key, read]]) => [key, { field, read }]),
);

/** Builds the model of a document. Each section is read on first use. */
export function buildAdvisory(root: YamlNode | undefined, lost: LostValues): Advisory {
  const top = root?.kind === 'mapping' ? root : undefined;
  return new LazyAdvisory(top, lost) as object as Advisory;
}

/**
 * Reads each field on first use. This is a class with getters on its prototype, because V8 keeps everything referenced by an object with
 * own getters until the next full garbage collection, and every chunk of a document has a model.
 */
class LazyAdvisory {
  readonly #top: MappingNode | undefined;
  readonly #lost: LostValues;
  readonly #values = new Map<string, unknown>();

  static {
    for (const field of ['sections', 'custom', ...Object.keys(readers)])
      Object.defineProperty(this.prototype, field, {
        get(this: LazyAdvisory) {
          return this.#value(field);
        },
        enumerable: true,
      });
  }

  constructor(top: MappingNode | undefined, lost: LostValues) {
    this.#top = top;
    this.#lost = lost;
  }

  #value(field: string): unknown {
    if (!this.#values.has(field)) this.#values.set(field, this.#read(field));
    return this.#values.get(field);
  }

  #read(field: string): unknown {
    if (field === 'sections') return sectionsOf(this.#top, this.#lost);
    if (field === 'custom') return customSections(this.#top);
    const pair = this.#top?.pairs.find(({ key }) => fields.get(key.value)?.field === field);
    return pair && fields.get(pair.key.value)?.read(pair);
  }
}

function tlp({ value }: Pair): Advisory['tlp'] {
  const written = text(value);
  const label = written && words.readTlp(written.value);
  return written && label ? { value: label, span: written.span } : undefined;
}

function sectionsOf(top: MappingNode | undefined, lost: LostValues): ReadonlyMap<string, SectionPresence> {
  const stateOf = ({ value, span }: Pair): SectionPresence['state'] => {
    if (lost.isUnparsed(span)) return 'incomplete';
    if (lost.isConsumed(value)) return 'filled';
    if (value.kind === 'scalar') return value.isNull || value.value.trim() === '' ? 'null' : 'filled';
    // Only a flow collection can be empty. The items of a block collection are created on first use, so they are not accessed here.
    if (!value.flow) return 'filled';
    return (value.kind === 'mapping' ? value.pairs : value.items).length === 0 ? 'empty' : 'filled';
  };
  return new Map(
    top?.pairs.map((pair) => [
      pair.key.value,
      {
        key: pair.key.span,
        span: pair.span,
        value: pair.value.span,
        state: stateOf(pair),
        isPlaceholder: pair.value.kind === 'scalar' && isPlaceholder(pair.value.value),
      },
    ]),
  );
}

function detectionAvailability(pair: Pair | undefined): Advisory['detectionAvailability'] {
  if (!pair || (pair.value.kind === 'scalar' && pair.value.isNull)) return undefined;
  const node = pair.value;
  const kinds = words.ruleKindValues.flatMap((kind) => {
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
    edrVisibility: rating(at('edr_visibility'), words.visibilityValues, words.visibilitySynonyms),
    networkVisibility: rating(at('network_visibility'), words.visibilityValues, words.visibilitySynonyms),
    detectionDifficulty: rating(at('detection_difficulty'), words.difficultyValues, words.difficultySynonyms),
  });
}

function falsePositives(pair: Pair | undefined): Advisory['falsePositiveAssessment'] {
  const found = rating(pair, words.fpRiskValues, words.fpRiskSynonyms);
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
    const found = list(pairOf(node, group), rows.recommendation);
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
