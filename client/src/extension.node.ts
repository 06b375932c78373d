/** The entry point of the extension in Node hosts. */
import type { ExtensionContext } from 'vscode';
import { watchForAdvisories } from './activation.ts';
import type { ExtensionApi } from './activation.ts';
import { createNodeExtension } from './nodeExtension.ts';

/** Called by VS Code when the first advisory or YAML document is opened, or when a command or view of the extension is first used. */
export function activate(context: ExtensionContext): ExtensionApi {
  return watchForAdvisories(context, (onConfigured) => createNodeExtension(context, onConfigured));
}
