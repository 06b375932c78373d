/** Determines the setting of a rule. Settings name a rule by its code (`tlp/deprecated`) or by its family (`tlp/*`). */
import type { RuleSettings, RuleSeverity } from './settings.ts';

/** Returns the family of a code, as in settings and comments: `tlp/*` for `tlp/deprecated`. */
export function familyOf(code: string): string {
  return `${code.slice(0, Math.max(0, code.indexOf('/')))}/*`;
}

/** Whether what names rules, a code or a family, names this rule. */
export function names(name: string, code: string): boolean {
  return name === code || (name.endsWith('/*') && name === familyOf(code));
}

/** Returns the setting of a rule: its own before that of its family; undefined if neither is set. */
export function ruleSetting(settings: RuleSettings, code: string): RuleSeverity | undefined {
  const own = [code, familyOf(code)].find((name) => Object.hasOwn(settings, name));
  return own === undefined ? undefined : settings[own];
}

/** Merges settings. A family in `near` overrides the rules of that family in `far`. */
export function layerRules(far: RuleSettings, near: RuleSettings): RuleSettings {
  const kept = Object.entries(far).filter(([name]) => !Object.hasOwn(near, familyOf(name)));
  return { ...Object.fromEntries(kept), ...near };
}
