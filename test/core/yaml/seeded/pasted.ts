/** Text that gets into a document through the clipboard, a merge, or another program. */
import type { SeededMistake } from './seededMistake.ts';

const ours = '  - Manufacturing\n  - Education\n';
const date = 'published: 2026-07-14\n';
const gap = '  - No agent and no log forwarding on hypervisors\n';

export const pastedMistakes: readonly SeededMistake[] = [
  {
    what: 'a merge conflict at the top',
    was: date,
    is: `<<<<<<< HEAD\n${date}=======\npublished: 2026-07-15\n>>>>>>> review\n`,
  },
  {
    what: 'a merge conflict with the common ancestor',
    was: date,
    is: `<<<<<<< HEAD\n${date}||||||| 1a2b3c4\npublished: 2026-07-13\n=======\npublished: 2026-07-15\n>>>>>>> review\n`,
  },
  {
    what: 'a merge conflict within a list',
    was: ours,
    is: `<<<<<<< HEAD\n${ours}=======\n  - Health\n>>>>>>> review\n`,
  },
  {
    what: 'a merge conflict within a rule body',
    was: '      | bin _time span=1h\n',
    is: '<<<<<<< HEAD\n      | bin _time span=1h\n=======\n      | bin _time span=2h\n>>>>>>> review\n',
  },
  {
    what: 'a merge conflict over several sections',
    was: '  - Financial services\nregions:\n',
    is: '<<<<<<< HEAD\n  - Financial services\nregions:\n=======\n  - Finance\nregions:\n  - Asia\n>>>>>>> review\n',
  },
  {
    what: 'a merge conflict one side of which is empty',
    was: '  - Education\n',
    is: '<<<<<<< HEAD\n  - Education\n=======\n>>>>>>> review\n',
  },
  {
    what: 'a merge conflict without names',
    was: date,
    is: `<<<<<<<\n${date}=======\npublished: 2026-07-15\n>>>>>>>\n`,
  },
  {
    what: 'the end of a merge conflict that was half resolved',
    was: '  - Education\n',
    is: '  - Education\n>>>>>>> review\n',
  },
  {
    what: 'the start of a merge conflict that was half resolved',
    was: '  - Education\n',
    is: '<<<<<<< HEAD\n  - Education\n',
  },
  {
    what: 'the middle of a merge conflict that was half resolved',
    was: '  - Education\n',
    is: '=======\n  - Education\n',
  },
  { what: 'items pasted with en dashes', was: ours, is: ours.replaceAll('- ', '– ') },
  { what: 'one item pasted with a bullet', was: '  - Education\n', is: '  • Education\n' },
  { what: 'items pasted with bullets', was: ours, is: ours.replaceAll('- ', '• ') },
  { what: 'items with asterisks, as in Markdown', was: ours, is: ours.replaceAll('- ', '* ') },
  { what: 'one item with an asterisk', was: '  - Education\n', is: '  * Education\n' },
  { what: 'numbered items', was: ours, is: '  1. Manufacturing\n  2. Education\n' },
  {
    what: 'a list item as a comparison',
    was: gap,
    is: '  - > 500 hosts without an agent\n',
    meant: "  - '> 500 hosts without an agent'\n",
  },
  {
    what: 'a list item with a bar at its start',
    was: gap,
    is: '  - | hosts without an agent\n',
    meant: "  - '| hosts without an agent'\n",
  },
  { what: 'no-break spaces as indentation', was: '  - Education\n', is: '\u00a0\u00a0- Education\n' },
  { what: 'a no-break space behind a dash', was: '  - Education\n', is: '  -\u00a0Education\n' },
  { what: 'a no-break space behind a colon', was: 'severity: critical\nconf', is: 'severity:\u00a0critical\nconf' },
  {
    what: 'no-break spaces before a key of a row',
    was: '    attack_id: S1040\n',
    is: '\u00a0\u00a0\u00a0\u00a0attack_id: S1040\n',
  },
  { what: 'a zero-width space before a key', was: 'severity: critical\nconf', is: '\u200bseverity: critical\nconf' },
  { what: 'a byte order mark within the file', was: 'severity: critical\nconf', is: '\ufeffseverity: critical\nconf' },
  { what: 'a byte order mark within a value', was: 'severity: critical\nconf', is: 'severity: \ufeffcritical\nconf' },
  {
    what: 'a NUL in a text',
    was: gap,
    is: gap.replace('No agent', 'No\u0000agent'),
    meant: gap.replace('No agent', 'Noagent'),
  },
  {
    what: 'an escape character in a text',
    was: gap,
    is: gap.replace('No agent', 'No \u001b[1magent'),
    meant: gap.replace('No agent', 'No [1magent'),
  },
  { what: 'a form feed between sections', was: 'control_gaps:\n', is: '\u000c\ncontrol_gaps:\n' },
  {
    what: 'a line of Markdown in bold between sections',
    was: 'control_gaps:\n',
    is: '**Control gaps**\ncontrol_gaps:\n',
  },
  { what: 'a fence of Markdown around the file’s rest', was: 'control_gaps:\n', is: '```yaml\ncontrol_gaps:\n' },
  {
    what: 'a link of Markdown as a value',
    was: '  - https://nvd.nist.gov/vuln/detail/CVE-2023-20269\n',
    is: '  - [NVD](https://nvd.nist.gov/vuln/detail/CVE-2023-20269)\n',
    meant: "  - '[NVD](https://nvd.nist.gov/vuln/detail/CVE-2023-20269)'\n",
  },
  { what: 'a table of Markdown between sections', was: 'control_gaps:\n', is: '| Host | Agent |\ncontrol_gaps:\n' },
  {
    what: 'a sentence at the left margin',
    was: 'control_gaps:\n',
    is: 'These gaps were found by the responders.\ncontrol_gaps:\n',
  },
  {
    what: 'two lines of prose at the left margin',
    was: 'control_gaps:\n',
    is: 'These gaps were found\nby the responders.\ncontrol_gaps:\n',
  },
  {
    what: 'a web address at the left margin',
    was: 'control_gaps:\n',
    is: 'https://example.com/report\ncontrol_gaps:\n',
  },
  {
    what: 'a line of a log in a list',
    was: gap,
    is: gap + '2026-07-14 10:00:01 ERROR sshd[123]: failed\n',
    at: '2026',
  },
  {
    what: 'a row of JSON in a list',
    was: '  - name: AdFind\n',
    is: '  {"name": "Cobalt Strike", "type": "c2"},\n  - name: AdFind\n',
  },
  {
    what: 'a pair of JSON at the top',
    was: 'severity: critical\nconf',
    is: '"severity": "critical",\nconf',
    meant: 'severity: critical\nconf',
  },
  { what: 'an object of JSON between sections', was: 'control_gaps:\n', is: '{"a": 1}\ncontrol_gaps:\n' },
  { what: 'the start of an object of JSON', was: 'control_gaps:\n', is: '{\ncontrol_gaps:\n' },
  { what: 'a document marker in the middle', was: 'control_gaps:\n', is: '---\ncontrol_gaps:\n' },
  { what: 'an end marker in the middle', was: 'control_gaps:\n', is: '...\ncontrol_gaps:\n' },
  { what: 'dashes as a line in the middle', was: 'control_gaps:\n', is: '-----\ncontrol_gaps:\n' },
  { what: 'a directive in the middle', was: 'control_gaps:\n', is: '%YAML 1.2\ncontrol_gaps:\n' },
  {
    what: 'a comment without a blank before it',
    was: 'severity: critical\nconf',
    is: 'severity: "critical"# really\nconf',
  },
  { what: 'a comment in the style of C', was: 'severity: critical\nconf', is: '// really\nseverity: critical\nconf' },
  { what: 'quotes of a mail around a line', was: '  - Education\n', is: '> - Education\n' },
  { what: 'the sign of a diff before a line', was: '  - Education\n', is: '+  - Education\n' },
  { what: 'the head of a hunk of a diff', was: '  - Education\n', is: '@@ -1,4 +1,4 @@\n  - Education\n' },
];
