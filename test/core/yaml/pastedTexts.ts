/** Mistakes in pasted texts: lines at the left margin, fences, brackets, special spaces. */
import type { TextMistake } from './textMistakes.ts';

const underindented: readonly TextMistake[] = [
  {
    what: 'a text that goes on at the left margin',
    text: 'title: T\nsummary: Intruders read the mail of the whole\ncompany for a year.\nseverity: high\n',
    problem: 'yaml/syntax "company for a year."',
    fixed: 'title: T\nsummary: |\n  Intruders read the mail of the whole\n  company for a year.\nseverity: high\n',
  },
  {
    what: 'a text at the left margin with a colon and a blank line',
    text: 'title: T\nsummary: Intruders read the mail.\n\nThey left in May.\nAdvice: reset the tokens.\n  Soon.\nseverity: high\n',
    problem: 'yaml/syntax "They left in May."',
    fixed:
      'title: T\nsummary: |\n  Intruders read the mail.\n\n  They left in May.\n  Advice: reset the tokens.\n  Soon.\nseverity: high\n',
  },
  {
    what: 'a text at the left margin below its key',
    text: 'title: T\nattack_chain:\nThe intruders write mail to a few people.\nThen they wait.\nseverity: high\n',
    problem: 'yaml/syntax "The intruders write mail to a few people."',
    fixed:
      'title: T\nattack_chain: |\n  The intruders write mail to a few people.\n  Then they wait.\nseverity: high\n',
  },
  {
    what: 'a title that goes on at the left margin',
    text: 'title: Intruders read the mail of\na whole company\nseverity: high\n',
    problem: 'yaml/syntax "a whole company"',
    fixed: "title: 'Intruders read the mail of a whole company'\nseverity: high\n",
  },
  {
    what: 'a text with steps at the left margin',
    text: 'attack_chain: The intruders do two things.\n1. They write.\n2. They wait.\nseverity: high\n',
    problem: 'yaml/syntax "1. They write."',
    fixed: 'attack_chain: |\n  The intruders do two things.\n  1. They write.\n  2. They wait.\nseverity: high\n',
  },
  {
    what: 'an item that goes on in the column of its dash',
    text: 'key_takeaways:\n  - Intruders read the mail of\n  a whole company.\n  - Two\n',
    problem: 'yaml/syntax "a whole company."',
    fixed: 'key_takeaways:\n  - Intruders read the mail of\n    a whole company.\n  - Two\n',
  },
  {
    what: 'an item that goes on at the left margin, with a colon',
    text: 'key_takeaways:\n- Intruders read the mail of\na whole company.\nAdvice: wait.\n- Two\n',
    problem: 'yaml/syntax "a whole company."',
    fixed: "key_takeaways:\n- 'Intruders read the mail of a whole company. Advice: wait.'\n- Two\n",
  },
  {
    what: 'a text of a row that goes on in the column of its key',
    text: 'vulnerabilities:\n  - id: CVE-2024-12345\n    description: The flaw lets anybody run\n    what they want to run.\n    exploited: yes\n',
    problem: 'yaml/syntax "what they want to run."',
    fixed:
      'vulnerabilities:\n  - id: CVE-2024-12345\n    description: |\n      The flaw lets anybody run\n      what they want to run.\n    exploited: yes\n',
  },
  {
    what: 'a text above a list at the left margin',
    text: 'title: T\nsummary: The intruders do two things\n- they write\n- they wait\nseverity: high\n',
    problem: 'yaml/syntax "The intruders do two things"',
    fixed: 'title: T\nsummary: |\n  The intruders do two things\n  - they write\n  - they wait\nseverity: high\n',
  },
  {
    what: 'a line of a block with a colon at the left margin',
    text: 'attack_chain: |\n  They write: mail.\nIn March 2026: they wait.\n  They leave.\nseverity: high\n',
    problem: 'yaml/syntax "In March 2026: they wait."',
    fixed: 'attack_chain: |\n  They write: mail.\n  In March 2026: they wait.\n  They leave.\nseverity: high\n',
  },
];

const fences: readonly TextMistake[] = [
  {
    what: 'a fence of Markdown beside a key',
    text: 'detection_rules:\n  - type: kql\n    name: R\n    body: ```\n      DeviceEvents\n      | where a: b\n    ```\n',
    problem: 'yaml/syntax "```"',
    fixed: 'detection_rules:\n  - type: kql\n    name: R\n    body: |\n      DeviceEvents\n      | where a: b\n',
  },
  {
    what: 'a fence of Markdown below a key',
    text: 'detection_rules:\n  - type: kql\n    name: R\n    body:\n      ```\n      DeviceEvents\n      ```\n',
    problem: 'yaml/syntax "```"',
    fixed: 'detection_rules:\n  - type: kql\n    name: R\n    body: |\n      DeviceEvents\n',
  },
  {
    what: 'a fence of Markdown whose lines are at the left margin',
    text: 'detection_rules:\n  - type: kql\n    name: R\n    body: ```\nDeviceEvents\n| take 1\n```\nseverity: high\n',
    problem: 'yaml/syntax "```"',
    fixed:
      'detection_rules:\n  - type: kql\n    name: R\n    body: |\n      DeviceEvents\n      | take 1\nseverity: high\n',
  },
];

const spaces: readonly TextMistake[] = [
  {
    what: 'no-break spaces before a key of a row',
    text: 'actors:\n  - name: APT28\n\u00a0\u00a0\u00a0\u00a0country: RU\nseverity: high\n',
    problem: 'yaml/syntax "\u00a0\u00a0\u00a0\u00a0"',
    fixed: 'actors:\n  - name: APT28\n    country: RU\nseverity: high\n',
  },
  {
    what: 'items behind tabs below a key that is further in',
    text: 'detection_rules:\n    - type: sigma\n      name: R\n      log_sources:\n\t  - a\n\t  - b\n      url: https://example.org\n',
    problem: 'yaml/syntax "\t  "',
    fixed:
      'detection_rules:\n    - type: sigma\n      name: R\n      log_sources:\n        - a\n        - b\n      url: https://example.org\n',
  },
  {
    what: 'items in a column of odd number',
    text: 'affected_systems:\n  - name: Gateway\n    versions:\n   - one\n   - two\nseverity: high\n',
    problem: 'yaml/syntax "   "',
    fixed: 'affected_systems:\n  - name: Gateway\n    versions:\n    - one\n    - two\nseverity: high\n',
  },
  {
    what: 'an item one column to the left of the others',
    text: 'tags:\n  - mail\n - night\n  - op\nseverity: high\n',
    problem: 'yaml/syntax " "',
    fixed: 'tags:\n  - mail\n  - night\n  - op\nseverity: high\n',
  },
  {
    what: 'a tab in a title with a colon',
    text: 'title: A:\tB\nseverity: high\n',
    problem: 'yaml/unquoted-colon "A:\tB"',
    fixed: "title: 'A:\tB'\nseverity: high\n",
  },
  {
    what: 'a tab before a key of a row',
    text: 'actors:\n  - name: APT28\n\tcountry: RU\nseverity: high\n',
    problem: 'yaml/syntax "\t"',
    fixed: 'actors:\n  - name: APT28\n    country: RU\nseverity: high\n',
  },
];

const brackets: readonly TextMistake[] = [
  {
    what: 'a bracket that another sign closes',
    text: 'tags: [mail, night)\nseverity: high\n',
    problem: 'yaml/syntax ")"',
    fixed: 'tags: [mail, night]\nseverity: high\n',
  },
  {
    what: 'a bracket that is not closed within braces',
    text: 'actors:\n  - {name: APT29, aliases: [Cozy Bear, The Dukes}\nseverity: high\n',
    problem: 'yaml/syntax "["',
    fixed: 'actors:\n  - {name: APT29, aliases: [Cozy Bear, The Dukes]}\nseverity: high\n',
  },
  {
    what: 'several values with brackets on a line',
    text: 'indicators: [bad-host[.]top, "ok-host.top", 91.92.240[.]4]\n',
    problem: 'yaml/syntax "bad-host[.]top"',
    fixed: `indicators: ['bad-host[.]top', "ok-host.top", '91.92.240[.]4']\n`,
  },
  {
    what: 'prose that a comma and a colon split',
    text: 'control_gaps: [No logs of gateways, phones: and printers]\n',
    problem: 'yaml/unquoted-colon "No logs of gateways, phones: and printers"',
    fixed: "control_gaps: ['No logs of gateways, phones: and printers']\n",
  },
  {
    what: 'prose in braces that a comma and a colon split',
    text: "timeline:\n  - {time: 2026-03-01, event: Mail was sent, then to the boss's desk: a call}\n",
    problem: `schema/type "Mail was sent, then to the boss's desk: a call"`,
    fixed: `timeline:\n  - {time: 2026-03-01, event: "Mail was sent, then to the boss's desk: a call"}\n`,
  },
];

const starts: readonly TextMistake[] = [
  {
    what: 'an item beside the key of its list',
    text: 'tags: - mail\n  - night\nseverity: high\n',
    problem: 'yaml/syntax "- mail"',
    fixed: 'tags:\n  - mail\n  - night\nseverity: high\n',
  },
  {
    what: 'an item that begins in quotes and has a colon',
    text: 'key_takeaways:\n  - "Fix it" pages: people paste a line.\n  - Two\n',
    problem: `yaml/syntax ""Fix it" pages: people paste a line."`,
    fixed: `key_takeaways:\n  - '"Fix it" pages: people paste a line.'\n  - Two\n`,
  },
  {
    what: 'a text that begins in quotes and has a colon',
    text: 'summary: "Fix it" pages are known: people paste a line.\nseverity: high\n',
    problem: 'yaml/unquoted-colon ""Fix it" pages are known: people paste a line."',
    fixed: `summary: '"Fix it" pages are known: people paste a line.'\nseverity: high\n`,
  },
  {
    what: 'a tag right after the colon of its key',
    text: 'title:#OpStorm\nseverity: high\n',
    problem: 'yaml/syntax ":"',
    fixed: "title: '#OpStorm'\nseverity: high\n",
  },
  {
    what: 'a short item with a colon that goes on below',
    text: 'key_takeaways:\n  - Loot: mail\n    and files\n  - Two\n',
    problem: 'yaml/unquoted-colon "Loot: mail"',
    fixed: "key_takeaways:\n  - 'Loot: mail and files'\n  - Two\n",
  },
  {
    what: 'a key of a row without a space after its colon',
    text: 'actors:\n  - name:APT28\nseverity: high\n',
    problem: 'schema/type ":"',
    fixed: 'actors:\n  - name: APT28\nseverity: high\n',
  },
  {
    what: 'dashes without a space',
    text: 'tags:\n  -mail\n  -night\nseverity: high\n',
    problem: 'yaml/list-in-text "-mail"',
    fixed: 'tags:\n  - mail\n  - night\nseverity: high\n',
  },
];

export const pastedTexts: readonly TextMistake[] = [...underindented, ...fences, ...spaces, ...brackets, ...starts];
