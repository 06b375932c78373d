/** `advisory/nextPlaceholder`: the next placeholder, i.e. the next value that is still to be filled in. */
import { RequestType } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver';
import { nextPlaceholderRequest } from '../../protocol/protocol.ts';
import type { NextPlaceholder, NextPlaceholderParams } from '../../protocol/protocol.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';

const schedule: Schedule = { priority: 'high', supersededBy: 'newer request' };
const type = new RequestType<NextPlaceholderParams, NextPlaceholder | null, void>(nextPlaceholderRequest);

/** Registers the request. The result is null if the document is not open, or has no placeholder. */
export function registerNextPlaceholder({ connection, host: { service }, onPosition }: RequestParts): void {
  connection.onRequest(type, ({ textDocument: { uri }, position: positions }, token) =>
    onPosition<Position, NextPlaceholder | null>(
      { method: nextPlaceholderRequest, schedule, uri, token, positions },
      null,
      ({ advisory }, { documentContext }, at) => service.nextPlaceholder(advisory, at, documentContext),
    ),
  );
}
