import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AdvisoriesView } from '../advisories/view.ts';
import type { Downloads } from '../downloads.ts';
import type { PreviewManager } from '../preview/manager.ts';
import type { Publisher } from '../publish/publisher.ts';

/** The parts of the extension that commands use. */
export interface CommandParts {
  readonly context: ExtensionContext;
  readonly client: BaseLanguageClient;
  readonly previews: PreviewManager;
  readonly advisories: AdvisoriesView;
  /** Undefined if the host has no access to files. */
  readonly downloads: Downloads | undefined;
  /** Undefined if the host has no access to files. */
  readonly publisher: Publisher | undefined;
}

/** A command that the manifest declares. `run` receives the arguments that VS Code, a menu or a keybinding passes. */
export interface Command {
  readonly id: `advisory.${string}`;
  run(parts: CommandParts, ...args: readonly unknown[]): void | Promise<void>;
}
