/** Handles paths and URIs as text: both use `/` as separator, and neither is resolved on disk here. */

/** Returns the path of a file in a folder; the folder may be a root that ends with `/`. */
export function inFolder(folder: string, path: string): string {
  return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}

/** Whether a folder contains a path, at any depth. */
export function liesIn(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Returns the folders above a file, the innermost first, up to and including `top`; only `top` if it does not contain the file. */
export function foldersUpward(path: string, top: string): readonly string[] {
  const folders: string[] = [];
  let at = path;
  while (liesIn(at, top)) {
    at = above(at, top);
    folders.push(at);
    if (at === top) break;
  }
  return folders.length > 0 ? folders : [top];
}

/** Resolves a relative path against a folder; undefined if it is not relative, or leads out of `top`. */
export function resolvePath(folder: string, relative: string, top: string): string | undefined {
  if (relative.trim() === '' || /^(?:[/\\~]|[a-z][a-z0-9+.-]*:)/i.test(relative)) return undefined;
  let at = folder;
  for (const part of relative.trim().split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') at = inFolder(at, part);
    else if (at === top) return undefined;
    else at = above(at, top);
  }
  return at;
}

/** Returns the folder above; a root keeps its `/`. */
function above(path: string, top: string): string {
  const end = path.lastIndexOf('/');
  return end < top.length ? top : path.slice(0, end);
}
