/**
 * Spells out CVSS vectors. The names of metrics and values are those in FIRST's specifications of CVSS 2.0 (section 2), 3.0 and 3.1
 * (sections 2 to 4) and 4.0 (sections 2 to 5).
 */
import type { CvssVersion } from './metrics.ts';

/** A metric in a vector, spelled out. */
export interface NamedMetric {
  /** The metric as written in the vector, such as `AV:N`. */
  readonly written: string;
  /** The metric's name, such as `Attack Vector`. */
  readonly name: string;
  /** The name of the metric's value, such as `Network`. */
  readonly value: string;
}

/**
 * Names by abbreviation. An entry holds the metric's name, followed by its values' abbreviations and names: `Scope|U Unchanged|C Changed`.
 */
type Names = Readonly<Record<string, string>>;

const level = 'X Not Defined|H High|M Medium|L Low|N None';
const requirement = (of: string): string => `${of} Requirement|${level}|ND Not Defined`;
const vector = 'Attack Vector|X Not Defined|N Network|A Adjacent|L Local|P Physical';
const needs = { CR: requirement('Confidentiality'), IR: requirement('Integrity'), AR: requirement('Availability') };

/** Returns the names with those of the modified metrics added (`MAV` for `AV`). */
function withModified(names: Names): Names {
  const modified = Object.entries(names).map(([key, text]) => [`M${key}`, `Modified ${text}`] as const);
  return { ...names, ...Object.fromEntries(modified) };
}

const version3: Names = {
  ...withModified({
    AV: vector,
    AC: `Attack Complexity|${level}`,
    PR: `Privileges Required|${level}`,
    UI: 'User Interaction|X Not Defined|N None|R Required',
    S: 'Scope|X Not Defined|U Unchanged|C Changed',
    C: `Confidentiality|${level}`,
    I: `Integrity|${level}`,
    A: `Availability|${level}`,
  }),
  E: 'Exploit Code Maturity|X Not Defined|H High|F Functional|P Proof-of-Concept|U Unproven',
  RL: 'Remediation Level|X Not Defined|U Unavailable|W Workaround|T Temporary Fix|O Official Fix',
  RC: 'Report Confidence|X Not Defined|C Confirmed|R Reasonable|U Unknown',
  ...needs,
};

const impact2 = 'N None|P Partial|C Complete';

const names: Readonly<Record<CvssVersion, Names>> = {
  '2.0': {
    AV: 'Access Vector|L Local|A Adjacent Network|N Network',
    AC: 'Access Complexity|H High|M Medium|L Low',
    Au: 'Authentication|M Multiple|S Single|N None',
    C: `Confidentiality Impact|${impact2}`,
    I: `Integrity Impact|${impact2}`,
    A: `Availability Impact|${impact2}`,
    E: 'Exploitability|U Unproven|POC Proof-of-Concept|F Functional|H High|ND Not Defined',
    RL: 'Remediation Level|OF Official Fix|TF Temporary Fix|W Workaround|U Unavailable|ND Not Defined',
    RC: 'Report Confidence|UC Unconfirmed|UR Uncorroborated|C Confirmed|ND Not Defined',
    CDP: 'Collateral Damage Potential|N None|L Low|LM Low-Medium|MH Medium-High|H High|ND Not Defined',
    TD: 'Target Distribution|N None|L Low|M Medium|H High|ND Not Defined',
    ...needs,
  },
  '3.0': version3,
  '3.1': version3,
  '4.0': {
    ...withModified({
      AV: vector,
      AC: `Attack Complexity|${level}`,
      AT: 'Attack Requirements|X Not Defined|N None|P Present',
      PR: `Privileges Required|${level}`,
      UI: 'User Interaction|X Not Defined|N None|P Passive|A Active',
      VC: `Vulnerable System Confidentiality|${level}`,
      VI: `Vulnerable System Integrity|${level}`,
      VA: `Vulnerable System Availability|${level}`,
      SC: `Subsequent System Confidentiality|${level}`,
      SI: `Subsequent System Integrity|${level}`,
      SA: `Subsequent System Availability|${level}`,
    }),
    // For a subsequent system, the value N of a modified metric is named "Negligible", not "None" (4.0, section 4.2).
    MSC: 'Modified Subsequent System Confidentiality|X Not Defined|H High|L Low|N Negligible',
    MSI: 'Modified Subsequent System Integrity|X Not Defined|S Safety|H High|L Low|N Negligible',
    MSA: 'Modified Subsequent System Availability|X Not Defined|S Safety|H High|L Low|N Negligible',
    E: 'Exploit Maturity|X Not Defined|A Attacked|P Proof-of-Concept|U Unreported',
    ...needs,
    S: 'Safety|X Not Defined|N Negligible|P Present',
    AU: 'Automatable|X Not Defined|N No|Y Yes',
    R: 'Recovery|X Not Defined|A Automatic|U User|I Irrecoverable',
    V: 'Value Density|X Not Defined|D Diffuse|C Concentrated',
    RE: 'Vulnerability Response Effort|X Not Defined|L Low|M Moderate|H High',
    U: 'Provider Urgency|X Not Defined|Clear Clear|Green Green|Amber Amber|Red Red',
  },
};

/** Returns the metrics of a valid vector (see `readVector`) with their full names, in the order of the vector. */
export function metricsInWords(vector: string, version: CvssVersion): readonly NamedMetric[] {
  const own = names[version];
  return vector
    .replace(/^CVSS:[^/]*\//, '')
    .split('/')
    .map((written) => {
      const [metric = '', value = ''] = written.split(':');
      const [name = metric, ...values] = (Object.hasOwn(own, metric) ? own[metric] : undefined)?.split('|') ?? [];
      const word = values.find((one) => one.startsWith(`${value} `));
      return { written, name, value: word?.slice(value.length + 1) ?? value };
    });
}
