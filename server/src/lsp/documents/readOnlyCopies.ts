/** Recognises read-only copies of files, which version control, comparisons and histories show. */

/**
 * URI schemes of VS Code, of widespread extensions and of Vim plug-ins. The scheme of an editor's virtual file system (`vscode-vfs`,
 * `memfs`) is not included, because its files are edited.
 */
const schemes =
  /^(?:git|hg|svn|p4|scm|pr|review|conflictresolution|merge-conflict|fugitive|gitsigns|diffview|output|chat-\w|vscode-(?:scm|local-history|chat))(?:[-\w.]*):|^[\w.]+-(?:git|hg|svn):/i;

/** Whether an address belongs to a read-only copy, which gets no diagnostics because nothing in it can be fixed. */
export function isReadOnlyCopy(uri: string): boolean {
  return schemes.test(uri.slice(0, 100));
}
