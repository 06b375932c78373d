/** Looks up and merges the severity settings of rules. Settings refer to a rule by its code (`tlp/deprecated`) or its family (`tlp/*`). */
import type { RuleSettings, RuleSeverity } from './settings.ts';

/** Returns the family of a rule code as written in settings and comments: `tlp/*` for `tlp/deprecated`. */
export function familyOf(code: string): string {
  return `${code.slice(0, Math.max(0, code.indexOf('/')))}/*`;
}

/** Whether `name`, a rule code or a family, covers the rule `code`. */
export function coversRule(name: string, code: string): boolean {
  return name === code || (name.endsWith('/*') && name === familyOf(code));
}

/** Returns the setting for a rule or, if there is none, that for its family; undefined if neither is set. */
export function ruleSetting(settings: RuleSettings, code: string): RuleSeverity | undefined {
  const own = [code, familyOf(code)].find((name) => Object.hasOwn(settings, name));
  return own === undefined ? undefined : settings[own];
}

/**
 * Merges two levels of settings. Those in `near` take precedence. A setting for a family in `near` also overrides the settings for
 * individual rules of that family in `far`.
 */
export function layerRules(far: RuleSettings, near: RuleSettings): RuleSettings {
  const kept = Object.entries(far).filter(([name]) => !Object.hasOwn(near, familyOf(name)));
  return { ...Object.fromEntries(kept), ...near };
}
