/** What core is handed from outside, so that it stays a pure function. */
import type { Catalogue } from './catalogue/catalogue.ts';
import type { SchemaFacts } from './schema/facts.ts';
import type { SchemaValidator } from './schema/validate.ts';
import type { Snippets } from './snippets.ts';

export interface Environment {
  readonly catalogue: Catalogue;
  readonly schema: SchemaFacts;
  readonly validate: SchemaValidator;
  readonly snippets: Snippets;
  /** Today in UTC, `YYYY-MM-DD`. */
  today(): string;
  /** Where a rule's page is. */
  docsUrl(code: string): string;
  /** Told when a rule throws; the other rules go on. Tests rethrow. */
  onInternalError?(rule: string, error: unknown): void;
}

/** Severities by rule code, as in the settings. */
export type RuleSettings = Readonly<Record<string, 'off' | 'hint' | 'info' | 'warning' | 'error'>>;
