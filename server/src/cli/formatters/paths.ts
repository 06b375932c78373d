/** Converts paths to names relative to the folder of the sources, which are the same on other machines. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PathsSetup {
  /** The folder that relative paths are resolved against. */
  readonly cwd: string;
  /** The folder of the sources. */
  readonly root: string;
}

export interface Paths {
  /**
   * Returns a path relative to the folder of the sources, with `/` between its parts; unchanged for standard input and for files elsewhere.
   */
  readonly below: (path: string) => string;
  /**
   * Returns a percent-encoded relative reference (RFC 3986, 4.2) from that folder; for files elsewhere, `uri` is absolute and `isBelow`
   * false.
   */
  readonly uriOf: (path: string) => { readonly uri: string; readonly isBelow: boolean };
}

/** Creates the conversion of paths as the user wrote them; `-` is standard input. */
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

/** Returns the folder to which paths in reports are relative: GitHub's checkout if the run is in it, otherwise the current folder. */
export function sourceRoot(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const checkout = env['GITHUB_WORKSPACE'];
  if (checkout === undefined || !isAbsolute(checkout)) return cwd;
  const below = relative(checkout, cwd);
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? cwd : checkout;
}

/** Encodes a part of a path. File names may contain a lone surrogate, which a URI cannot. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'));
}
