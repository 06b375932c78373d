/**
 * A complete advisory without a diagnostic, in which tests change single values. `mitre_attack` comes last, so that a technique can be typed
 * at the end of the text.
 */
export const sampleAdvisory = `schema_version: "1.0"
title: Courier lures against regional banks
summary: Mail that names a parcel leads to a page that asks for credentials.
severity: high
confidence: moderate
category: phishing
tlp: CLEAR
analyzed: 2026-03-31
authors:
  - Example Response Team
source:
  - name: Example Response Team
    url: https://example.com/courier-lures
actors:
  - APT29
key_takeaways:
  - The lure names a parcel that waits for customs.
affected_systems:
  - Mail clients
attack_chain: A mail links to a copy of a sign-in page, which passes the session on.
detection_availability:
  yara: false
  sigma: false
  snort_suricata: false
  kql: false
  splunk_spl: false
  eql: false
  other: false
  notes: The report gives no rules.
detection_engineering:
  edr_visibility: low
  network_visibility: medium
  detection_difficulty: moderate
required_log_sources:
  - Mail gateway logs
hunting_hypotheses:
  - hypothesis: Sign-ins follow a mail that names a parcel within minutes.
    telemetry:
      - Sign-in logs
    attack_stage: Initial Access
    techniques:
      - T1566.002
    fp_risk: medium
control_gaps:
  - Links in mail are not rewritten.
key_behavioral_indicators:
  - A sign-in from a new network right after a mail was opened.
false_positive_assessment: medium
recommendations:
  immediate_mitigation:
    - End the sessions of the accounts concerned.
  infrastructure_hardening:
    - Require sign-in methods that resist phishing.
  user_protection:
    - Mark mail from outside.
  security_awareness:
    - Show the lure in the next training.
mitre_attack:
  - "T1566.002 - Phishing: Spearphishing Link"
`;

/** Indicators as in a report, one on each line. */
export const iocs = `185[.]220[.]101[.]4
parcel-hold[.]example[.]top
hxxps://parcel-hold[.]example[.]top/login
5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b5aa765d61d8327deb882cf99
`;
