/** The entry point of the extension in Node hosts. */
import type { ExtensionContext } from 'vscode';
import { watchForAdvisories } from './activation.ts';
import type { ExtensionApi } from './activation.ts';
import { createNodeExtension } from './nodeExtension.ts';

/** Called by VS Code when the extension is first needed, e.g. when a YAML document or a view of the extension is opened. */
export function activate(context: ExtensionContext): ExtensionApi {
  return watchForAdvisories(context, (onConfigured) => createNodeExtension(context, onConfigured));
}
