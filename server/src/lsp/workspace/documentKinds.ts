/** Determines which documents are advisories, configuration files or catalogues. */
import { configFileName, documentKindOf } from '../../core/index.ts';
import type { DocumentKind } from '../../core/index.ts';

export interface DocumentKinds {
  /** Returns the kind of a document, which is determined by its URI, its first line, or a configuration that lists it as a catalogue. */
  readonly of: (uri: string, text: string) => DocumentKind;
  /** Adds the paths of catalogues that configurations list. */
  noteCatalogues(paths: readonly string[]): void;
  hasCatalogues(): boolean;
  /** Whether a file is a configuration file or a catalogue, which may affect other files. */
  isShared(uri: string): boolean;
  /** Forgets all noted catalogues. */
  clear(): void;
}

/** Creates the document kinds; at first, no catalogues are known. `pathOf` returns the path for a URI; undefined if the host cannot read it. */
export function createDocumentKinds(pathOf: (uri: string) => string | undefined): DocumentKinds {
  const catalogues = new Set<string>();
  const isCatalogue = (path: string | undefined): path is string => path !== undefined && catalogues.has(path);
  return {
    of: (uri, text) => (isCatalogue(pathOf(uri)) ? 'catalogue' : documentKindOf(uri, text)),
    noteCatalogues(paths) {
      for (const path of paths) catalogues.add(path);
    },
    hasCatalogues: () => catalogues.size > 0,
    isShared(uri) {
      const path = pathOf(uri);
      return path?.endsWith(`/${configFileName}`) === true || isCatalogue(path);
    },
    clear: () => catalogues.clear(),
  };
}
