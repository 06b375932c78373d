/** Requests the sections of an advisory from the server. */
import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { sectionsRequest, type SectionInfo, type SectionsParams } from '../../../server/src/protocol/sections.ts';

/** Returns the sections that the schema defines, with their state in an advisory; none if the advisory is not open. */
export function requestSections(client: BaseLanguageClient, uri: Uri): Promise<readonly SectionInfo[]> {
  const params: SectionsParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
  return client.sendRequest<readonly SectionInfo[]>(sectionsRequest, params);
}
