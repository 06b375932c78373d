/** Recognises read-only copies of files, such as those shown in diff and history views. */

/**
 * URI schemes of read-only copies and of views such as output, in VS Code, common extensions and Vim plug-ins. Virtual file systems
 * (`vscode-vfs`, `memfs`) are not included, because their files can be edited.
 */
const schemes =
  /^(?:git|hg|svn|p4|scm|pr|review|conflictresolution|merge-conflict|fugitive|gitsigns|diffview|output|chat-\w|vscode-(?:scm|local-history|chat))(?:[-\w.]*):|^[\w.]+-(?:git|hg|svn):/i;

/** Whether a URI is that of a read-only copy. Such copies get no diagnostics, because nothing in them can be fixed. */
export function isReadOnlyCopy(uri: string): boolean {
  return schemes.test(uri.slice(0, 100));
}
