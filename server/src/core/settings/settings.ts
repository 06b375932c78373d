/** The settings of a team, from the editor or a configuration file. */

/** The severity of a rule, or `off`. */
export type RuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** Severities by rule code, as in the settings. */
export type RuleSettings = Readonly<Record<string, RuleSeverity>>;

/** Preferred names of actors: primary names of either source or of one, or the team's own list in this order. */
export type PreferredNaming = 'any' | 'attack' | 'misp' | readonly string[];

/** Top-level sections that an advisory needs under a condition: `always`, `severity:<word>` or `category:<word>`. */
export type RequiredSections = Readonly<Record<string, readonly string[]>>;
