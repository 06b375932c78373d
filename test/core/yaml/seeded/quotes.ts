/** Mistakes in values: quotes, colons, characters that YAML reserves. */
import type { SeededMistake } from './seededMistake.ts';

const title = 'title: Akira ransomware reaches the hypervisor through SSL VPN gateways\n';
const gap = '  - No agent and no log forwarding on hypervisors\n';
const motive = '    motivation: financial gain\n';
const taken = '  - Data is copied out before anything is encrypted, and victims are extorted for both.\n';
const stage =
  '    description: LSASS memory is dumped on servers, the directory database is copied on a domain controller.\n';

const at = (was: string, from: string, to: string): string => was.replace(from, () => to);

/** Returns two mistakes: a list item, and a value in a row, that begins with `sign` and therefore needs quotes. */
const startsWith = (sign: string, rest = ''): SeededMistake[] => [
  {
    what: `a list item that begins with ${sign}`,
    was: gap,
    is: `  - ${sign}${rest} agent\n`,
    meant: `  - '${sign}${rest} agent'\n`,
  },
  {
    what: `a value of a row that begins with ${sign}`,
    was: motive,
    is: `    motivation: ${sign}${rest} gain\n`,
    meant: `    motivation: '${sign}${rest} gain'\n`,
  },
];

export const quoteMistakes: readonly SeededMistake[] = [
  {
    what: 'a double quote that is never closed, in the title',
    was: title,
    is: at(title, 'Akira', '"Akira'),
    meant: at(at(title, 'Akira', '"Akira'), 'ways\n', 'ways"\n'),
  },
  {
    what: 'a single quote that is never closed, in the title',
    was: title,
    is: at(title, 'Akira', "'Akira"),
  },
  { what: 'a double quote that is never closed, in a list item', was: gap, is: at(gap, 'No', '"No') },
  { what: 'a single quote that is never closed, in a list item', was: gap, is: at(gap, 'No', "'No") },
  { what: 'a double quote that is never closed, in a row', was: motive, is: at(motive, 'fin', '"fin') },
  { what: 'a single quote that is never closed, in a row', was: motive, is: at(motive, 'fin', "'fin") },
  {
    what: 'a quote that is never closed, in a section where others are closed',
    was: '  - "T1059.012 - Command and Scripting Interpreter: Hypervisor CLI"\n',
    is: '  - "T1059.012 - Command and Scripting Interpreter: Hypervisor CLI\n',
  },
  {
    what: 'a quote that is never opened',
    was: '  - "T1059.012 - Command and Scripting Interpreter: Hypervisor CLI"\n',
    is: '  - T1059.012 - Command and Scripting Interpreter: Hypervisor CLI"\n',
    meant: "  - 'T1059.012 - Command and Scripting Interpreter: Hypervisor CLI\"'\n",
  },
  {
    what: 'double quotes closed by a single one',
    was: '  - title: "Akira, group G1024"\n',
    is: '  - title: "Akira, group G1024\'\n',
    meant: '  - title: "Akira, group G1024"\n',
  },
  {
    what: 'an apostrophe within single quotes',
    was: gap,
    is: "  - 'The vendor's agent is missing'\n",
    meant: "  - 'The vendor''s agent is missing'\n",
  },
  {
    what: 'double quotes within double quotes',
    was: gap,
    is: '  - "The so-called "agent" is missing"\n',
    meant: '  - "The so-called \\"agent\\" is missing"\n',
  },
  {
    what: 'text after a closing quote',
    was: gap,
    is: '  - "Agents" are missing\n',
    meant: '  - \'"Agents" are missing\'\n',
  },
  {
    what: 'a quoted text with a colon and more text behind it',
    was: motive,
    is: '    motivation: "It\'s": financial\n',
    meant: '    motivation: "\\"It\'s\\": financial"\n',
  },
  {
    what: 'a path with escapes that double quotes do not know',
    was: motive,
    is: '    motivation: "C:\\Users\\Public\\akira_readme.txt"\n',
    meant: "    motivation: 'C:\\Users\\Public\\akira_readme.txt'\n",
  },
  {
    what: 'a colon in the title',
    was: title,
    is: at(title, 'Akira', 'Akira:'),
    meant: "title: 'Akira: ransomware reaches the hypervisor through SSL VPN gateways'\n",
  },
  {
    what: 'two colons in the title',
    was: title,
    is: 'title: Update: Akira: back again\n',
    meant: "title: 'Update: Akira: back again'\n",
  },
  {
    what: 'a colon at the end of the title',
    was: title,
    is: 'title: Akira again:\n',
    meant: "title: 'Akira again:'\n",
  },
  {
    what: 'a colon in a list item',
    was: gap,
    is: '  - Hypervisors: no agent\n',
    meant: "  - 'Hypervisors: no agent'\n",
  },
  {
    what: 'a colon in the last item of a list',
    was: '  - Service accounts exempt from multi-factor authentication\n',
    is: '  - Service accounts: exempt\n',
    meant: "  - 'Service accounts: exempt'\n",
  },
  {
    what: 'a colon in a value of a row',
    was: stage,
    is: '    description: Then: LSASS memory is dumped on servers.\n',
    meant: "    description: 'Then: LSASS memory is dumped on servers.'\n",
  },
  {
    what: 'a colon in the first value of a row',
    was: '  - hypothesis: A server that has never sent much data uploads gigabytes at night.\n',
    is: '  - hypothesis: At night: a server uploads gigabytes.\n',
    meant: "  - hypothesis: 'At night: a server uploads gigabytes.'\n",
  },
  {
    what: 'a technique with its name, without quotes',
    was: '  - "T1003.003 - OS Credential Dumping: NTDS"\n',
    is: '  - T1003.003 - OS Credential Dumping: NTDS\n',
    meant: '  - "T1003.003 - OS Credential Dumping: NTDS"\n',
  },
  {
    what: 'two keys on one line, under the key of a section',
    was: 'false_positive_assessment:\n  rating: medium\n',
    is: 'false_positive_assessment:\n  rating: notes: medium\n',
    meant: "false_positive_assessment:\n  rating: 'notes: medium'\n",
  },
  {
    what: 'three keys on one line in a nested mapping',
    was: '    rating: moderate\n',
    is: '    rating: foo: bar: moderate\n',
    meant: "    rating: 'foo: bar: moderate'\n",
  },
  {
    what: 'three words with colons on the line below a section',
    was: 'detection_engineering:\n',
    is: 'detection_engineering:\n  foo: bar: baz\n',
    meant: "detection_engineering:\n  foo: 'bar: baz'\n",
  },
  {
    what: 'three words with colons in front of the rows of a section',
    was: 'timeline:\n',
    is: 'timeline:\n  foo: bar: baz\n',
    at: 'foo',
  },
  {
    what: 'a value with a colon behind a section with rows',
    was: 'malware:\n',
    is: 'malware: Akira: two variants\n',
    at: 'malware',
  },
  {
    what: 'a value behind the colon of a section with rows',
    was: 'malware:\n',
    is: 'malware: Akira\n',
    at: 'malware',
  },
  ...startsWith('@'),
  ...startsWith('`', 'x`'),
  ...startsWith('%'),
  ...startsWith('*'),
  ...startsWith('**', 'No**'),
  ...startsWith('&'),
  ...startsWith('!'),
  ...startsWith('[', 'New]'),
  ...startsWith('{', 'x}'),
  ...startsWith('> ', '500 hosts: an'),
  ...startsWith('| ', 'x'),
  ...startsWith('>500'),
  ...startsWith('|x'),
  ...startsWith('"', 'x" and an'),
  ...startsWith(', '),
  ...startsWith('] '),
  ...startsWith('} '),
  {
    what: 'an anchor under a nested key',
    was: '    rating: moderate\n',
    is: '    rating: &a moderate\n',
    meant: "    rating: '&a moderate'\n",
  },
  {
    what: 'an anchor on the line of a key with rows',
    was: 'detection_difficulty:\n',
    is: 'detection_difficulty: &\n',
  },
  {
    what: 'a file pattern as a value',
    was: '    value: akira_readme.txt\n',
    is: '    value: *.akira\n',
    meant: "    value: '*.akira'\n",
  },
  {
    what: 'typographic quotes around a text with a colon',
    was: gap,
    is: '  - “Agents: none”\n',
    meant: "  - '“Agents: none”'\n",
  },
  {
    what: 'a typographic quote that closes a straight one',
    was: gap,
    is: '  - "No agents”\n',
    meant: '  - "No agents"\n',
  },
  {
    what: 'a number sign in front of a text',
    was: taken,
    is: '  - #1 cause is missing authentication\n',
    meant: "  - '#1 cause is missing authentication'\n",
  },
];
