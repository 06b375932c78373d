import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Page } from 'playwright-core';
import { webRunner } from './runner.ts';
import type { ServerAddress } from './workbenchUrl.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A proxy in front of the server that also serves the files of web extensions. */
export interface WebExtensionServer extends ServerAddress {
  /** The console line that is printed when the tests have passed. */
  readonly endSign: string;
  /** Adds the extensions to a workbench page; call it before the page is opened. */
  readonly prepare: (page: Page) => Promise<void>;
  readonly close: () => void;
}

/**
 * Starts a proxy in front of the server that also serves the extension folders as plain files under `/.dev/N`: a web extension must be loaded
 * over HTTP (VS Code starts no worker from `vscode-remote:`), and from the workbench's own origin.
 *
 * @param folders absolute paths of the extensions @param tests absolute path of the bundled tests, inside one of the folders
 */
export async function serveWebExtensions(
  behind: ServerAddress,
  folders: readonly string[],
  tests: string | undefined,
): Promise<WebExtensionServer> {
  const endSign = `tests ended ${randomUUID()}`;
  const [host = '', port = ''] = behind.authority.split(':');
  const server = http.createServer((request, response) => {
    const file = requestedFile(request.url ?? '', folders);
    if (file === undefined) return forward(request, response, host, port);
    if (file === '') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': contentTypes[path.extname(file)] ?? 'text/plain' });
    if (file === tests) response.end(fs.readFileSync(file, 'utf8') + webRunner(endSign));
    else fs.createReadStream(file).pipe(response);
  });
  server.on('upgrade', (request, socket, head) => tunnel(request, socket, head, host, Number(port)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const authority = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const located = (file: string) => {
    const index = folders.findIndex((folder) => file === folder || file.startsWith(folder + path.sep));
    return { scheme: 'http', authority, path: `/.dev/${index}${file.slice(folders[index]?.length ?? 0)}` };
  };
  const development = {
    extensions: folders.map(located),
    ...(tests === undefined ? {} : { extensionTestsPath: located(tests) }),
  };
  return {
    origin: `http://${authority}`,
    authority,
    token: behind.token,
    endSign,
    prepare: async (page) => {
      await page.addInitScript(addDevelopmentOptions, development);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Returns the file for a path below `/.dev/`; empty if it does not exist; undefined for any other path. */
function requestedFile(url: string, folders: readonly string[]): string | undefined {
  const match = /^\/\.dev\/(\d+)(\/[^?]*)/.exec(url);
  if (!match) return undefined;
  const folder = folders[Number(match[1])];
  if (folder === undefined) return '';
  const file = path.join(folder, decodeURIComponent(match[2] ?? ''));
  const inside = file.startsWith(folder + path.sep);
  return inside && fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : '';
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, host: string, port: string): void {
  const { method, url, headers } = request;
  const upstream = http.request({ host, port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on('error', () => response.destroy());
  request.pipe(upstream);
}

function tunnel(request: http.IncomingMessage, socket: Duplex, head: Buffer, host: string, port: number): void {
  const upstream = net.connect(port, host, () => {
    const pairs = request.rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${request.rawHeaders[at + 1] ?? ''}`] : [],
    );
    upstream.write([`${request.method} ${request.url} HTTP/1.1`, ...pairs, '', ''].join('\r\n'));
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
}

/**
 * Runs inside the page, before the workbench reads its configuration from an attribute: adds the development options. (If the page were
 * changed in transit, Chromium's local network check would refuse its WebSockets.)
 */
function addDevelopmentOptions(development: object): void {
  const read = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (this: Element, name: string) {
    const value = read.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || value === null) return value;
    const configuration = JSON.parse(value) as { developmentOptions?: object };
    const developmentOptions = { ...configuration.developmentOptions, ...development };
    return JSON.stringify({ ...configuration, developmentOptions });
  };
}
