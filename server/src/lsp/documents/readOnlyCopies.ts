/** Recognises read-only copies of files, which editors show in version control, comparisons and history. */

/**
 * URI schemes of VS Code, of common extensions and of Vim plug-ins. The schemes of an editor's virtual file systems (`vscode-vfs`, `memfs`)
 * are not included, because their files can be edited.
 */
const schemes =
  /^(?:git|hg|svn|p4|scm|pr|review|conflictresolution|merge-conflict|fugitive|gitsigns|diffview|output|chat-\w|vscode-(?:scm|local-history|chat))(?:[-\w.]*):|^[\w.]+-(?:git|hg|svn):/i;

/** Whether a URI belongs to a read-only copy, which gets no diagnostics because nothing in it can be fixed. */
export function isReadOnlyCopy(uri: string): boolean {
  return schemes.test(uri.slice(0, 100));
}
