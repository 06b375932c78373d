/** Handles requests concerning a whole document. They are answered from its newest text. */
import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { ResolvedConfig } from '../../core/index.ts';
import type { OpenDocument } from '../documents/parsedDocuments.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import type { AnsweringParts } from './answeringParts.ts';

export interface DocumentRequest {
  readonly method: string;
  readonly schedule: Schedule;
  readonly uri: string;
  readonly token: CancellationToken;
}

/**
 * Answers a request with the result of `answer`, whose positions are converted from UTF-16 to the client's encoding. For a document that is
 * not open, the answer is `fallback`.
 */
export type DocumentRequestHandler = <T>(
  request: DocumentRequest,
  fallback: T,
  answer: (document: OpenDocument, config: ResolvedConfig) => T,
) => Promise<T | ResponseError<never>>;

/** Creates the handler for a connection. */
export function createDocumentRequestHandler(
  parts: Pick<AnsweringParts, 'documents' | 'config' | 'client' | 'run'>,
): DocumentRequestHandler {
  const { documents, config, client, run } = parts;
  return ({ method, schedule, uri, token }, fallback, answer) =>
    run({ method, token, schedule, fallback }, async () => {
      // The kind of a document may depend on the configuration in its workspace.
      const resolved = await config.of(uri);
      const document = token.isCancellationRequested ? undefined : documents.get(uri);
      if (!document) return fallback;
      return createPositionConverter(document.text, client().encoding).toClient(answer(document, resolved));
    });
}
