/** A local HTTP server for download tests, with handlers that behave correctly or incorrectly. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Calls `test` with the server's URL, without a trailing slash; closes every connection afterwards. */
export async function withServer(handler: Handler, test: (address: string) => Promise<void>): Promise<void> {
  const server = createServer(handler);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Responds with a value as JSON. */
export function sendJson(value: unknown): Handler {
  return (_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  };
}

/** Writes a response verbatim, including its headers, and then ends the connection or leaves it open. */
export function sendRaw(text: string, end: boolean): Handler {
  return ({ socket }) => {
    socket.write(text);
    if (end) socket.end();
  };
}

/** Sends a start, and then the same megabyte up to 2 GB, without stating a length; `sent` receives the number of bytes so far. */
export function sendWithoutEnd(start: string, megabyte: Buffer, sent: (bytes: number) => void): Handler {
  return (_request, response) => {
    let bytes = 0;
    const more = (): void => {
      while (!response.destroyed && bytes < 2_000_000_000) {
        bytes += megabyte.length;
        sent(bytes);
        if (!response.write(megabyte)) return void response.once('drain', more);
      }
      response.end();
    };
    response.on('error', () => undefined);
    response.write(start);
    more();
  };
}
