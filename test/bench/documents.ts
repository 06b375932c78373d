/** Valid advisories of a wanted size, the same every time. */

/** Text of at least `bytes` bytes (ASCII) that checks without an error. */
export function createAdvisory(bytes: number): string {
  const parts = [
    head,
    ...takeaways(bytes / 10),
    middle,
    ...timeline(bytes / 4),
    detection,
    ...hypotheses(bytes / 10),
    gaps,
  ];
  const rest = bytes - [...parts, tail].join('').length;
  return [...parts, ...indicators(rest), tail].join('');
}

/** A line of `mitre_attack`, and what is typed of it where completion is asked for. */
export const techniqueLine = '  - T1566.002';
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
attack_chain: The actor starts a device login, and sends its code under a pretext.
timeline:
`;
const detection = `detection_availability:
  yara: false
  sigma: false
  snort_suricata: false
  kql: false
  splunk_spl: false
  eql: false
  other: false
  notes: The source holds no rules.
detection_engineering:
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
`;

function takeaways(bytes: number): string[] {
  return fill(
    bytes,
    (index) => `  - Observation ${index} shows that the session stays open after a change of the password.\n`,
  );
}

function timeline(bytes: number): string[] {
  return fill(bytes, (index) => {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return `  - time: ${day}\n    event: Login ${index} by a device code from a hosting provider.\n    techniques:\n      - T1528\n`;
  });
}

function hypotheses(bytes: number): string[] {
  return fill(
    bytes,
    (index) =>
      `  - hypothesis: Login ${index} comes from a network that the user has never used.\n    telemetry:\n      - Sign-in logs\n` +
      `    attack_stage: Credential Access\n    fp_risk: medium\n`,
  );
}

function indicators(bytes: number): string[] {
  const next = createRandom(20260713);
  return fill(bytes, (index) => {
    const hash = Array.from({ length: 8 }, () => next().toString(16).padStart(8, '0')).join('');
    return `  - type: sha256\n    value: "${hash}"\n    description: Lure number ${index}.\n`;
  });
}

/** Rows until `bytes` are reached, at least one. */
function fill(bytes: number, row: (index: number) => string): string[] {
  const rows: string[] = [];
  for (let size = 0; rows.length === 0 || size < bytes;) {
    const text = row(rows.length + 1);
    rows.push(text);
    size += text.length;
  }
  return rows;
}

/** 32-bit numbers of a linear congruential generator (multiplier and increment: Numerical Recipes, "Quick and Dirty Generators"). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}
