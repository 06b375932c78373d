/** Texts with a cursor at which a hover is requested. */
import type { KeyInfo, MappingShape } from '../../server/src/core/schema/schemaIndex.ts';
import { testEnvironment } from '../support/environment.ts';

const values: readonly string[] = [
  // ATT&CK objects of every kind and status.
  'mitre_attack: [T156▮6]\n',
  'mitre_attack: [T1566.0▮02]\n',
  'mitre_attack: [▮T1566.002]\n',
  'mitre_attack: [T1566.002▮]\n',
  'mitre_attack: [T9999▮]\n',
  'mitre_attack: [T0853▮]\n',
  'mitre_attack: [T1660▮]\n',
  'mitre_attack: ["Phishing: Spear▮phishing Link"]\n',
  'attack_version: "19.1"\nmitre_attack: [T10▮86]\n',
  'attack_version: "19.1"\nmitre_attack: [T114▮9]\n',
  'attack_version: "19.1"\nmitre_attack: [T15▮47]\n',
  'actors: [{name: APT28, attack_id: G00▮07}]\n',
  'malware: [{name: Emotet, attack_id: S03▮67}]\n',
  'hunting_hypotheses: [{attack_stage: TA00▮03}]\n',
  'hunting_hypotheses: [{attack_stage: initial-acc▮ess}]\n',
  'hunting_hypotheses: [{attack_stage: Imp▮act}]\n',
  'hunting_hypotheses: [{attack_stage: Someth▮ing}]\n',
  'mitre_attack: [{id: T1078, name: Valid Acc▮ounts}]\n',
  'mitre_attack: [{id: T1078, name: valid acc▮ounts }]\n',
  'mitre_attack: [{id: T1078, name: Valid Accoun▮}]\n',
  'summary: M10▮36 and DC0▮032\n'.replace('0▮032', '0032'),
  'summary: "They used T10▮78, then T1003."\n',
  'summary: "They used T1078, then T10▮03."\n',
  // Names.
  'actors: [APT2▮9]\n',
  'actors: [apt2▮9]\n',
  'actors: [Coz▮y Bear]\n',
  'actors: [Wiz▮ard Spider]\n',
  'actors: [Laza▮rus Group]\n',
  'actors: [Nobody at ▮all]\n',
  'actors: [{name: X, aliases: [Fancy B▮ear]}]\n',
  'malware: [Cobalt Str▮ike]\n',
  'tools: [Mimi▮katz]\n',
  'tools: [Red▮Line]\n',
  'malware: [RedLine Stea▮ler]\n',
  'malware: [Lum▮ma]\n',
  'malware: [Vi▮dar]\n',
  'campaigns: [Operation Dream▮ Job]\n',
  'required_log_sources: [process cre▮ation]\n',
  'required_log_sources: [Something el▮se]\n',
  // Enum values.
  'tlp: TLP:AM▮BER\n',
  'tlp: amb▮er\n',
  'severity: HI▮GH\n',
  'severity: "▮high"\n',
  'severity: "high▮"\n',
  "severity: 'hi▮gh'\n",
  'severity: terr▮ible\n',
  'detection_availability:\n  sigma: tr▮ue\n',
  'detection_availability:\n  sigma: y▮es\n',
  'indicators: [{type: dom▮ain, value: a.example}]\n',
  'indicators: [{type: domain, value: T10▮78}]\n',
  'indicators: [{type: domain, value: "evil▮.top"}, evil[.]top]\n',
  'indicators: [hxxps://evil▮.top/a]\n',
  'actors: [{name: X, country: K▮P}]\n',
  'vulnerabilities: [{id: CVE-2024-40766, cvss: {vector: "CVSS:4.0/AV:N/AC:L/AT:N/▮PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"}}]\n',
  'x_a: &o▮ne {b: c}\nsectors: *one\n',
  'x_a: &one {b: c}\nsectors: *on▮e\n',
  // Nothing to explain.
  '▮\n',
  'title: T▮itle\n',
  'unkn▮own: 1\n',
  'x_own: T10▮78\n',
  'x_o▮wn: T1078\n',
  'T10▮78: x\n',
  'title: T\n▮\n# T1078\n',
];

/** Returns texts with a cursor on each key of the format, then those with a cursor on values. */
export function hoverLocations(): readonly string[] {
  return [...keysOf(testEnvironment().schema.root, ''), ...values];
}

/** Returns each key below a mapping, as block text with a cursor on it. */
function keysOf({ keys }: MappingShape, indent: string, above = ''): readonly string[] {
  return keys.flatMap((key) => {
    const line = `${above}${indent}${key.key.slice(0, 1)}▮${key.key.slice(1)}:`;
    return [`${line} x\n`, ...inside(key, indent, `${above}${indent}${key.key}:\n`)];
  });
}

function inside({ shape }: KeyInfo, indent: string, above: string): readonly string[] {
  const row = shape.list?.item.mapping;
  if (row) return keysOf(row, '', `${above}${indent}  - `);
  return shape.mapping ? keysOf(shape.mapping, `${indent}  `, above) : [];
}
