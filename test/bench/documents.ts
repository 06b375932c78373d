/** Valid advisories of a given size, identical in every run. */
import { detectionRule, hypothesis, indicator, timelineRow } from './rows.ts';

/**
 * Returns an advisory of at least `bytes` bytes (ASCII) without problems. Its content resembles a real advisory: mostly lists of
 * indicators, detection rules in block scalars and a timeline, with a few comments.
 */
export function createAdvisory(bytes: number): string {
  const parts = [
    head,
    ...fill(
      bytes / 20,
      (index) => `  - Observation ${index} shows that the session outlives a change of the password.\n`,
    ),
    middle,
    ...fill(bytes / 7, timelineRow),
    availability,
    ...fill(bytes / 5, detectionRule),
    engineering,
    ...fill(bytes / 10, hypothesis),
    gaps,
  ];
  const rest = bytes - [...parts, tail].join('').length;
  return [...parts, ...fill(rest, indicator), tail].join('');
}

/** The technique in a row of `mitre_attack`. */
export const techniqueId = 'T1566.002';
/** The line of this row. */
export const techniqueLine = `  - ${techniqueId}`;
/** The beginning of this line, up to where completion is requested. */
export const typedTechnique = '  - T1566.0';

const head = `# advisory
schema_version: "1.0"
title: Device code phishing against staff of ministries
summary: Victims are asked to type a code into a real login page, which logs in the actor.
severity: high
confidence: moderate
category: phishing
tlp: GREEN
analyzed: 2026-07-13
authors:
  - Incident Response
source:
  - Vendor report
actors:
  - APT29
key_takeaways:
`;
const middle = `affected_systems:
  - Microsoft Entra ID
attack_chain: |
  The actor starts a device login, and sends its code under a pretext.

  The victim types the code, and **confirms** the login of the actor's device.
timeline:
  # Times are those of the sign-in logs, in UTC.
`;
const availability = `detection_availability:
  yara: true
  sigma: true
  snort_suricata: false
  kql: true
  splunk_spl: false
  eql: false
  other: false
  notes: The rules below were tried for a week.
detection_rules:
`;
const engineering = `detection_engineering:
  edr_visibility: low
  network_visibility: low
  detection_difficulty:
    rating: hard
    rationale: The login itself is a real one.
required_log_sources:
  - Sign-in logs
hunting_hypotheses:
`;
const gaps = `control_gaps:
  - Device code logins are allowed for everybody
key_behavioral_indicators:
  - Device code logins by users who own no device without a keyboard
# Invented for this text.
indicators:
`;
const tail = `false_positive_assessment: medium
recommendations:
  immediate_mitigation:
    - Block the device code flow.
  infrastructure_hardening: []
  user_protection: []
  security_awareness: []
mitre_attack:
  - T1528 - Steal Application Access Token
${techniqueLine}
tags:
  - device code
`;

/** Returns at least one row, and as many as are needed for `bytes` bytes in total. */
function fill(bytes: number, row: (index: number) => string): string[] {
  const rows: string[] = [];
  for (let size = 0; rows.length === 0 || size < bytes;) {
    const text = row(rows.length + 1);
    rows.push(text);
    size += text.length;
  }
  return rows;
}
