/** The data and functions that core needs from its host. They are injected, so that the functions in core remain pure. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { DocumentKind } from '../document/document.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import type { SchemaValidator } from '../schema/validate.ts';
import type { Snippets } from '../schema/snippets.ts';

/** A schema as an index and as a compiled validator. */
export interface DocumentSchema {
  readonly schema: SchemaIndex;
  readonly validate: SchemaValidator;
}

export interface Environment extends DocumentSchema {
  readonly catalogue: Catalogue;
  readonly snippets: Snippets;
  /** The schemas for documents other than advisories. */
  readonly others: Readonly<Record<Exclude<DocumentKind, 'advisory'>, DocumentSchema>>;
  /** Returns today's date in UTC, `YYYY-MM-DD`. */
  today(): string;
  /** The preferred names of actors; defaults to `any`. */
  readonly preferredNaming?: PreferredNaming;
  /** Returns the URL of a rule's page. */
  docsUrl(code: string): string;
  /** Called when a rule throws; the other rules still run. If absent, the error is rethrown. */
  onInternalError?(rule: string, error: unknown): void;
}

/**
 * The team's settings, catalogues and files, which depend on the folder of a document. Everything is optional, because a document may have
 * no folder. Hosts pass the same object until its contents change, because results are cached by its identity.
 */
export interface DocumentContext {
  /** The sections that the team requires, by condition. */
  readonly requiredSections?: RequiredSections;
  /** The preferred names of actors; defaults to `any`. */
  readonly preferredNaming?: PreferredNaming;
  /** The shipped catalogue with team-defined entries. */
  readonly catalogue?: Catalogue;
  /** Whether a file exists, by its path relative to the document's folder; returns undefined if unknown. */
  readonly fileExists?: (relativePath: string) => boolean | undefined;
  /**
   * Returns the paths of the other advisories with this `id`, relative to the document's folder. Absent if the other advisories are
   * unknown.
   */
  readonly sameId?: (id: string) => readonly string[];
}

const noSnippets: Snippets = { section: () => undefined, row: () => undefined, snippetBody: () => undefined };

/**
 * Returns the environment for a document of the given kind, with the catalogue from `documentContext`. An advisory also uses the preferred
 * naming from there. Documents of other kinds use their own schema and no snippets.
 */
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
