/** Which setting of a rule counts: a rule is named by its code (`tlp/deprecated`), or with all of its family (`tlp/*`). */
import type { RuleSettings, RuleSeverity } from './settings.ts';

/** The family of a code as settings and comments name it: `tlp/*` of `tlp/deprecated`. */
export function familyOf(code: string): string {
  return `${code.slice(0, Math.max(0, code.indexOf('/')))}/*`;
}

/** Whether what names rules, a code or a family, names this rule. */
export function names(name: string, code: string): boolean {
  return name === code || (name.endsWith('/*') && name === familyOf(code));
}

/** The setting of a rule; its own counts before that of its family. Undefined where neither is set. */
export function ruleSetting(settings: RuleSettings, code: string): RuleSeverity | undefined {
  const own = [code, familyOf(code)].find((name) => Object.hasOwn(settings, name));
  return own === undefined ? undefined : settings[own];
}

/** Settings over others: a family that `near` names counts before any rule of it that only `far` names. */
export function layerRules(far: RuleSettings, near: RuleSettings): RuleSettings {
  const kept = Object.entries(far).filter(([name]) => !Object.hasOwn(near, familyOf(name)));
  return { ...Object.fromEntries(kept), ...near };
}
