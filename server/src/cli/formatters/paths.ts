/** Files as reports name them: below the folder of the sources, which other machines have too. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PathsSetup {
  /** The folder that relative paths are resolved against. */
  readonly cwd: string;
  /** The folder of the sources. */
  readonly root: string;
}

export interface Paths {
  /** A path below the folder of the sources with `/` between its parts; unchanged for standard input and for files elsewhere. */
  readonly below: (path: string) => string;
  /** A relative reference (RFC 3986, 4.2) from that folder, percent-encoded; `uri` is absolute, and `isBelow` false, for files elsewhere. */
  readonly uriOf: (path: string) => { readonly uri: string; readonly isBelow: boolean };
}

/** Reads paths as the user gave them; `-` is standard input. */
export function createPaths({ cwd, root }: PathsSetup): Paths {
  const partsOf = (path: string): readonly string[] | undefined => {
    const below = relative(root, resolve(cwd, path));
    return below === '' || below.startsWith(`..${sep}`) || isAbsolute(below) ? undefined : below.split(sep);
  };
  return {
    below: (path) => (path === '-' ? path : (partsOf(path)?.join('/') ?? path)),
    uriOf(path) {
      if (path === '-') return { uri: 'stdin', isBelow: false };
      const parts = partsOf(path);
      if (!parts) return { uri: pathToFileURL(resolve(cwd, path)).href, isBelow: false };
      return { uri: parts.map(encodePart).join('/'), isBelow: true };
    },
  };
}

/** The folder that addresses in reports start from: GitHub's checkout where the run is in it, else the current folder. */
export function sourceRoot(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const checkout = env['GITHUB_WORKSPACE'];
  if (checkout === undefined || !isAbsolute(checkout)) return cwd;
  const below = relative(checkout, cwd);
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? cwd : checkout;
}

/** File names may contain a lone surrogate, which a URI cannot. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'));
}
