import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { hostFolder, hostPaths } from './installation.ts';
import type { ServerAddress } from './workbenchUrl.ts';

/** The options of a server. */
export interface ServerOptions {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** The port; by default a free one. */
  readonly port?: number;
  readonly hostDir?: string;
  /** The environment of the server and of its extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Additional arguments of the server. */
  readonly extra?: readonly string[];
  /** Receives the server's output in chunks. */
  readonly log?: (text: string) => void;
}

/** A running server, with a promise of its end and a way to stop it. */
export interface RunningServer extends ServerAddress {
  /** Resolves with the exit code or the signal's name when the process has exited, for any reason. */
  readonly ended: Promise<string>;
  /** Stops the server and every process that it started; resolves when it has exited. */
  readonly stop: () => Promise<void>;
}

const startSeconds = 30;
const stopMilliseconds = 3000;
/** Disables the marketplace with an empty address, so that nothing waits for a network. */
const noGallery = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Returns a TCP port that was just free on the loopback interface: `wanted`, or any port if it is 0. Rejects if `wanted` is in use. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

/**
 * Starts VS Code's server on the loopback interface, protected by its own token, and waits until it responds.
 *
 * @throws Error if it exits or does not respond within 30 seconds
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { node, server } = hostPaths(options.hostDir ?? hostFolder());
  const port = options.port ?? (await freePort());
  const token = randomBytes(12).toString('hex');
  const child = spawn(
    node,
    [
      server,
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--user-data-dir', options.userDataDir, '--extensions-dir', options.extensionsDir],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--disable-workspace-trust', '--disable-getting-started-override'],
      ...(options.extra ?? []),
    ],
    // A separate process group can be ended as a whole, and does not receive Ctrl+C from the terminal.
    { env: { ...noGallery, ...(options.env ?? process.env) }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let errors = '';
  child.stdout.on('data', (data: Buffer) => options.log?.(data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-2000);
    options.log?.(data.toString());
  });
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve((end = error.message)));
    child.once('exit', (code, signal) => resolve((end = String(code ?? signal))));
  });
  const stop = async () => {
    if (end !== undefined || child.pid === undefined) return;
    signalGroup(child.pid, 'SIGTERM');
    const gone = await Promise.race([ended.then(() => true), delay(stopMilliseconds, false, { ref: false })]);
    if (!gone) signalGroup(child.pid, 'SIGKILL');
  };

  const origin = `http://127.0.0.1:${port}`;
  const giveUp = Date.now() + startSeconds * 1000;
  while (!(await answers(`${origin}/version`))) {
    if (end !== undefined) throw new Error(`VS Code's server ended with ${end} before it answered. ${errors.trim()}`);
    if (Date.now() > giveUp) {
      await stop();
      throw new Error(`VS Code's server did not answer within ${startSeconds} seconds`);
    }
    await delay(100);
  }
  return { origin, authority: `127.0.0.1:${port}`, token, ended, stop };
}

/** Installs a packaged extension (a `.vsix` file) into a folder for `--extensions-dir`. Throws with the installer's message. */
export function installPackage(vsix: string, extensionsDir: string, userDataDir: string, hostDir = hostFolder()): void {
  const { node, server } = hostPaths(hostDir);
  const folders = ['--extensions-dir', extensionsDir, '--user-data-dir', userDataDir];
  const install = ['--install-extension', path.resolve(vsix), '--force', '--accept-server-license-terms'];
  const result = spawnSync(node, [server, ...install, ...folders], {
    encoding: 'utf8',
    env: { ...noGallery, ...process.env },
  });
  if (result.status !== 0 || !result.stdout.includes('successfully installed')) {
    throw new Error(`the extension was not installed: ${result.stdout}${result.stderr}`);
  }
}

/** Whether an HTTP server responds, with any response. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The process has exited in the meantime.
  }
}
