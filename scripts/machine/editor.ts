import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, startServer } from '../../test/host/server.ts';
import { writeSettings } from '../../test/host/settings.ts';
import { workbenchUrl } from '../../test/host/workbenchUrl.ts';
import { projectRoot } from './commands.ts';

/** What the browser-hosted VS Code opens. */
export interface EditorOptions {
  /** Absolute path of the folder that is opened; it is worked on in place. */
  readonly folder: string;
  /** The port that is tried first; default: any. */
  readonly port?: number;
  /** Absolute path of the extension; default: the project. */
  readonly extension?: string;
  /** Absolute paths of extensions that are loaded beside it. */
  readonly moreExtensions?: readonly string[];
  /** User settings beside the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A VS Code that waits for a browser. */
export interface OpenEditor {
  /** The address that opens the folder, with the secret that the server asks for. */
  readonly address: string;
  /** Absolute path of the folder with its settings and storage. */
  readonly dataFolder: string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Ends the server and removes its files. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the browser-hosted VS Code with the extension installed. The extension is a link in the extensions folder, not
 * a development path in the address: the window is an ordinary one then, can be reloaded, and the address stays short.
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
    // The server leaves sockets in the temporary folder: in ours, they go with it.
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
