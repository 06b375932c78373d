/** `textDocument/prepareRename` and `textDocument/rename`: renames an actor, malware, a tool or a tag in all files. */
import type {
  CancellationToken,
  Range,
  RenameParams,
  ResponseError,
  TextDocumentEdit,
  TextDocumentPositionParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { canRename, nameObstacle, type AdvisoryDocument, type Renaming } from '../../core/index.ts';
import { toTextEdit } from '../../service/convert.ts';
import { plainChanges } from '../answers/workspaceEdits.ts';
import { createEncoder } from '../positions/positionEncoding.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { CorpusClient } from './corpusClient.ts';
import { namedAt, type PlacedMention } from './mention.ts';

/** Creates an error response for a rename that is not possible. `message` is a sentence that is shown to the user. */
type Refuse = (message: string) => ResponseError<never>;

const nothingToRename = 'Only tags and the names of actors, malware and tools can be renamed.';

/** Returns the name at a position, which the user then edits, and its range; an error response if it cannot be renamed. */
export async function prepareRename(
  parts: RequestParts,
  params: TextDocumentPositionParams,
  token: CancellationToken,
  refuse: Refuse,
): Promise<{ range: Range; placeholder: string } | ResponseError<never>> {
  const named = await renamable(parts, params, token, refuse);
  return named instanceof Error ? named : { range: named.range, placeholder: named.name };
}

/**
 * Returns the edits to all files that contain the name, including team catalogues. For open documents, the edits apply to their current
 * text. Returns an error response if the object cannot be renamed or the new name is not allowed.
 */
export async function rename(
  parts: RequestParts,
  corpus: CorpusClient,
  params: RenameParams,
  token: CancellationToken,
  refuse: Refuse,
): Promise<WorkspaceEdit | ResponseError<never>> {
  const named = await renamable(parts, params, token, refuse);
  if (named instanceof Error) return named;
  const obstacle = nameObstacle(params.newName);
  if (obstacle !== undefined) return refuse(obstacle);
  const renaming: Renaming = { kind: named.kind, from: named.name, to: params.newName };
  // Files that are not yet indexed would be missed.
  await corpus.ready();
  const onDisk = await corpus.renaming(renaming, token);
  const changes: TextDocumentEdit[] = [
    ...(await openEdits(parts, renaming)),
    ...(onDisk ?? []).map(({ path, edits }) => editOf(corpus.uriOf(path), null, [...edits])),
    ...(await catalogueEdits(parts, params.textDocument.uri, renaming)),
  ];
  const edit: WorkspaceEdit = { documentChanges: changes };
  return parts.client().appliesVersionedEdits ? edit : plainChanges(edit);
}

async function renamable(
  parts: RequestParts,
  params: TextDocumentPositionParams,
  token: CancellationToken,
  refuse: Refuse,
): Promise<PlacedMention | ResponseError<never>> {
  const named = await namedAt(parts, 'textDocument/rename', params, token);
  if (named instanceof Error) return named;
  return named !== null && canRename(named) ? named : refuse(nothingToRename);
}

async function openEdits(parts: RequestParts, renaming: Renaming): Promise<TextDocumentEdit[]> {
  const { texts, documents, config } = parts;
  const changes: TextDocumentEdit[] = [];
  for (const uri of texts.uris()) {
    const { documentContext } = await config.of(uri);
    const open = documents.get(uri);
    if (!open) continue;
    const edits = editsIn(parts, uri, open.advisory, documentContext, renaming);
    if (edits.length > 0) changes.push(editOf(uri, open.version, edits));
  }
  return changes;
}

/** Returns the edits to team catalogues that are not open. */
async function catalogueEdits(parts: RequestParts, uri: string, renaming: Renaming): Promise<TextDocumentEdit[]> {
  const { config } = parts;
  const resolved = await config.of(uri);
  return config.ownCatalogues(resolved).flatMap(({ uri: own, document, version }) => {
    if (version !== null) return [];
    const edits = editsIn(parts, own, document, resolved.documentContext, renaming);
    return edits.length > 0 ? [editOf(own, null, edits)] : [];
  });
}

function editsIn(
  { host: { service }, client }: RequestParts,
  uri: string,
  document: AdvisoryDocument,
  documentContext: Parameters<typeof service.corpus.renaming>[1],
  renaming: Renaming,
): TextEdit[] {
  const edits = service.corpus.renaming(document, documentContext, renaming);
  const encode = createEncoder(uri, document.text, client().encoding);
  return encode(edits.map((edit) => toTextEdit(edit, document.lines)));
}

const editOf = (uri: string, version: number | null, edits: TextEdit[]): TextDocumentEdit => ({
  textDocument: { uri, version },
  edits,
});
