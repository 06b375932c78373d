/** Handles requests concerning positions in a document. They are answered only from its newest text. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ResolvedConfig } from '../../core/index.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { AnsweringParts } from './answeringParts.ts';

/** A request that refers to positions in a document. */
export interface PositionalRequest<P> {
  readonly method: string;
  readonly schedule: Schedule;
  readonly uri: string;
  readonly token: CancellationToken;
  /** The positions, in the client's encoding. */
  readonly positions: P;
  /** Returns other documents in which the result may contain positions. */
  readonly others?: (config: ResolvedConfig) => readonly TextDocument[];
}

/** Computes the result. `positions` are the positions in the request, converted to UTF-16. Positions in the result are also in UTF-16. */
type Answer<P, T> = (document: OpenDocument, config: ResolvedConfig, positions: P) => T;

/**
 * Answers a request. For a document that is not open, the answer is `fallback`. Positions in the request are adjusted to changes that
 * arrive before the answer. The answer is the LSP error ContentModified if the positions are lost, or if the text has changed and a newer
 * request supersedes this one according to the schedule.
 */
export type PositionalRequestHandler = <P, T>(
  request: PositionalRequest<P>,
  fallback: T,
  answer: Answer<P, T>,
) => Promise<T | ResponseError<never>>;

/** Creates the handler for a connection. */
export function createPositionalRequestHandler(
  parts: Pick<AnsweringParts, 'texts' | 'documents' | 'config' | 'client' | 'run'>,
): PositionalRequestHandler {
  const { texts, documents, config, client, run } = parts;
  /** The newest pending request for each combination of method and document. */
  const newest = new Map<string, symbol>();
  return async ({ method, schedule, uri, token, positions, others }, fallback, answer) => {
    const kind = `${method} ${uri}`;
    const own = Symbol(method);
    const version = texts.versionOf(uri);
    const tracked = texts.track(uri, positions);
    newest.set(kind, own);
    const isSuperseded = (): boolean =>
      schedule.supersededBy === 'newer request' && texts.versionOf(uri) !== version && newest.get(kind) !== own;
    const job = async (): Promise<typeof fallback> => {
      // The kind of a document may depend on the configuration in its workspace.
      const resolved = await config.of(uri);
      if (token.isCancellationRequested || texts.versionOf(uri) === undefined) return fallback;
      const now = tracked.now();
      if (now === undefined || isSuperseded()) throw contentModified();
      const document = documents.get(uri);
      if (!document) return fallback;
      const convert = createPositionConverter(document.text, client().encoding, others?.(resolved));
      return convert.toClient(answer(document, resolved, now));
    };
    try {
      return await run({ method, token, schedule, fallback }, job);
    } finally {
      tracked.release();
      if (newest.get(kind) === own) newest.delete(kind);
    }
  };
}

const contentModified = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request was sent.');
