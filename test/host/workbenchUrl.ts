import path from 'node:path';

/** Address of a running server, as the workbench needs it. */
export interface ServerAddress {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** The secret without which the server answers nobody. */
  readonly token: string;
}

/** Options that the workbench takes from its address: pairs of name and value. */
export type Payload = readonly (readonly [name: string, value: string])[];

/**
 * Address of the workbench for a folder or `.code-workspace` file (absolute path), or an empty window. The payload's
 * extension paths are honoured only by a server that was started with `--enable-smoke-test-driver`.
 */
export function workbenchUrl(server: ServerAddress, target: string | undefined, payload: Payload = []): string {
  const query = new URLSearchParams({ tkn: server.token });
  if (target === undefined) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', target);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  // Slashes need no escape in a query; an address that is printed for people is easier to read with them. A blank as a
  // plus sign is understood by forms only.
  return `${server.origin}/?${query.toString().replaceAll('%2F', '/').replaceAll('+', '%20')}`;
}

/** The URI under which the workbench sees a path of the server's machine; URIs are left as they are. */
export function remoteUri(server: ServerAddress, file: string): string {
  return /^[a-z-]+:\/\//i.test(file) ? file : `vscode-remote://${server.authority}${path.resolve(file)}`;
}
