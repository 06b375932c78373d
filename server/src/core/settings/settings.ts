/** Settings that a team can configure in the editor or in a configuration file. */

/** The severity of a rule, or `off`. */
export type RuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** Severities by rule code or family. */
export type RuleSettings = Readonly<Record<string, RuleSeverity>>;

/**
 * Which actor names are preferred: primary names from any source (`any`), from ATT&CK or from MISP, or the names in a team's list. Of the
 * names in the list, the first one that belongs to the actor is preferred.
 */
export type PreferredNaming = 'any' | 'attack' | 'misp' | readonly string[];

/** Additional top-level keys that are required, by condition: `always`, `severity:<value>` or `category:<value>`. */
export type RequiredSections = Readonly<Record<string, readonly string[]>>;
