/** Files of a host in memory, by path. */
import type { HostFiles } from '../../server/src/lsp/host.ts';

export interface MemoryFiles extends HostFiles {
  /** The files that were read, in order. */
  readonly readPaths: string[];
  textOf(path: string): string | undefined;
  /** Replaces a file's text; undefined removes it. */
  write(path: string, text: string | undefined): void;
}

/** Creates files with these texts. In globs, `*` matches any characters, including `/`. */
export function createMemoryFiles(texts: Readonly<Record<string, string>>): MemoryFiles {
  const files = new Map(Object.entries(texts));
  const readPaths: string[] = [];
  const pattern = (folder: string, glob: string): RegExp =>
    new RegExp(
      `^${`${folder}/${glob}`
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*\*\//g, '(?:.*/)?')
        .replace(/(?<!\.)\*+/g, '.*')}$`,
    );
  return {
    readPaths,
    textOf: (path) => files.get(path),
    write(path, text) {
      if (text === undefined) files.delete(path);
      else files.set(path, text);
    },
    read(path) {
      readPaths.push(path);
      return Promise.resolve(files.get(path));
    },
    find: (folder, globs) =>
      Promise.resolve(
        [...files.keys()].filter((path) => globs.some((glob) => pattern(folder, glob).test(path))).sort(),
      ),
    load(path, _folder, { as, bytes }) {
      readPaths.push(path);
      const text = files.get(path);
      if (text === undefined) return Promise.resolve({ obstacle: 'missing', reason: 'does not exist' });
      if (text.length > bytes) return Promise.resolve({ obstacle: 'too_large', reason: 'is too large' });
      return Promise.resolve({ content: as === 'text' ? text : Buffer.from(text, 'latin1').toString('base64') });
    },
    exists: (path) => files.has(path),
    pathOf: (uri) => (uri.startsWith('file://') ? decodeURI(uri.slice('file://'.length)) : undefined),
    topOf: (folder) => {
      for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/')))
        if (at === '' || files.has(`${at}/.git`)) return at === '' ? '/' : at;
    },
    uriOf: (path) => `file://${encodeURI(path)}`,
  };
}
