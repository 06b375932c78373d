/** Which documents are advisories, configuration files or catalogues. */
import { configFileName, documentKindOf } from '../../core/index.ts';
import type { DocumentKind } from '../../core/index.ts';

export interface DocumentKinds {
  /** The kind of a text: by its address, its first line, or because a configuration names it as a catalogue. */
  readonly of: (uri: string, text: string) => DocumentKind;
  /** Notes the paths of catalogues, as the configurations that were read name them. */
  noteCatalogues(paths: readonly string[]): void;
  hasCatalogues(): boolean;
  /** Whether what a file says may hold for others: a configuration file or a catalogue. */
  isShared(uri: string): boolean;
  /** Forgets the catalogues. */
  clear(): void;
}

/** Makes it with no catalogues known; `pathOf` gives the path of an address, undefined where the host has no such file. */
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
