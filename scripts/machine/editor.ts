import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, startServer } from '../../test/host/server.ts';
import { writeSettings } from '../../test/host/settings.ts';
import { workbenchUrl } from '../../test/host/workbenchUrl.ts';
import { projectRoot } from './commands.ts';

/** Options for the browser-hosted VS Code. */
export interface EditorOptions {
  /** The absolute path of the folder to open. It is not copied. */
  readonly folder: string;
  /** The port to try first; by default any free port. */
  readonly port?: number;
  /** The absolute path of the extension; defaults to the project. */
  readonly extension?: string;
  /** The absolute paths of additional extensions. */
  readonly moreExtensions?: readonly string[];
  /** Additional user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A running browser-hosted VS Code. */
export interface OpenEditor {
  /** The address that opens the folder, including the server's token. */
  readonly address: string;
  /** The absolute path of the folder that holds its settings and storage. */
  readonly dataFolder: string;
  /** Resolves with the server's exit code or the name of a signal when the server has exited, for any reason. */
  readonly ended: Promise<string>;
  /** Stops the server and removes its files. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the browser-hosted VS Code with the extension installed. The extension is linked into the extensions folder, not passed as a
 * development path in the address, so that the window can be reloaded and the address stays short.
 */
export async function openEditor(options: EditorOptions): Promise<OpenEditor> {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'threat-advisory-'));
  const userDataDir = path.join(temporary, 'data');
  const extensionsDir = path.join(temporary, 'extensions');
  const remove = () => fs.rmSync(temporary, { recursive: true, force: true });
  try {
    for (const extension of [options.extension ?? projectRoot, ...(options.moreExtensions ?? [])]) {
      linkExtension(extension, extensionsDir);
    }
    writeSettings(userDataDir, options.settings);
    const port = await (options.port === undefined ? freePort() : freePort(options.port).catch(() => freePort()));
    // The server leaves sockets in its temporary folder; using ours ensures that they are removed.
    const env = { ...process.env, TMPDIR: temporary };
    const server = await startServer({ userDataDir, extensionsDir, port, env });
    const close = async () => {
      await server.stop();
      remove();
    };
    return { address: workbenchUrl(server, options.folder), dataFolder: userDataDir, ended: server.ended, close };
  } catch (error) {
    remove();
    throw error;
  }
}

function linkExtension(extension: string, extensionsDir: string): void {
  const text = fs.readFileSync(path.join(extension, 'package.json'), 'utf8');
  const manifest: { publisher?: string; name?: string; version?: string } = JSON.parse(text);
  fs.mkdirSync(extensionsDir, { recursive: true });
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  fs.symlinkSync(extension, path.join(extensionsDir, name), 'dir');
}
