/** Finds the object that an open document mentions at a position. */
import type { CancellationToken, ResponseError, TextDocumentPositionParams } from 'vscode-languageserver';
import { mentionAt, type Mention } from '../../core/index.ts';
import { toRange } from '../../service/convert.ts';
import type { Range } from 'vscode-languageserver';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };

export interface PlacedMention extends Mention {
  /** The range in the client's encoding. */
  readonly range: Range;
}

/** Returns the object that an advisory or a team catalogue mentions at a position; null if there is none. */
export function namedAt(
  { onPosition, host: { service } }: RequestParts,
  method: string,
  { textDocument: { uri }, position: positions }: TextDocumentPositionParams,
  token: CancellationToken,
): Promise<PlacedMention | null | ResponseError<never>> {
  return onPosition<typeof positions, PlacedMention | null>(
    { method, schedule, uri, token, positions },
    null,
    ({ advisory }, { documentContext }, at) => {
      const offset = advisory.lines.offsetAt(at);
      const found = mentionAt(service.corpus.names(advisory, documentContext), offset);
      return found ? { ...found, range: toRange(found.span, advisory.lines) } : null;
    },
  );
}
