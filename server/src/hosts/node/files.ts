/** File access for a server that runs in Node, and for its indexer. */
import { normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HostFiles } from '../../lsp/host.ts';
import { findTop } from './topFolder.ts';
import { createWorkspaceFiles, withSlashes } from './workspaceFiles.ts';

/** Matches an absolute path that a URI contains unchanged. */
const plainPath = /^(?:\/[\w-][\w.-]*)+$/;

/** Creates the file access. Only `file:` URIs have a path. */
export function createHostFiles(): HostFiles {
  return {
    ...createWorkspaceFiles(),
    pathOf(uri) {
      if (!/^file:/i.test(uri)) return undefined;
      try {
        return withSlashes(fileURLToPath(uri));
      } catch {
        // The URI refers to another machine, or its path is invalid on this platform.
        return undefined;
      }
    },
    topOf: (folder) => withSlashes(findTop(normalize(folder))),
    // The conversion is slow for thousands of paths, but most of them need none.
    uriOf: (path) => (sep === '/' && plainPath.test(path) ? `file://${path}` : pathToFileURL(path).href),
  };
}
