/** Handles paths and URIs as strings, without access to the disk. Both use `/` as the separator. */

/** Joins the path of a folder and the name or relative path of a file. The folder may be a root, which ends with `/`. */
export function inFolder(folder: string, path: string): string {
  return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}

/** Whether a folder contains a path, at any depth. The folder may be a root, which ends with `/`. */
export function liesIn(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Returns the folders that contain a file, innermost first, up to and including `top`. If the file is not in `top`, returns only `top`. */
export function foldersUpward(path: string, top: string): readonly string[] {
  const folders: string[] = [];
  let at = path;
  while (liesIn(at, top)) {
    at = parentOf(at, top);
    folders.push(at);
    if (at === top) break;
  }
  return folders.length > 0 ? folders : [top];
}

/**
 * Returns the path to which `relative` refers in `folder`; undefined if `relative` is empty, is a URI, begins with `/`, `\` or `~`, or leads
 * outside `top`.
 */
export function resolvePath(folder: string, relative: string, top: string): string | undefined {
  if (relative.trim() === '' || /^(?:[/\\~]|[a-z][a-z0-9+.-]*:)/i.test(relative)) return undefined;
  let at = folder;
  for (const part of relative.trim().split(/[/\\]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') at = inFolder(at, part);
    else if (at === top) return undefined;
    else at = parentOf(at, top);
  }
  return at;
}

/**
 * Returns the parent folder of a path in `top`. The parent of a path directly in `top` is `top` itself, so that a root keeps its trailing
 * `/`.
 */
function parentOf(path: string, top: string): string {
  const end = path.lastIndexOf('/');
  return end < top.length ? top : path.slice(0, end);
}
