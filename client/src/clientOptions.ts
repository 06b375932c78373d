import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { migrateCommand, sortSectionsCommand } from '../../server/src/protocol/protocol.ts';
import type { ClientOptions } from '../../server/src/protocol/protocol.ts';

/**
 * The extension registers the first two of these itself, with a preview or a sentence of its own: a second one of the name would be refused.
 * The last is what the fix for an outdated catalogue runs.
 */
const serverOptions: ClientOptions = { ownCommands: [migrateCommand, sortSectionsCommand, 'advisory.updateCatalogue'] };

/** Advisories of any scheme: files, untitled ones, those of virtual folders. The server needs only their text. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: 'advisory' }],
  outputChannelName: 'Advisory',
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  progressOnInitialization: true,
  initializationOptions: serverOptions,
};
