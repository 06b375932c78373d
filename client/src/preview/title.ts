/** The title of a preview's tab, from its document's path: the file name without the endings that all advisories have. */
export function previewTitle(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return `Preview: ${name.replace(/(\.advisory)?\.ya?ml$/, '') || name}`;
}
