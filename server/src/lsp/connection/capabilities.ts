/** The capabilities that the server announces to a client. */
import { TextDocumentSyncKind } from 'vscode-languageserver';
import type { ServerCapabilities } from 'vscode-languageserver';
import {
  applyEditCommand,
  convertPastedCommand,
  exportCommand,
  fixAllCommand,
  migrateCommand,
  pasteAsCommand,
  renderCommand,
  sortSectionsCommand,
} from '../../protocol/protocol.ts';
import { checkWorkspaceCommand } from '../../protocol/corpus.ts';
import { newAdvisoryCommand } from '../../protocol/newAdvisory.ts';
import { insertSectionCommand } from '../../protocol/sections.ts';
import { fixAllKind, refactorKinds, ruleBodyCommand, sortSectionsKind } from '../../service/actionKinds.ts';
import { tokenModifiers, tokenTypes } from '../../service/tokenTypes.ts';
import type { ClientFeatures } from './clientFeatures.ts';

/** The commands that the server provides. */
export const serverCommands: readonly string[] = [
  renderCommand,
  exportCommand,
  migrateCommand,
  sortSectionsCommand,
  fixAllCommand,
  applyEditCommand,
  ruleBodyCommand,
  checkWorkspaceCommand,
  pasteAsCommand,
  convertPastedCommand,
  insertSectionCommand,
  newAdvisoryCommand,
];

/** Returns the server's capabilities for a client, limited to what the client supports. */
export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: true,
    },
    completionProvider: { resolveProvider: true, triggerCharacters: [' ', '.', ':', '[', ',', '"', "'"] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspaceSymbolProvider: true,
    codeActionProvider: client.actionLiterals
      ? { codeActionKinds: ['quickfix', ...refactorKinds, fixAllKind, sortSectionsKind] }
      : true,
    documentSymbolProvider: { label: 'Advisory' },
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    ...(client.hasTokens
      ? {
          semanticTokensProvider: {
            legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
            range: true,
            full: { delta: client.asksTokenDeltas },
          },
        }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    executeCommandProvider: { commands: serverCommands.filter((command) => !client.ownCommands.includes(command)) },
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'advisory',
            interFileDependencies: false,
            workspaceDiagnostics: !client.ownCommands.includes(checkWorkspaceCommand),
          },
        }
      : {}),
  };
}
