/** Search among techniques and their insertion, and updates of the catalogue that the client has downloaded. */
import { RequestType } from 'vscode-languageserver';
import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import {
  catalogueInfoRequest,
  insertTechniqueRequest,
  installCatalogueRequest,
  revertCatalogueRequest,
  searchTechniquesRequest,
} from '../../protocol/protocol.ts';
import type {
  CatalogueInfo,
  CatalogueResult,
  FoundTechnique,
  InsertTechniqueParams,
  InstallCatalogueParams,
  SearchTechniquesParams,
} from '../../protocol/protocol.ts';
import { createAsking } from '../requestKinds/positionalRequest.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import type { HostCatalogue } from '../host.ts';
import type { OpenDocument } from '../documents/openTexts.ts';
import { describeError } from '../scheduling/requestRunner.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';

const searchType = new RequestType<SearchTechniquesParams, readonly FoundTechnique[], void>(searchTechniquesRequest);
const insertType = new RequestType<InsertTechniqueParams, WorkspaceEdit | null, void>(insertTechniqueRequest);
const infoType = new RequestType<Record<string, never>, CatalogueInfo | null, void>(catalogueInfoRequest);
const installType = new RequestType<InstallCatalogueParams, CatalogueResult, void>(installCatalogueRequest);
const revertType = new RequestType<Record<string, never>, CatalogueResult, void>(revertCatalogueRequest);

/** Registers the requests. Nothing is searched or inserted where the advisory is not open. */
export function registerCatalogue(parts: RequestParts): void {
  const { connection, host, team, client, run } = parts;
  const ask = createAsking(parts);
  connection.onRequest(searchType, (params, token) =>
    run<readonly FoundTechnique[]>(searchTechniquesRequest, token, [], () => search(parts, params), 'first'),
  );
  connection.onRequest(insertType, ({ textDocument: { uri }, position, id }, token) =>
    ask<Position, WorkspaceEdit | null>(
      { method: insertTechniqueRequest, uri, token, places: position },
      null,
      (document, { documentContext }, at) =>
        insertion(document, host.service.insertTechnique(document.advisory, at, id, documentContext), client()),
    ),
  );
  connection.onRequest(infoType, (_params, token) =>
    run<CatalogueInfo | null>(catalogueInfoRequest, token, null, () => host.catalogue?.info() ?? null),
  );
  const changing = async (
    catalogue: HostCatalogue,
    change: (catalogue: HostCatalogue) => Promise<CatalogueInfo>,
  ): Promise<CatalogueResult> => {
    try {
      const info = await change(catalogue);
      team.catalogueChanged();
      return { info };
    } catch (error) {
      // What the files are to blame for is an answer; what the machine is to blame for, a full disk say, is in the log too.
      if (!catalogue.isRefusal(error)) connection.console.error(`The update failed: ${describeError(error)}`);
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  };
  const absent: CatalogueResult = { refused: 'this server has nowhere to keep a catalogue' };
  connection.onRequest(installType, (params, token) =>
    run<CatalogueResult>(installCatalogueRequest, token, absent, () =>
      host.catalogue ? changing(host.catalogue, (catalogue) => catalogue.install(params, token)) : absent,
    ),
  );
  connection.onRequest(revertType, (_params, token) =>
    run<CatalogueResult>(revertCatalogueRequest, token, absent, () =>
      host.catalogue ? changing(host.catalogue, (catalogue) => catalogue.revert()) : absent,
    ),
  );
}

async function search(
  { host, documents, team }: RequestParts,
  { textDocument: { uri }, query }: SearchTechniquesParams,
): Promise<readonly FoundTechnique[]> {
  const { documentContext } = await team.of(uri);
  const document = documents.get(uri);
  return document ? host.service.searchTechniques(document.advisory, query, documentContext) : [];
}

function insertion(
  { uri, version }: OpenDocument,
  edits: readonly TextEdit[],
  { appliesVersionedEdits }: ClientFeatures,
): WorkspaceEdit | null {
  if (edits.length === 0) return null;
  const edit = { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
  return appliesVersionedEdits ? edit : plainChanges(edit);
}
