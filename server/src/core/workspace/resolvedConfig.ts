/** A document's resolved configuration, and the files that it comes from. */
import type { Configuration } from '../configuration/configuration.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext, Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { createResourceLoader, type LoadResources } from './resources.ts';

/** A configuration file or catalogue that was read, and the problems in it. */
export interface ConfigFile {
  readonly path: string;
  readonly document: AdvisoryDocument;
  readonly problems: readonly Problem[];
}

/** A configuration file or catalogue that is ignored. `reason` is the rest of a sentence that begins with the file's name. */
export interface UnreadFile {
  readonly path: string;
  readonly reason: string;
}

/** A document's resolved configuration. The same object is returned until something changes. */
export interface ResolvedConfig {
  readonly configuration: Configuration;
  readonly rules: RuleSettings;
  readonly documentContext: DocumentContext;
  /** Loads what the reports of advisories in the document's folder need. */
  readonly loadResources: LoadResources;
  /** The configuration files, nearest first, followed by the catalogues. */
  readonly files: readonly ConfigFile[];
  /** The files that are ignored because they cannot be read, are misnamed, do not exist or exceed the maximum number of catalogue files. */
  readonly unread: readonly UnreadFile[];
  /** The paths of the catalogue files in `files`. */
  readonly catalogues: readonly string[];
  /** Globs of additional advisories, and the folder that they are relative to; absent if none are configured. */
  readonly advisories?: { readonly base: string; readonly globs: readonly string[] };
}

/** The team's catalogue files, and the shipped catalogue extended with their entries. */
export interface CatalogueLayer {
  readonly files: readonly ConfigFile[];
  readonly unread: readonly UnreadFile[];
  readonly catalogue: Environment['catalogue'];
}

/** The results of reading the workspace's files. */
export interface FoundFiles {
  readonly loadResources?: LoadResources;
  readonly configs?: readonly ConfigFile[];
  readonly unread?: readonly UnreadFile[];
  readonly layer?: CatalogueLayer;
  readonly fileExists?: NonNullable<DocumentContext['fileExists']>;
  readonly advisories?: NonNullable<ResolvedConfig['advisories']>;
}

/** Combines the merged configuration with the contents of the files that it refers to. */
export function resolvedConfigOf(configuration: Configuration, found: FoundFiles): ResolvedConfig {
  const { configs = [], unread = [], layer, fileExists, advisories } = found;
  const { rules = {}, requiredSections, actors, render = {} } = configuration;
  const naming = actors?.preferredNaming;
  return {
    configuration,
    rules,
    loadResources: found.loadResources ?? createResourceLoader(render, { look: {} }),
    documentContext: {
      ...(requiredSections ? { requiredSections } : {}),
      ...(naming === undefined ? {} : { preferredNaming: naming }),
      ...(layer ? { catalogue: layer.catalogue } : {}),
      ...(fileExists ? { fileExists } : {}),
    },
    files: [...configs, ...(layer?.files ?? [])],
    unread: [...unread, ...(layer?.unread ?? [])],
    catalogues: layer?.files.map(({ path }) => path) ?? [],
    ...(advisories ? { advisories } : {}),
  };
}
