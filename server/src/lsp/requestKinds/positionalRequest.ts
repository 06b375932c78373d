/** Requests about a place in a document, answered for the newest text alone. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';
import type { ResolvedConfig } from '../../core/index.ts';
import type { OpenDocument } from '../documents/openTexts.ts';
import { createPositionConverter } from '../positions/positionEncoding.ts';
import type { PositionConverter } from '../positions/positionEncoding.ts';
import type { RequestParts } from './requestParts.ts';

/** A request: its method, the document, and the positions that it speaks of. */
export interface Question<P> {
  readonly method: string;
  readonly uri: string;
  readonly token: CancellationToken;
  /** As the client sent them. */
  readonly places: P;
}

/** What answers: `places` are those of the question in the text of `document`, in UTF-16; so is the answer. */
type Answer<P, T> = (document: OpenDocument, known: ResolvedConfig, places: P, convert: PositionConverter) => T;

/** Answers by `fallback` for a document that is not open. */
export type Asking = <P, T>(
  question: Question<P>,
  fallback: T,
  answer: Answer<P, T>,
) => Promise<T | ResponseError<never>>;

/**
 * Makes it for a connection. A question that was overtaken, by changes and by another question of its kind behind them, is answered by
 * LSP's ContentModified; one that changes alone have overtaken, for the newest text, its places carried along: the client waits for it.
 */
export function createAsking({ documents, team, client, run }: RequestParts): Asking {
  /** The newest question of each kind and document, while any is open. */
  const newest = new Map<string, symbol>();
  return async ({ method, uri, token, places }, fallback, answer) => {
    const kind = `${method} ${uri}`;
    const own = Symbol(method);
    const version = documents.versionOf(uri);
    const followed = documents.follow(uri, places);
    newest.set(kind, own);
    const job = async (): Promise<typeof fallback> => {
      // What a document is may depend on what its workspace says.
      const known = await team.of(uri);
      if (token.isCancellationRequested || documents.versionOf(uri) === undefined) return fallback;
      const now = followed.now();
      const isOvertaken = documents.versionOf(uri) !== version && newest.get(kind) !== own;
      if (now === undefined || isOvertaken) throw contentModified();
      const document = documents.get(uri);
      if (!document) return fallback;
      const convert = createPositionConverter(document.text, client().encoding);
      return convert.toClient(answer(document, known, now, convert));
    };
    try {
      return await run(method, token, fallback, job, 'first');
    } finally {
      followed.release();
      if (newest.get(kind) === own) newest.delete(kind);
    }
  };
}

const contentModified = (): ResponseError<never> =>
  new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
