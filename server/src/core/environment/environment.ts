/** What core is handed from outside, so that it stays a pure function. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { DocumentKind } from '../document/document.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import type { SchemaValidator } from '../schema/validate.ts';
import type { Snippets } from '../schema/snippets.ts';

/** A schema's two readings. */
export interface DocumentSchema {
  readonly schema: SchemaIndex;
  readonly validate: SchemaValidator;
}

export interface Environment extends DocumentSchema {
  readonly catalogue: Catalogue;
  readonly snippets: Snippets;
  /** The schemas of documents other than advisories. */
  readonly others: Readonly<Record<Exclude<DocumentKind, 'advisory'>, DocumentSchema>>;
  /** Today in UTC, `YYYY-MM-DD`. */
  today(): string;
  /** Which names of actors are preferred; `any` where absent. */
  readonly preferredNaming?: PreferredNaming;
  /** Where a rule's page is. */
  docsUrl(code: string): string;
  /** Told when a rule throws; the other rules go on. Tests rethrow. */
  onInternalError?(rule: string, error: unknown): void;
}

/**
 * What holds for a document because of its folder: its team's settings, catalogues and files. Everything is optional, because a text
 * that comes from nowhere is an advisory too. Hosts hand in the same object for as long as nothing in it changes.
 */
export interface DocumentContext {
  /** Sections that the team requires, by condition. */
  readonly requiredSections?: RequiredSections;
  /** Which names of actors are preferred; `any` where absent. */
  readonly preferredNaming?: PreferredNaming;
  /** The shipped catalogue with the team's own entries over it. */
  readonly catalogue?: Catalogue;
  /** Whether a file is there, by its path relative to the document's folder; undefined if that is unknown. */
  readonly fileExists?: (relativePath: string) => boolean | undefined;
}

const noSnippets: Snippets = { section: () => undefined, row: () => undefined, snippetBody: () => undefined };

/** The environment for a kind of document in its context: with the schema and skeletons of that kind, and the team's catalogue. */
export function environmentFor(
  kind: DocumentKind,
  env: Environment,
  documentContext: DocumentContext = {},
): Environment {
  const { catalogue = env.catalogue, preferredNaming = env.preferredNaming } = documentContext;
  if (kind === 'advisory' && catalogue === env.catalogue && preferredNaming === env.preferredNaming) return env;
  if (kind === 'advisory') return { ...env, catalogue, ...(preferredNaming === undefined ? {} : { preferredNaming }) };
  return { ...env, ...env.others[kind], catalogue, snippets: noSnippets };
}
