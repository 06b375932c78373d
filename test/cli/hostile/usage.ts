/** Calls with missing or invalid arguments. */
import type { Call } from './call.ts';

/** The calls; `why` is part of the test's title. */
export const usage: readonly Call[] = [
  { why: 'no command', args: [], says: /^no command given; "advisory --help" lists the commands$/ },
  { why: 'an unknown command', args: ['chekc'], says: /^unknown command 'chekc'/ },
  { why: 'a command of control characters', args: ['\u001b[2J'], says: /^unknown command '\\u\{1b\}\[2J'$/ },
  { why: 'an unknown option', args: ['check', '--quick', '.'], says: /^unknown option '--quick'$/ },
  { why: 'no file', args: ['check'], says: /^missing required argument 'files'$/ },
  { why: 'an unknown format', args: ['check', '--format', 'xml', '.'], says: /'xml' is invalid\. Allowed choices are/ },
  { why: 'an unknown severity', args: ['check', '--fail-on', 'fatal', '.'], says: /Allowed choices are/ },
  { why: 'a shard beyond the last', args: ['check', '--shard', '5/4', '.'], says: /Use K\/N/ },
  { why: 'no thread at all', args: ['check', '--jobs', '0', '.'], says: /Use a whole number/ },
  { why: 'an option without its value', args: ['check', '.', '--jobs'], says: /argument missing/ },
  {
    why: 'an empty argument',
    args: ['check', ''],
    says: /^the argument after check is empty; omit it, or give it a value$/,
  },
  {
    why: 'an empty argument beside a good one',
    args: ['check', 'a.advisory.yaml', ''],
    says: /^the argument after a\.advisory\.yaml is empty/,
  },
  { why: 'an empty argument to --fix', args: ['check', '--fix', ''], says: /^the argument after --fix is empty/ },
  { why: 'an empty page', args: ['render', '-o', '', 'a.advisory.yaml'], says: /^the argument after -o is empty/ },
  {
    why: 'an empty page by an equals sign',
    args: ['render', '--output=', 'a.advisory.yaml'],
    says: /^the argument after --output is empty/,
  },
  { why: 'an empty glob', args: ['check', '.', '--exclude='], says: /^the argument after --exclude is empty/ },
  { why: 'an empty code', args: ['explain', ''], says: /^the argument after explain is empty/ },
  { why: 'an empty query', args: ['catalogue', 'search', ''], says: /^the argument after search is empty/ },
  { why: 'an empty source', args: ['catalogue', 'update', '--from', ''], says: /^the argument after --from is empty/ },
  {
    why: 'an unknown rule',
    args: ['check', '--rule', 'attack/revokd=off', '.'],
    says: /unknown rule attack\/revokd; did you mean attack\/revoked/,
  },
  { why: 'a rule without its severity', args: ['check', '--rule', 'tlp/*', '.'], says: /use CODE=SEVERITY/ },
  {
    why: 'a rule with an unknown severity',
    args: ['check', '--rule', 'tlp/*=fatal', '.'],
    says: /use CODE=SEVERITY/,
  },
  {
    why: 'a code that no rule has',
    args: ['explain', '../../package'],
    says: /^unknown rule \.\.\/\.\.\/package; /,
  },
  {
    why: 'a release that there is not',
    args: ['catalogue', 'search', 'x', '--attack-version', '__proto__'],
    says: /^unknown ATT&CK release __proto__/,
  },
  {
    why: 'an entry that there is not',
    args: ['catalogue', 'show', 'constructor'],
    says: /^the catalogue has no entry/,
  },
  {
    why: 'a limit that is not a number',
    args: ['catalogue', 'search', 'x', '--limit', '1e9'],
    says: /^--limit must be a whole number/,
  },
  { why: 'a group of commands alone', args: ['catalogue'], says: /^specify a subcommand of catalogue/ },
  { why: 'nothing to undo', args: ['catalogue', 'update', '--revert'], says: /^there is no update to undo$/ },
];
