/** Advisories with long lists, whose items use many YAML notations. */
import type { Random } from './random.ts';

export const longLists = ['key_takeaways', 'indicators', 'tags'] as const;
type LongList = (typeof longLists)[number];

/** Returns a well-formed advisory with diagnostics in which each of `lists`, by default a random one, has the given number of items. */
export function longAdvisory(
  items: number,
  random: Random,
  lists: readonly LongList[] = [random.one(longLists)],
): string {
  const list = (count: number, item: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => remark(random) + item(index)).join('');
  const many = (name: LongList): number => (lists.includes(name) ? items : few);
  const few = Math.max(3, Math.floor(items / 20));
  return [
    random.one(['', '# advisory\n', '\uFEFF# advisory\n', '---\n']),
    'schema_version: "1.0"\ntitle: Device codes\nsummary: >-\n  Victims type a code\n\n  into a real page.\n',
    'severity: high\nconfidence: moderate\ncategory: phishing\ntlp: GREEN\nanalyzed: 2026-07-13\nauthors: [Response]\n',
    'actors:\n',
    list(few, (i) =>
      random.one(['- APT29\n', `- name: Group ${i}\n  kind: description\n`, '- {name: APT31, country: CN}\n']),
    ),
    'key_takeaways:\n',
    list(many('key_takeaways'), (i) => textItem(i, random)),
    'timeline:\n',
    list(
      few,
      (i) =>
        `  - time: 2024-0${1 + (i % 9)}-1${i % 9}\n    event: Login ${i}\n    techniques:\n      - T1528\n      - T1566.002\n`,
    ),
    'hunting_hypotheses:\n',
    list(
      few,
      (i) => `  - hypothesis: Login ${i} is new.\n    telemetry: [Sign-in logs, "VPN: logs"]\n    fp_risk: low\n`,
    ),
    'indicators:\n',
    list(many('indicators'), (i) => indicator(i, random)),
    'recommendations:\n  immediate_mitigation:\n',
    list(few, (i) => `    - Block flow ${i}.\n`),
    'mitre_attack:\n',
    list(few, () =>
      random.one([
        '  - T1528\n',
        '  - T1566.002 - Spearphishing Link\n',
        '  - id: T1190\n    tactic: Initial Access\n',
      ]),
    ),
    'tags:\n',
    list(many('tags'), (i) => `${random.one(['- ', '-   '])}tag${i}\n`),
  ].join('');
}

function remark(random: Random): string {
  return random.chance(94)
    ? ''
    : random.one(['\n', '  # seen: twice\n', '# - at the margin\n', '    # deep\n', '\n\n']);
}

function textItem(index: number, random: Random): string {
  return random.one([
    `  - Observation ${index} shows the session.\n`,
    `  - "Observation ${index}: \\u0041 \\"x\\""\n`,
    `  - 'Observation ${index}: it''s'\n`,
    `  - Observation ${index}\n    goes on # here\n`,
    `  - |\n    Observation ${index}\n\n    - no item\n`,
    `  - >-\n    Observation ${index}\n    key: no key\n`,
    `  - "Observation ${index}\n\n    goes on: here"\n`,
  ]);
}

function indicator(index: number, random: Random): string {
  const address = `203.0.113.${index % 250}`;
  return random.one([
    `  - type: ipv4\n    value: ${address}\n`,
    `  - type: domain\n    value: host${index}[.]example\n    description: Seen ${index} times.\n`,
    `  -\n    type: ipv4\n    value: ${address}\n`,
    `  - {type: ipv4, value: ${address}}\n`,
    `  - {type: domain,\n     value: "host${index}.example"}\n`,
    `  - "host${index}.example"\n`,
    `  - type: sha256\n    value: ${String(index).padStart(64, '0')}\n    description: |-\n      Lure ${index}\n      # no comment\n`,
  ]);
}
