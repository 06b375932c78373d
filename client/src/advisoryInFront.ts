/** Finds the advisory that the user is currently looking at. */
import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';
import type { PreviewManager } from './preview/manager.ts';

/**
 * Returns the URI of the advisory in the active preview or editor; undefined if the active editor shows something else. If neither is active,
 * returns the first visible advisory, if any.
 */
export function advisoryInFront(previews: Pick<PreviewManager, 'activeUri'>): Uri | undefined {
  const shown = previews.activeUri();
  const editor = window.activeTextEditor;
  if (shown) return shown;
  if (editor) return isAdvisory(editor) ? editor.document.uri : undefined;
  return window.visibleTextEditors.find(isAdvisory)?.document.uri;
}

const isAdvisory = ({ document }: TextEditor): boolean => document.languageId === 'advisory';
