/** What a team may set, wherever it says so: the editor's settings or a configuration file. */

/** How a rule is reported; `off` where it is not. */
export type RuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** Severities by rule code, as in the settings. */
export type RuleSettings = Readonly<Record<string, RuleSeverity>>;

/** Which names of actors are preferred: primary ones of either source, of one, or a list of the team's own, in this order. */
export type PreferredNaming = 'any' | 'attack' | 'misp' | readonly string[];

/** Top-level sections that an advisory needs when a condition holds: `always`, `severity:<word>` or `category:<word>`. */
export type RequiredSections = Readonly<Record<string, readonly string[]>>;
