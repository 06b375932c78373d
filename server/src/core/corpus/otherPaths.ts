/** The paths of other files, relative to a file. */

/** Returns all paths except `own`, converted to be relative to the folder of `own`. Paths use `/` as the separator. */
export function otherPaths(paths: readonly string[], own: string): readonly string[] {
  return paths.filter((path) => path !== own).map((path) => relativeTo(own, path));
}

function relativeTo(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (shared < folder.length && shared < parts.length - 1 && folder[shared] === parts[shared]) shared++;
  return [...folder.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
