import path from 'node:path';

/** The address of a running server. */
export interface ServerAddress {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** The connection token that the server requires. */
  readonly token: string;
}

/** Options that the workbench reads from its URL: pairs of name and value. */
export type Payload = readonly (readonly [name: string, value: string])[];

/**
 * Returns the URL of the workbench for a folder or `.code-workspace` file (absolute path), or for an empty window. The server only accepts
 * extension paths in the payload if it was started with `--enable-smoke-test-driver`.
 */
export function workbenchUrl(server: ServerAddress, target: string | undefined, payload: Payload = []): string {
  const query = new URLSearchParams({ tkn: server.token });
  if (target === undefined) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  // Slashes need no escape in a query, and make a printed URL easier to read. Only forms decode a plus sign as a space.
  return `${server.origin}/?${query.toString().replaceAll('%2F', '/').replaceAll('+', '%20')}`;
}

/** Returns the URI under which the workbench opens a path of the server's machine; URIs are unchanged. */
export function remoteUri(server: ServerAddress, file: string): string {
  return /^[a-z-]+:\/\//i.test(file) ? file : `vscode-remote://${server.authority}${path.resolve(file)}`;
}
