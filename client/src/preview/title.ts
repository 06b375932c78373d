/**
 * The title of a preview's tab, from its document's path: the file name without the endings that all advisories have. A locked preview
 * says so, as VS Code's own previews do.
 */
export function previewTitle(path: string, locked = false): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const title = name.replace(/(\.advisory)?\.ya?ml$/, '') || name;
  return locked ? `[Preview] ${title}` : `Preview: ${title}`;
}
