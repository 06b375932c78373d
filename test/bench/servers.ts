/** The measured language servers, and how each is started and configured. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { peerPackage } from './peer.ts';

export const projectFolder = join(import.meta.dirname, '..', '..');

export interface ServerKind {
  /** The name and version. */
  readonly title: string;
  /** The file of the program, which Node runs. */
  readonly file: string;
  /** Options of Node for every start. */
  readonly nodeOptions?: readonly string[];
  readonly languageId: string;
  /** Returns the editor's response to `workspace/configuration` for a section; null if it is not set. */
  readonly setting: (section: string | undefined) => unknown;
}

/** Returns our built server, which is found through `bin` in the manifest, as npm does. Throws if it has not been built. */
export function ourServer(): ServerKind {
  return {
    title: titleOf(join(projectFolder, 'package.json')),
    file: programOf('advisory-language-server'),
    languageId: 'advisory',
    setting: () => null,
  };
}

/** Returns yaml-language-server with our schema, configured to fetch nothing from the network. */
export function yamlServer(): ServerKind {
  const schema = pathToFileURL(join(projectFolder, 'schemas', 'advisory.schema.json')).href;
  const off = { enable: false };
  const yaml = {
    validate: true,
    hover: true,
    completion: true,
    schemas: { [schema]: '*.advisory.yaml' },
    schemaStore: off,
    kubernetesCRDStore: off,
  };
  return {
    title: titleOf(join(peerPackage, 'package.json')),
    file: join(peerPackage, 'bin', 'yaml-language-server'),
    languageId: 'yaml',
    setting: (section) => (section === 'yaml' ? yaml : null),
  };
}

/** Returns the file of a program of this package. Throws if it has not been built. */
export function programOf(name: string): string {
  const { bin = {} } = readManifest(join(projectFolder, 'package.json'));
  const file = join(projectFolder, bin[name] ?? name);
  if (!existsSync(file)) throw new Error(`${bin[name] ?? name} is not there: run "npm run build" first`);
  return file;
}

function titleOf(manifest: string): string {
  const { name, version } = readManifest(manifest);
  return `${name} ${version}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin?: Readonly<Record<string, string>>;
}

function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
