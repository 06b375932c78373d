/** Finds the advisory that the user is looking at. */
import { window } from 'vscode';
import type { TextEditor, Uri } from 'vscode';
import type { PreviewManager } from './preview/manager.ts';

/** Returns the advisory in the active editor or active preview; if no text has the focus, a visible advisory. */
export function advisoryInFront(previews: Pick<PreviewManager, 'activeUri'>): Uri | undefined {
  const shown = previews.activeUri();
  const editor = window.activeTextEditor;
  if (shown) return shown;
  if (editor) return isAdvisory(editor) ? editor.document.uri : undefined;
  return window.visibleTextEditors.find(isAdvisory)?.document.uri;
}

const isAdvisory = ({ document }: TextEditor): boolean => document.languageId === 'advisory';
