/** The environment of core, injected by the host so that core stays a pure function. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PreferredNaming, RequiredSections } from '../settings/settings.ts';
import type { DocumentKind } from '../document/document.ts';
import type { SchemaIndex } from '../schema/schemaIndex.ts';
import type { SchemaValidator } from '../schema/validate.ts';
import type { Snippets } from '../schema/snippets.ts';

/** A schema in the two forms that core needs. */
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
  /** The preferred names of actors; by default `any`. */
  readonly preferredNaming?: PreferredNaming;
  /** Returns the URL of a rule's page. */
  docsUrl(code: string): string;
  /** Called when a rule throws; the other rules still run. Tests rethrow the error. */
  onInternalError?(rule: string, error: unknown): void;
}

/**
 * The context of a document from its folder: the team's settings, catalogues and files. Everything is optional, because a text may have no
 * folder. Hosts pass the same object until its content changes.
 */
export interface DocumentContext {
  /** Sections that the team requires, by condition. */
  readonly requiredSections?: RequiredSections;
  /** The preferred names of actors; by default `any`. */
  readonly preferredNaming?: PreferredNaming;
  /** The shipped catalogue with team-defined entries. */
  readonly catalogue?: Catalogue;
  /** Whether a file exists, by its path relative to the document's folder; undefined if this is unknown. */
  readonly fileExists?: (relativePath: string) => boolean | undefined;
  /** Returns the paths of the other advisories with an `id`, relative to the document's folder. Absent if others are unknown. */
  readonly sameId?: (id: string) => readonly string[];
}

const noSnippets: Snippets = { section: () => undefined, row: () => undefined, snippetBody: () => undefined };

/** Returns the environment for a kind of document in its context: with the schema and skeletons of that kind, and the team's catalogue. */
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
