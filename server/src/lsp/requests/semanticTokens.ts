/**
 * `textDocument/semanticTokens/full`, `/full/delta` and `/range`. The method names are string literals, because the bundles omit the
 * library's semantic token module (`scripts/smallerLibraries.mjs`).
 */
import type {
  CancellationToken,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { deltaOf, encodeTokens } from '../answers/tokenAnswers.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'low' };

/** The maximum number of open documents whose tokens are kept to compute deltas. */
const maxKept = 20;

/** Registers the handlers. For a document that is not open, the results contain no tokens. */
export function registerSemanticTokens({
  connection,
  host: { service },
  texts,
  client,
  onDocument,
  onPosition,
}: RequestParts): void {
  const last = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  let count = 0;
  const keep = (uri: string, data: readonly number[]): string => {
    const id = String(++count);
    last.delete(uri);
    for (const known of last.keys()) if (!texts.get(known)) last.delete(known);
    last.set(uri, { id, data });
    if (last.size > maxKept) for (const oldest of [...last.keys()].slice(0, 1)) last.delete(oldest);
    return id;
  };
  const whole = (uri: string, token: CancellationToken, previous: string | undefined) =>
    // Tokens are encoded after their positions have been converted to the client's encoding.
    onDocument(
      { method: 'textDocument/semanticTokens', schedule, uri, token },
      undefined,
      ({ advisory }, { documentContext }) => service.semanticTokens(advisory, undefined, documentContext),
    ).then((tokens): SemanticTokens | SemanticTokensDelta | typeof tokens => {
      // The result for a document that is not open has no ID, so that no delta is requested for it.
      if (!tokens) return { data: [] };
      if (!Array.isArray(tokens)) return tokens;
      const data = encodeTokens(tokens, client());
      const known = last.get(uri);
      const resultId = keep(uri, data);
      return previous !== undefined && known?.id === previous
        ? { resultId, edits: deltaOf(known.data, data) }
        : { resultId, data };
    });
  connection.onRequest(
    'textDocument/semanticTokens/full',
    ({ textDocument: { uri } }: SemanticTokensParams, token: CancellationToken) => whole(uri, token, undefined),
  );
  connection.onRequest(
    'textDocument/semanticTokens/full/delta',
    ({ textDocument: { uri }, previousResultId }: SemanticTokensDeltaParams, token: CancellationToken) =>
      whole(uri, token, previousResultId),
  );
  connection.onRequest(
    'textDocument/semanticTokens/range',
    ({ textDocument: { uri }, range: positions }: SemanticTokensRangeParams, token: CancellationToken) =>
      onPosition(
        { method: 'textDocument/semanticTokens/range', schedule, uri, token, positions },
        [],
        ({ advisory }, { documentContext }, range) => service.semanticTokens(advisory, range, documentContext),
      ).then((tokens) => (Array.isArray(tokens) ? { data: encodeTokens(tokens, client()) } : tokens)),
  );
}
