import { workspace } from 'vscode';
import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { checkWorkspaceCommand } from '../../server/src/protocol/corpus.ts';
import { insertSectionCommand } from '../../server/src/protocol/sections.ts';
import {
  convertPastedCommand,
  exportCommand,
  migrateCommand,
  sortSectionsCommand,
} from '../../server/src/protocol/protocol.ts';
import type { ClientOptions } from '../../server/src/protocol/protocol.ts';

/**
 * The extension itself registers all but the last command; VS Code rejects a second registration of the same name. The last one is needed by
 * the fix for an outdated catalogue.
 */
const serverOptions = (): ClientOptions => ({
  ownCommands: [
    convertPastedCommand,
    exportCommand,
    insertSectionCommand,
    migrateCommand,
    sortSectionsCommand,
    checkWorkspaceCommand,
    'advisory.updateCatalogue',
  ],
  showsReports: true,
  untrusted: !workspace.isTrusted,
});

/** Selects advisories of any scheme: files, untitled documents, virtual folders. The server only needs their text. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: 'advisory' }],
  outputChannelName: 'Advisory',
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  progressOnInitialization: true,
  initializationOptions: serverOptions,
};
