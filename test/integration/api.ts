import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the extension's `activate` returns. */
export interface ExtensionApi {
  /** The report that the document's preview shows now, as HTML; waits for a preview that has not come yet. */
  readonly previewHtml: (uri: vscode.Uri) => Promise<string>;
}

/** Waits until the extension is active. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('threat-advisory.threat-advisory');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}
