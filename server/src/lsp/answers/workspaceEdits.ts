/** Converts edits for clients that do not support `documentChanges` in workspace edits (see `workspace.workspaceEdit.documentChanges`). */
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';

/** Replaces `documentChanges` in an action's edit with `changes`, which do not state document versions. */
export function withPlainChanges(action: CodeAction): CodeAction {
  return action.edit ? { ...action, edit: plainChanges(action.edit) } : action;
}

/** Returns the edit with `changes` instead of `documentChanges`. What `changes` cannot express, such as file operations, is dropped. */
export function plainChanges({ changes, documentChanges, ...rest }: WorkspaceEdit): WorkspaceEdit {
  const plain: Record<string, TextEdit[]> = { ...changes };
  for (const change of documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const edits = change.edits.filter((edit): edit is TextEdit => 'newText' in edit);
    plain[change.textDocument.uri] = [...(plain[change.textDocument.uri] ?? []), ...edits];
  }
  return { ...rest, changes: plain };
}
