import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The result of the extension's `activate`. */
export interface ExtensionApi {
  /** Returns the report that the document's preview shows, as HTML; waits for the preview if there is none yet. */
  readonly previewHtml: (uri: vscode.Uri) => Promise<string>;
}

/** Waits until the extension is active. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('threat-advisory.threat-advisory');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}
