/** File access for a server that runs in Node. */
import { normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HostFiles } from '../../lsp/host.ts';
import { findTop } from './topFolder.ts';
import { createWorkspaceFiles, withSlashes } from './workspaceFiles.ts';

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
    uriOf: (path) => pathToFileURL(path).href,
  };
}
