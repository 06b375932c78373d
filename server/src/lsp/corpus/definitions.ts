/**
 * `textDocument/definition`: where the object at a position is defined. This may be an entry in a team catalogue, a row of the advisory, a
 * file or an anchor.
 */
import type { CancellationToken, Location, LocationLink, Range, ResponseError } from 'vscode-languageserver';
import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from '../../service/convert.ts';
import type { HostFiles } from '../host.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Returns links, which include the range of their origin, if the client supports them; otherwise locations. */
export function definitions(
  { onPosition, host, config, client }: RequestParts,
  { textDocument: { uri }, position: positions }: TextDocumentPositionParams,
  token: CancellationToken,
): Promise<Location[] | LocationLink[] | ResponseError<never>> {
  const method = 'textDocument/definition';
  return onPosition<typeof positions, Location[] | LocationLink[]>(
    {
      method,
      schedule,
      uri,
      token,
      positions,
      others: (resolved) =>
        config
          .ownCatalogues(resolved)
          .map((own) => TextDocument.create(own.uri, 'advisory', own.version ?? 0, own.document.text)),
    },
    [],
    ({ advisory, uri: own }, resolved, at) => {
      const catalogues = config.ownCatalogues(resolved);
      const found = host.service.corpus.definitions(
        advisory,
        resolved.documentContext,
        advisory.lines.offsetAt(at),
        catalogues.map(({ document }) => document),
      );
      const links = found.flatMap((definition): (Location & { origin: Range })[] => {
        const origin = toRange(definition.origin, advisory.lines);
        if (definition.in === 'document')
          return [{ uri: own, range: toRange(definition.span, advisory.lines), origin }];
        if (definition.in === 'file') {
          const target = fileUri(own, definition.path, resolved.documentContext.fileExists, host.files);
          return target === undefined ? [] : [{ uri: target, range: start, origin }];
        }
        const catalogue = catalogues[definition.index];
        if (!catalogue) return [];
        return [{ uri: catalogue.uri, range: toRange(definition.span, catalogue.document.lines), origin }];
      });
      if (!client().definitionLinks) return links.map(({ uri: target, range }) => ({ uri: target, range }));
      return links.map(({ uri: targetUri, range, origin }) => ({
        targetUri,
        targetRange: range,
        targetSelectionRange: range,
        originSelectionRange: origin,
      }));
    },
  );
}

/** Returns the URI of a file by its path relative to an advisory; undefined if there is no such file. */
function fileUri(
  own: string,
  relative: string,
  exists: ((relative: string) => boolean | undefined) | undefined,
  files: HostFiles | undefined,
): string | undefined {
  const path = files?.pathOf(own);
  if (!files || path === undefined || exists?.(relative) !== true) return undefined;
  const parts = path.split('/').slice(0, -1);
  for (const part of relative.split(/[/\\]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return files.uriOf(parts.join('/'));
}
