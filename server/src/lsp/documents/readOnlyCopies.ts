/** Documents that are copies of a file that no author edits: what a version control system, a comparison or a history shows. */

/**
 * The schemes of VS Code's own and of widespread extensions, and those of Vim's plug-ins. A scheme of an editor's virtual file system
 * (`vscode-vfs`, `memfs`) is none: its files are edited.
 */
const schemes =
  /^(?:git|hg|svn|p4|scm|pr|review|conflictresolution|merge-conflict|fugitive|gitsigns|diffview|output|chat-\w|vscode-(?:scm|local-history|chat))(?:[-\w.]*):|^[\w.]+-(?:git|hg|svn):/i;

/** Whether a document, by its address, is such a copy: nothing in it can be fixed, so it has no diagnostics. */
export function isReadOnlyCopy(uri: string): boolean {
  return schemes.test(uri.slice(0, 100));
}
