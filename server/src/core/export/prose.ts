/** Converts sections of an advisory to plain text, for formats that have no other place for them. */
import type {
  Advisory,
  AffectedSystem,
  AttackChainStage,
  DetectionAvailability,
  DetectionEngineering,
  HuntingHypothesis,
  LogSource,
  Rating,
  Revision,
  TechniqueEntry,
  Text,
  TimelineEntry,
} from '../model/advisory.ts';
import type { CustomValue } from '../model/sections.ts';
import { displayValue, ruleKindTitles } from '../model/vocabularies.ts';

/** A section as plain text, in which indicators are not defanged. */
export interface ProseSection {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** The techniques in the section's rows. */
  readonly techniques: readonly TechniqueEntry[];
}

/** Returns the sections that formats such as STIX and MISP can express only as text, in canonical order; empty ones are omitted. */
export function proseSections(advisory: Advisory): readonly ProseSection[] {
  const { attackChain } = advisory;
  const stages = attackChain && 'items' in attackChain ? attackChain.items : [];
  const hunts = advisory.huntingHypotheses?.items ?? [];
  const timeline = advisory.timeline?.items ?? [];
  const of = (key: string, title: string, text: string, techniques: readonly TechniqueEntry[] = []): ProseSection => ({
    key,
    title,
    text,
    techniques,
  });
  return [
    of('key_takeaways', 'Key Takeaways', list(advisory.keyTakeaways?.items.map(plain))),
    of('affected_systems', 'Affected Systems', list(advisory.affectedSystems?.items.map(system))),
    of(
      'attack_chain',
      'Attack Chain',
      attackChain && 'items' in attackChain ? list(stages.map(stage)) : plain(attackChain),
      stages.flatMap(({ techniques }) => techniques),
    ),
    of(
      'timeline',
      'Timeline',
      list(timeline.map(event)),
      timeline.flatMap(({ techniques }) => techniques),
    ),
    of('detection_availability', 'Detection Availability', availability(advisory.detectionAvailability)),
    of('detection_engineering', 'Detection Engineering Assessment', engineering(advisory.detectionEngineering)),
    of('required_log_sources', 'Required Log Sources', list(advisory.requiredLogSources?.items.map(logSource))),
    of(
      'hunting_hypotheses',
      'Hunting Hypotheses',
      list(hunts.map(hunt)),
      hunts.flatMap(({ techniques }) => techniques),
    ),
    of('control_gaps', 'Control Gaps', list(advisory.controlGaps?.items.map(plain))),
    of(
      'key_behavioral_indicators',
      'Key Behavioral Indicators',
      list(advisory.keyBehavioralIndicators?.items.map(plain)),
    ),
    of('false_positive_assessment', 'False Positive Assessment', falsePositives(advisory)),
    of('mitre_attack_notes', 'MITRE ATT&CK Mapping', plain(advisory.mitreAttackNotes)),
    of('revisions', 'Revision History', list(advisory.revisions?.items.map(revision))),
    ...advisory.custom.map(({ name, value }) => of(name, displayValue(name.replace(/^x_/, '')), customText(value))),
  ].filter(({ text }) => text !== '');
}

const plain = (text: Text | undefined): string => text?.value.trim() ?? '';
const joined = (parts: readonly string[], by: string): string => parts.filter(Boolean).join(by);
const all = (texts: readonly Text[], by = ', '): string => joined(texts.map(plain), by);
const fact = (label: string, value: string): string => (value === '' ? '' : `${label}: ${value}`);

/** Returns a bulleted list. Continuation lines of multi-line items are indented. */
function list(items: readonly string[] = []): string {
  return joined(
    items.map((item) => (item === '' ? '' : `- ${item.replaceAll('\n', '\n  ')}`)),
    '\n',
  );
}

const techniquesFact = (entries: readonly TechniqueEntry[]): string =>
  fact(
    'Techniques',
    joined(
      entries.map(({ id, name }) => joined([plain(id), plain(name)], ' - ')),
      ', ',
    ),
  );

function system({ name, vendor, versions, fixedVersions, platform }: AffectedSystem): string {
  const facts = [
    fact('affected', all(versions)),
    fact('fixed in', all(fixedVersions)),
    fact('platform', plain(platform)),
  ];
  return joined([joined([plain(vendor), plain(name)], ' '), ...facts], '; ');
}

const stage = ({ stage: name, description, techniques }: AttackChainStage): string =>
  joined([joined([plain(name), plain(description)], ': '), techniquesFact(techniques)], '\n');

const event = ({ time, event: what, techniques }: TimelineEntry): string =>
  joined([joined([plain(time), plain(what)], ': '), techniquesFact(techniques)], '\n');

function availability(section: DetectionAvailability | undefined): string {
  if (!section) return '';
  const kinds = [...section.kinds].map(([kind, { available, count, notes, url }]) =>
    joined(
      [
        `${ruleKindTitles[kind]}: ${available === undefined ? 'not stated' : available.value ? 'Yes' : 'No'}`,
        count ? `${count.value}` : '',
        plain(url),
        plain(notes),
      ],
      '; ',
    ),
  );
  return joined([list(kinds), plain(section.notes)], '\n');
}

function engineering(section: DetectionEngineering | undefined): string {
  if (!section) return '';
  const line = (label: string, rating: Rating<string> | undefined): string =>
    rating
      ? fact(label, joined([rating.rating ? displayValue(rating.rating.value) : '', plain(rating.rationale)], ' — '))
      : '';
  return list([
    line('EDR Visibility', section.edrVisibility),
    line('Network Visibility', section.networkVisibility),
    line('Detection Difficulty', section.detectionDifficulty),
  ]);
}

const logSource = ({ name, attackId, notes }: LogSource): string =>
  joined([joined([plain(name), plain(attackId) && `(${plain(attackId)})`], ' '), plain(notes)], ': ');

function hunt({ hypothesis, telemetry, attackStage, techniques, fpRisk, query, notes }: HuntingHypothesis): string {
  return joined(
    [
      plain(hypothesis),
      fact('Telemetry', all(telemetry)),
      fact('ATT&CK Stage', plain(attackStage)),
      techniquesFact(techniques),
      fact('FP Risk', fpRisk ? displayValue(fpRisk.value) : ''),
      fact('Query', query?.value.trim() ?? ''),
      fact('Notes', plain(notes)),
    ],
    '\n',
  );
}

function falsePositives({ falsePositiveAssessment }: Advisory): string {
  if (!falsePositiveAssessment) return '';
  const { rating, notes } = falsePositiveAssessment;
  return joined([rating ? displayValue(rating.value) : '', plain(notes)], ' — ');
}

const revision = ({ date, version, description }: Revision): string =>
  joined([joined([plain(date), plain(version)], ', '), plain(description)], ': ');

/** Returns the value of a custom key, with nested lists and mappings indented. */
export function customText(value: CustomValue): string {
  if (typeof value === 'string') return value.trim();
  if (isList(value)) return list(value.map(customText));
  return joined(
    Object.entries(value).map(([key, inner]) => fact(key, customText(inner).replaceAll('\n', '\n  '))),
    '\n',
  );
}

const isList = (value: CustomValue): value is readonly CustomValue[] => Array.isArray(value);
