/** `--rule CODE=SEVERITY`: sets the severity of a rule or family, overriding all configuration. */
import { allRules, familyOf, type RuleSettings, type RuleSeverity } from '../core/index.ts';
import { CommandError } from './io.ts';
import { nearestCodes } from './nearestCodes.ts';
import { printable } from './printable.ts';

const severityValues: readonly RuleSeverity[] = ['off', 'hint', 'info', 'warning', 'error'];

/**
 * Adds the value of one `--rule` option to those before it. If a name is repeated, the last value is used. Throws `CommandError` for an
 * invalid value.
 */
export function addRuleSetting(text: string, before: RuleSettings = {}): RuleSettings {
  const [, name = '', word = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const severity = severityValues.find((one) => one === word);
  if (severity === undefined)
    throw new CommandError(
      `--rule ${printable(text)}: use CODE=SEVERITY, with one of the severities ${severityValues.join(', ')}; for a family, --rule "tlp/*=off"`,
    );
  const codes = allRules.map(({ meta }) => meta.code);
  const families = new Set(codes.map(familyOf));
  if (!codes.includes(name) && !families.has(name)) {
    const near = nearestCodes(name, [...codes, ...families]);
    const hint = near.length === 0 ? 'run "advisory explain" to list all rules' : `did you mean ${near.join(' or ')}?`;
    throw new CommandError(`--rule ${printable(text)}: unknown rule ${printable(name)}; ${hint}`);
  }
  return { ...before, [name]: severity };
}
