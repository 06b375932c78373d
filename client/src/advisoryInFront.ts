/** Finds the advisory that the user is currently looking at. */
import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';
import type { PreviewManager } from './preview/manager.ts';

/** Returns the advisory in the active editor or active preview. If neither is active, returns an advisory that is visible. */
export function advisoryInFront(previews: Pick<PreviewManager, 'activeUri'>): Uri | undefined {
  const shown = previews.activeUri();
  const editor = window.activeTextEditor;
  if (shown) return shown;
  if (editor) return isAdvisory(editor) ? editor.document.uri : undefined;
  return window.visibleTextEditors.find(isAdvisory)?.document.uri;
}

const isAdvisory = ({ document }: TextEditor): boolean => document.languageId === 'advisory';
