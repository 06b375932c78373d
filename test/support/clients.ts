/** Capabilities of clients of the language server, as sent with `initialize`. */
import { CodeActionKind, DiagnosticTag, MarkupKind } from 'vscode-languageserver';
import type { ClientCapabilities } from 'vscode-languageserver';

/** Accepts code actions as objects. */
export const actionLiterals: ClientCapabilities = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } } },
  },
};

/** Capabilities that affect responses. Positions are in UTF-16 and diagnostics are pushed, which are LSP's defaults. */
export const ableClient: ClientCapabilities = {
  workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: [MarkupKind.Markdown, MarkupKind.PlainText],
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    hover: { contentFormat: [MarkupKind.Markdown, MarkupKind.PlainText] },
    codeAction: { ...actionLiterals.textDocument?.codeAction, isPreferredSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
    },
  },
};
