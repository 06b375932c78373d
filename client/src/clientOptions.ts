import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { migrateCommand } from '../../server/src/protocol/protocol.ts';
import type { ClientOptions } from '../../server/src/protocol/protocol.ts';

/**
 * The extension registers the first of these itself, with a preview of the changes: a second one of the name would be refused. The other is
 * what the fix for an outdated catalogue runs.
 */
const serverOptions: ClientOptions = { ownCommands: [migrateCommand, 'advisory.updateCatalogue'] };

/** Advisories of any scheme: files, untitled ones, those of virtual folders. The server needs only their text. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: 'advisory' }],
  outputChannelName: 'Advisory',
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  progressOnInitialization: true,
  initializationOptions: serverOptions,
};
