/** Generates advisories without problems, in which any key and accepted shape may occur, consistent with each other and with the catalogue. */
import type { AttackObject } from '../../server/src/core/catalogue/catalogue.ts';
import { compareReleases } from '../../server/src/core/catalogue/release.ts';
import { severityValues, statusValues, tlpValues } from '../../server/src/core/model/vocabularies.ts';
import * as attack from '../core/valid/attackSections.ts';
import { detection } from '../core/valid/detectionSections.ts';
import { indicators } from '../core/valid/indicatorRows.ts';
import type { Facts, Mapped } from '../core/valid/facts.ts';
import { day, dayAt, instants, moment, momentText } from '../core/valid/moments.ts';
import * as names from '../core/valid/nameSections.ts';
import type { Pick } from '../core/valid/pick.ts';
import * as plain from '../core/valid/plainSections.ts';
import { lineTexts, proseTexts } from '../core/valid/sentences.ts';
import { vulnerabilities } from '../core/valid/weaknessRows.ts';
import * as yaml from '../core/valid/yamlNode.ts';
import { forgiving, list, plainWord, prose, text, type Node } from '../core/valid/yamlNode.ts';
import { createWriter } from '../core/valid/yamlWriter.ts';

export interface ValidAdvisory {
  readonly text: string;
  readonly title: string;
  /** The label as TLP 2.0 writes it. */
  readonly tlp: string;
  /** The techniques of `mitre_attack`. */
  readonly techniqueIds: readonly string[];
}

/** Data that generated documents share: the catalogue's facts, and which plain scalars are safe. */
export interface Sources {
  readonly facts: Facts;
  /** The day as `YYYY-MM-DD`: only the publication date may be later. */
  readonly today: string;
  readonly plainTexts: Map<string, boolean>;
}

/** Generates one advisory. */
export function validAdvisory(pick: Pick, sources: Sources): ValidAdvisory {
  const { facts, today, plainTexts } = sources;
  const frame = timeFrame(pick, sources);
  const techniques = pick.some(facts.techniques(frame.release, frame.stated), 0, 6);
  const tlp = pick.number(0, tlpValues.length - 1);
  const title = pick.one(lineTexts);
  const root = yaml.mapping(sections(pick, facts, { ...frame, techniques, tlp, title, today: dayAt(today) }));
  const written = createWriter(pick, plainTexts).write(withOwnKeys(pick, root));
  return {
    text: wrapped(pick, written),
    title,
    tlp: `TLP:${tlpValues[tlp] ?? ''}`,
    techniqueIds: techniques.map(({ id }) => id),
  };
}

interface TimeFrame {
  readonly published: string | undefined;
  readonly analyzed: string;
  readonly attackVersion: string | undefined;
  /** The release that the advisory is checked against. */
  readonly release: string;
  /** Whether it is stated and not the newest: the mapping then only contains what is the same in the newest, or it would be outdated. */
  readonly stated: boolean;
  /** The first day of publication or analysis, in milliseconds. */
  readonly from: number;
}

function timeFrame(pick: Pick, { facts: { catalogue }, today }: Sources): TimeFrame {
  const now = dayAt(today);
  const own = now - pick.number(0, 3200) * day;
  const ahead = pick.chance(5);
  const analyzed = momentText(pick, own);
  const publishedAt = ahead ? now + pick.number(2, 40) * day : Math.min(own + pick.number(0, 3) * day, now);
  const published = ahead || pick.chance(60) ? momentText(pick, publishedAt) : undefined;
  const stated = pick.chance(40)
    ? pick.one(catalogue.releases.filter(({ release }) => compareReleases(release, catalogue.newest) <= 0)).release
    : undefined;
  const major = stated?.replace(/\..*$/, '') ?? '';
  const attackVersion = stated !== undefined && pick.chance(40) ? major : stated;
  const named = attackVersion === undefined ? undefined : catalogue.resolveRelease(attackVersion);
  const release = named ?? catalogue.releaseOn((published ?? analyzed).slice(0, 10));
  return {
    published,
    analyzed,
    attackVersion,
    release,
    stated: attackVersion !== undefined && release !== catalogue.newest,
    from: Math.min(own, publishedAt),
  };
}

interface Frame extends TimeFrame {
  readonly techniques: readonly Mapped[];
  /** An index into the labels, the strictest first. */
  readonly tlp: number;
  readonly title: string;
  readonly today: number;
}

function sections(pick: Pick, facts: Facts, frame: Frame): Readonly<Record<string, Node | undefined>> {
  const { techniques, release, published, analyzed, attackVersion, from, today } = frame;
  const known = facts.techniques(release, frame.stated);
  const maybe = (make: () => Node, percent = 50): Node | undefined => (pick.chance(percent) ? make() : undefined);
  const lines = (min: number): Node => list(pick, pick.some(lineTexts, min, 4).map(text));
  const detected = detection(pick, (inner) => attack.techniqueIds(inner, known));
  const logs = attack.logSources(pick, facts.objects(facts.catalogue.newest, 'data-component'));
  const isShared = logs.length > 1 && logs.every(({ kind }) => kind === 'scalar') && pick.chance(30);
  const telemetry = (): Node =>
    isShared && pick.chance(50) ? { kind: 'alias', name: 'logs' } : list(pick, pick.some(lineTexts, 1, 3).map(text));
  const publishedAt = published === undefined ? from : dayAt(published.slice(0, 10));
  const isAhead = publishedAt > today;
  // A day apart, in any time zone; on the last day, both have the same text.
  const [later = today] = instants(pick, 1, publishedAt + day, Math.max(today, publishedAt + day));
  const updatedAt = Math.min(later, today + day);
  const mentioned = techniques[0]?.id;
  return {
    schema_version: maybe(() => plainWord('1.0'), 30),
    id: maybe(() => text(pick.one(['ADV-2026-0042', '20260042', '#42']))),
    title: text(frame.title),
    summary: prose(
      pick.one(proseTexts) + (mentioned !== undefined && pick.chance(30) ? ` They used ${mentioned}.` : ''),
    ),
    severity: forgiving(pick, pick.one(severityValues), { moderate: 'medium', info: 'informational' }),
    confidence: confidence(pick),
    status: maybe(() => forgiving(pick, pick.one(statusValues)), 30),
    category: text(pick.one(['reports', 'supply_chain', 'Supply Chain', 'espionage'])),
    tlp: tlpLabel(pick, tlpValues[frame.tlp] ?? 'RED'),
    published: published === undefined ? undefined : plainWord(published),
    analyzed: plainWord(analyzed),
    updated: isAhead ? undefined : maybe(() => moment(pick, updatedAt), 30),
    authors: lines(0),
    source: list(
      pick,
      Array.from({ length: pick.number(0, 3) }, (_, index) => plain.source(pick, index, from - day)),
    ),
    language: maybe(() => text(pick.one(['en', 'fr', 'pt-BR', 'no', 'NO', 'zh-Hant'])), 30),
    attack_version: attackVersion === undefined ? undefined : text(attackVersion),
    actors: names.actors(pick, facts),
    campaigns: maybe(() => names.campaigns(pick, facts.objects(facts.catalogue.newest, 'campaign'))),
    malware: maybe(() => names.software(pick, lasting(facts, frame, 'software'))),
    tools: maybe(() => names.software(pick, facts.objects(facts.catalogue.newest, 'software'))),
    sectors: maybe(() => lines(0)),
    regions: maybe(() =>
      list(pick, pick.some([pick.one(['NO', 'no']), 'Europe', 'Norway', 'Côte d’Ivoire'], 0, 3).map(plainWord)),
    ),
    key_takeaways: list(pick, pick.some(proseTexts, 1, 4).map(prose)),
    affected_systems: list(
      pick,
      Array.from({ length: pick.number(1, 3) }, () => plain.affectedSystem(pick)),
    ),
    vulnerabilities: maybe(() => vulnerabilities(pick)),
    attack_chain: attack.attackChain(pick, techniques),
    timeline: maybe(() => list(pick, plain.timeline(pick, today, known))),
    detection_availability: detected.availability,
    detection_rules: detected.rules,
    detection_engineering: plain.engineering(pick),
    required_log_sources: isShared ? { kind: 'list', items: logs, anchor: 'logs' } : list(pick, logs),
    hunting_hypotheses: list(
      pick,
      Array.from({ length: pick.number(0, 2) }, () =>
        attack.hypothesis(pick, techniques, techniques.length > 0 ? techniques : enterprise(known), telemetry()),
      ),
    ),
    control_gaps: lines(0),
    key_behavioral_indicators: lines(0),
    indicators: maybe(() => indicators(pick, { tlp: frame.tlp, until: today })),
    false_positive_assessment: plain.rated(pick, ['low', 'medium', 'high', 'unknown'], 'notes'),
    recommendations: plain.recommendations(pick, {
      mitigations: lasting(facts, frame, 'mitigation').flatMap(({ id }) => (/^(?:MOB-)?M\d/.test(id) ? [id] : [])),
      techniques: known.map(({ id }) => id),
    }),
    mitre_attack: attack.mapping(pick, techniques),
    mitre_attack_notes: techniques.length === 0 || pick.chance(20) ? prose(pick.one(proseTexts)) : undefined,
    references: maybe(() =>
      list(
        pick,
        Array.from({ length: pick.number(0, 4) }, (_, index) => plain.reference(pick, index, today)),
      ),
    ),
    revisions: maybe(() => list(pick, plain.revisions(pick, today))),
    tags: maybe(() => lines(0)),
  };
}

/** Returns the objects of a release; if it is stated, only those that the newest release also contains, so that none is outdated. */
function lasting(
  { catalogue, objects }: Facts,
  { release, stated }: TimeFrame,
  kind: 'software' | 'mitigation',
): readonly AttackObject[] {
  const now = new Set(objects(catalogue.newest, kind).map(({ id }) => id));
  return objects(release, kind).filter(({ id }) => !stated || now.has(id));
}

const confidence = (pick: Pick): Node => forgiving(pick, pick.one(['low', 'moderate', 'high']), { medium: 'moderate' });

/** Returns techniques whose tactics an advisory without a mapping may name: those of Enterprise. */
const enterprise = (known: readonly Mapped[]): readonly Mapped[] =>
  known.filter(({ tactics }) => tactics.every(({ id }) => /^TA00(?:0[1-9]|1[01]|4[0-3])$/.test(id)));

function tlpLabel(pick: Pick, label: string): Node {
  const words = label === 'AMBER+STRICT' ? [label, 'amber + strict', 'Amber Strict'] : [label, label.toLowerCase()];
  return plainWord(pick.one(['', '', 'TLP:', 'tlp:']) + pick.one(words));
}

/** Sometimes adds a custom key at a random position. */
function withOwnKeys(pick: Pick, root: yaml.MappingNode): yaml.MappingNode {
  if (!pick.chance(30)) return root;
  const at = pick.number(0, root.entries.length);
  const own = [['x_internal', yaml.ownValue(pick)] as const];
  return { ...root, entries: [...root.entries.slice(0, at), ...own, ...root.entries.slice(at)] };
}

/** Adds what may surround the mapping: document markers, comments, a byte order mark, other line breaks. */
function wrapped(pick: Pick, written: string): string {
  const head = pick.one(['', '', '# advisory\n', '---\n', '# a comment: { not yaml\n\n---\n', '%YAML 1.2\n---\n']);
  const tail = pick.one(['', '', '\n\n', '---\n', '...\n', '# the end\n']);
  const whole = head + (pick.chance(10) && tail === '' ? written.replace(/\n$/, '') : written + tail);
  const lines = pick.chance(30) ? whole.replaceAll('\n', '\r\n') : whole;
  return (pick.chance(15) ? '\ufeff' : '') + lines;
}
