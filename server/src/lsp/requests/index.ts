/** Registers the request handlers. Related handlers are defined in one file, together with their schedules. */
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import { createDocumentRequestHandler } from '../requestKinds/documentRequest.ts';
import { createPositionalRequestHandler } from '../requestKinds/positionalRequest.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { CorpusAccess } from '../corpus/access.ts';
import { registerAcrossFiles } from './acrossFiles.ts';
import { createApplyEdit } from './applyEdit.ts';
import { registerCatalogueInfo } from './catalogueInfo.ts';
import { registerCodeAction } from './codeAction.ts';
import { registerCompletion } from './completion.ts';
import { registerDocumentDiagnostic } from './documentDiagnostic.ts';
import { registerDocumentHighlight } from './documentHighlight.ts';
import { registerDocumentLink } from './documentLink.ts';
import { registerDocumentSymbol } from './documentSymbol.ts';
import { registerExecuteCommand } from './executeCommand.ts';
import { createFixAll } from './fixAll.ts';
import { registerExport } from './export.ts';
import { registerFoldingRange } from './foldingRange.ts';
import { registerFormatting } from './formatting.ts';
import { registerHover } from './hover.ts';
import { registerInlayHint } from './inlayHint.ts';
import { registerImport } from './import.ts';
import { registerInsertTechnique } from './insertTechnique.ts';
import { registerInstallCatalogue } from './installCatalogue.ts';
import { registerMigrate } from './migrate.ts';
import { createNewAdvisory } from './newAdvisory.ts';
import { registerNextPlaceholder } from './nextPlaceholder.ts';
import { registerOnTypeFormatting } from './onTypeFormatting.ts';
import { createConvertPasted, createPasteAs, registerPaste } from './paste.ts';
import { registerRecognise } from './recognise.ts';
import { registerRender } from './render.ts';
import { createRuleBody } from './ruleBody.ts';
import { registerSearchTechniques } from './searchTechniques.ts';
import { registerSections } from './sections.ts';
import { registerSelectionRange } from './selectionRange.ts';
import { registerSemanticTokens } from './semanticTokens.ts';
import { createSortSections } from './sortSections.ts';

/** Registers the handlers on a connection. Most requests for a document that is not open are answered with null or an empty result. */
export function registerRequests(answering: AnsweringParts, corpus: CorpusAccess): void {
  const parts: RequestParts = {
    ...answering,
    onPosition: createPositionalRequestHandler(answering),
    onDocument: createDocumentRequestHandler(answering),
  };
  registerCompletion(parts);
  registerHover(parts);
  registerCodeAction(parts);
  registerDocumentSymbol(parts);
  registerFoldingRange(parts);
  registerFormatting(parts);
  registerOnTypeFormatting(parts);
  registerDocumentLink(parts);
  registerInlayHint(parts);
  registerSelectionRange(parts);
  registerDocumentHighlight(parts);
  registerSemanticTokens(parts);
  registerDocumentDiagnostic(parts);
  registerRecognise(parts);
  registerSearchTechniques(parts);
  registerInsertTechnique(parts);
  registerNextPlaceholder(parts);
  registerImport(parts);
  registerPaste(parts);
  registerCatalogueInfo(parts);
  registerInstallCatalogue(parts);
  registerExecuteCommand(parts, [
    registerRender(parts),
    registerExport(parts),
    registerMigrate(parts),
    createNewAdvisory(parts),
    createSortSections(parts),
    createFixAll(parts),
    createApplyEdit(parts),
    createRuleBody(parts),
    registerAcrossFiles(parts, corpus),
    createPasteAs(parts),
    createConvertPasted(parts),
    registerSections(parts),
  ]);
}
