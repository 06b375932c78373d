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
 * Returns the initialization options. The server must not announce the commands in `ownCommands`, because the extension registers them and VS
 * Code rejects a second registration. The last one exists only in the extension. It is listed so that the server offers the fix for an
 * outdated catalogue.
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

/**
 * The options of the client. Advisories with any URI scheme are selected, such as files, untitled documents, and files in virtual folders,
 * because the server only needs their text.
 */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: 'advisory' }],
  outputChannelName: 'Advisory',
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  progressOnInitialization: true,
  initializationOptions: serverOptions,
};
