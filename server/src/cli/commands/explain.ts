/** `advisory explain CODE`: prints the page of a rule, or a list of the rules in a family or, without a code, of all rules. */
import { allRules, familyOf, largest, type RuleMeta } from '../../core/index.ts';
import { CommandError, exitStatus, type CliIo, type CliServices, type ExitStatus } from '../io.ts';
import { nearestCodes } from '../nearestCodes.ts';
import { printable } from '../printable.ts';

/** Prints the page of the rule with this code, the rules in a family (`tlp/*`), or all rules. Throws `CommandError` for an unknown code. */
export function runExplain(code: string | undefined, io: CliIo, services: CliServices): ExitStatus {
  const rules = allRules.map((rule) => rule.meta);
  if (code === undefined) {
    io.stdout.write(listOf(rules));
    return exitStatus.clean;
  }
  // Also accepts the name of the rule's page, which has a hyphen instead of the slash.
  const rule = rules.find((meta) => meta.code === code || meta.code.replace('/', '-') === code);
  const family = rules.filter((meta) => familyOf(meta.code) === code);
  if (family.length > 0) {
    io.stdout.write(listOf(family));
    return exitStatus.clean;
  }
  if (rule === undefined) throw new CommandError(unknown(code, rules));
  const page = services.readRulePage(rule.code);
  io.stdout.write(page === undefined ? `${rule.code} (${rule.severity})\n\n${rule.summary}\n` : ending(page));
  return exitStatus.clean;
}

function listOf(rules: readonly RuleMeta[]): string {
  const width = largest(rules.map((rule) => rule.code.length));
  return rules
    .map(({ code, severity, summary }) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${summary}\n`)
    .join('');
}

function unknown(code: string, rules: readonly RuleMeta[]): string {
  const near = nearestCodes(
    code,
    rules.map((rule) => rule.code),
  ).join(' or ');
  const hint = near === '' ? 'run "advisory explain" to list all rules' : `did you mean ${near}?`;
  return `unknown rule ${printable(code)}; ${hint}`;
}

const ending = (page: string): string => (page.endsWith('\n') ? page : `${page}\n`);
