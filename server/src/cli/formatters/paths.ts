/** Converts paths to names relative to the root folder of the sources, which are the same on other machines. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PathsSetup {
  /** The folder against which relative paths are resolved. */
  readonly cwd: string;
  /** The root folder of the sources. */
  readonly root: string;
}

export interface Paths {
  /**
   * Returns a path relative to the root folder, with `/` as the separator. Standard input and paths outside the root folder are unchanged.
   */
  readonly below: (path: string) => string;
  /**
   * Returns a path as a percent-encoded reference relative to the root folder (RFC 3986, 4.2). For a path outside the root folder, `uri` is
   * absolute and `isBelow` is false. For standard input, `uri` is `stdin` and `isBelow` is false.
   */
  readonly uriOf: (path: string) => { readonly uri: string; readonly isBelow: boolean };
}

/** Creates functions that convert the paths given by the user; `-` means standard input. */
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

/** Returns the root folder of the sources: GitHub's checkout if `cwd` is inside it, otherwise `cwd`. */
export function sourceRoot(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const checkout = env['GITHUB_WORKSPACE'];
  if (checkout === undefined || !isAbsolute(checkout)) return cwd;
  const below = relative(checkout, cwd);
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? cwd : checkout;
}

/** Encodes a path segment. File names may contain lone surrogates, which cannot be represented in a URI. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'));
}
