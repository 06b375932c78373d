/** The published page in ../shared/spec, and its transcription to the advisory format. */
import { existsSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Value, Values } from './reportModel.ts';

const seedFile = new URL('../../../shared/spec/seed-advisory.txt', import.meta.url);

/** Returns the page's lines of content, without navigation and blank lines; undefined if the page is not available. */
export function readSeed(): readonly string[] | undefined {
  if (!existsSync(seedFile)) return undefined;
  const lines = readFileSync(seedFile, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !navigation.has(line));
}

const navigation = new Set(['Skip to content', '.ca']);

/** Returns the page as an advisory's plain values, in canonical forms and order. */
export function seedValues(lines: readonly string[]): Values {
  const [kicker = '', title = '', summary = '', assessment = '', authors = '', , source = ''] = lines;
  const [, confidence = '', analyzed = '', category = ''] =
    /^Conf:([a-z]+)Analyzed:(\d{4}-\d\d-\d\d)(.*)$/.exec(assessment) ?? [];
  const section = (heading: string): string[] => below(lines, heading);
  const bullets = (heading: string): string[] => section(heading).map(withoutBullet);
  const [hypothesis = '', telemetry = '', stage = '', risk = ''] =
    /^(.*\.)(.* logs)([A-Z][a-z]+)(Low|Medium|High)$/.exec(section('Hunting Hypotheses')[1] ?? '')?.slice(1) ?? [];
  return {
    title,
    summary,
    severity: kicker.replace(/^\d+ min/, ''),
    confidence,
    category,
    analyzed,
    authors: [authors.replace(/^Authors:\s*/, '')],
    source: [source.replace(/^Source:\s*/, '')],
    actors: ['APT31', 'Star Blizzard', 'IRGC', { name: 'Russia-based actors', kind: 'description' }],
    key_takeaways: bullets('Key Takeaways'),
    affected_systems: bullets('Affected Systems'),
    attack_chain: section('Attack Chain').join('\n\n'),
    detection_availability: availability(section('Detection Availability')),
    detection_engineering: assessments(section('Detection Engineering Assessment').join(' ')),
    required_log_sources: bullets('Required Log Sources'),
    hunting_hypotheses: [
      { hypothesis, telemetry: telemetry.split(' / '), attack_stage: stage, fp_risk: risk.toLowerCase() },
    ],
    control_gaps: bullets('Control Gaps'),
    key_behavioral_indicators: bullets('Key Behavioral Indicators'),
    false_positive_assessment: { rating: (bullets('False Positive Assessment')[0] ?? '').toLowerCase() },
    recommendations: {
      immediate_mitigation: bullets('Immediate Mitigation'),
      infrastructure_hardening: bullets('Infrastructure Hardening'),
      user_protection: bullets('User Protection'),
      security_awareness: bullets('Security Awareness'),
    },
    mitre_attack: bullets('MITRE ATT&CK Mapping').map((line): Value => {
      const [, id = '', name = ''] = /^(\S+) - (.*)$/.exec(line) ?? [];
      return { id, name };
    }),
  };
}

/** Returns the page as an advisory's text. */
export function seedYaml(lines: readonly string[]): string {
  const values = seedValues(lines);
  const { actors, mitre_attack: mapping, ...rest } = values;
  const techniques = (mapping as readonly Values[]).map(({ id, name }) => `${String(id)} - ${String(name)}`);
  // Restores the order of the format's keys.
  const ordered = Object.entries(rest).flatMap(([key, value]) =>
    key === 'source'
      ? [
          ['source', value],
          ['actors', actors],
        ]
      : [[key, value]],
  );
  return stringify(Object.fromEntries([...ordered, ['mitre_attack', techniques]]), { lineWidth: 0 });
}

const headings = [
  'Key Takeaways',
  'Affected Systems',
  'Attack Chain',
  'Detection Availability',
  'Detection Engineering Assessment',
  'Required Log Sources',
  'Hunting Hypotheses',
  'Control Gaps',
  'Key Behavioral Indicators',
  'False Positive Assessment',
  'Recommendations',
  'Immediate Mitigation',
  'Infrastructure Hardening',
  'User Protection',
  'Security Awareness',
  'MITRE ATT&CK Mapping',
];

/** Returns the lines between a heading and the next one, or the end. */
function below(lines: readonly string[], heading: string): string[] {
  const rest = lines.slice(lines.indexOf(heading) + 1);
  const end = rest.findIndex((line) => headings.includes(line));
  return end < 0 ? [...rest] : rest.slice(0, end);
}

const withoutBullet = (line: string): string => line.replace(/^•\s*/, '');

function availability(lines: readonly string[]): Values {
  const kinds = ['yara', 'sigma', 'snort_suricata', 'kql', 'splunk_spl', 'eql', 'other'];
  const stated = lines.filter((line) => line.startsWith('•')).map((line): Value => line.endsWith(': Yes'));
  const notes = lines.filter((line) => !line.startsWith('•')).join('\n\n');
  return { ...Object.fromEntries(kinds.map((kind, index) => [kind, stated[index] ?? ''])), notes };
}

function assessments(text: string): Values {
  const part = (label: string): Value => {
    const pattern = new RegExp(`${label}: ([A-Za-z ]+) — (.*?)(?= (?:Network Visibility|Detection Difficulty): |$)`);
    const [, rating = '', rationale = ''] = pattern.exec(text) ?? [];
    return { rating: rating.toLowerCase().replace(/ /g, '_'), rationale };
  };
  return {
    edr_visibility: part('EDR Visibility'),
    network_visibility: part('Network Visibility'),
    detection_difficulty: part('Detection Difficulty'),
  };
}
