/** Documents whose outline, folding ranges and links are recorded. */
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';

const complete = stringify(
  JSON.parse(readFileSync(new URL('../fixtures/render/complete.json', import.meta.url), 'utf8')),
  { lineWidth: 0 },
);

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('');

export const outlineTexts: readonly string[] = [
  complete,
  '',
  'just a text\n',
  '- a\n- b\n',
  '# one\n\n# two\n# three\ntitle: T # four\n# five\n',
  'title: T\n# last\n# of all',
  'title:   several   \n  lines\n  of text\n',
  `title: ${'long '.repeat(40)}\nsummary: ${'x'.repeat(100)}\ntags: [${'y'.repeat(101)}]\n`,
  'actors:\n  - {}\n  - \n  - []\n  - ""\n  - {name: ""}\n  - {name: "", aliases: [A]}\n  - country: RU\n',
  'mitre_attack:\n  - T1566.002\n  - t1566.002\n  - T1566.002 is used\n  - T9999\n  - {id: T1078}\n  - {name: Valid Accounts}\n  - {id: "", name: x}\n',
  'hunting_hypotheses:\n  - techniques: [T1078]\n  - hypothesis: ""\n    telemetry:\n      - a\n',
  'timeline:\n  - {time: "2024", event: E}\n  - {event: F}\nvulnerabilities:\n  - {title: V, id: CVE-2024-3400}\n',
  'detection_rules:\n  - {type: yara, name: R, body: b}\nrevisions:\n  - {version: "1", date: 2024-01-01, description: D}\n',
  'attack_chain:\n  - {stage: S, description: D}\nreferences:\n  - {title: A, url: https://a.example/}\nsource: {name: N, url: https://n.example/}\n',
  'x_a:\n  x_b:\n    x_c:\n      x_d:\n        x_e:\n          x_f:\n            x_g:\n              x_h: 1\n',
  'x_list:\n  - - - - - - - deep\n',
  'tags: &t [a, b]\nx_more: *t\nx_map: &m {k: v}\nx_again: [*m, *t]\n',
  '"": {}\n"two\\nlines": x\n',
  `indicators:\n${rows(99, (i) => `  - {value: a${i}}\n`)}  - {value: last, x_a: {b: c}}\n`,
  `indicators:\n${rows(100, (i) => `  - {value: a${i}}\n`)}  - {value: last, x_a: {b: c}}\n`,
  'actors: [\n  APT28,\n  {name: X,\n   country: RU}\n]\n',
  'title: "a\nactors:\n  - b: [c\n',
  'title: T\r\nactors:\r\n  - name: 🐻 Bear\r\n    country: RU\r\n  - APT28\r\nsummary: |\r\n  One\r\n  two\r\n\r\ntlp: CLEAR\r\n',
  'references:\n  - HTTPS://a.example/\n  - https://a.example/"b\n  - " https://b.example/ "\n  - mailto:a@b.example\n  - see https://c.example/\n  - [https://d.example/]\n  - {title: https://e.example/}\n',
  'source: https://s.example/\ndetection_availability: {sigma: {url: https://r.example/}}\ndetection_rules: [{name: R, url: https://u.example/, body: https://v.example/}]\n',
  'indicators: [{value: https://i.example/}]\nreferences: [https://i.example/, https://j.example/]\n',
  'mitre_attack:\n  - "T1078 and T1003"\n  - T1003/001\n  - name: T1078\nmalware:\n  - {name: S0367, attack_id: S0367}\ncampaigns:\n  - {name: C, attack_id: C0024}\nrequired_log_sources:\n  - {name: D, attack_id: DC0032}\n',
  'attack_version: "19.1"\nmitre_attack: [T1086]\nactors: [{name: X, attack_id: G9999}]\nhunting_hypotheses: [{attack_stage: initial-access}]\nx_own: {attack_id: T1078}\nsummary: T1078\n',
];
