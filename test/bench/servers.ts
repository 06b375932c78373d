/** The language servers that are measured, and how each is started and configured. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { peerPackage } from './peer.ts';

export const projectFolder = join(import.meta.dirname, '..', '..');

export interface ServerKind {
  /** Name and version. */
  readonly title: string;
  /** The program's file, which Node runs. */
  readonly file: string;
  /** Options of Node that it is started with each time. */
  readonly nodeOptions?: readonly string[];
  readonly languageId: string;
  /** What the editor answers to `workspace/configuration` for a section; null for what is not set. */
  readonly setting: (section: string | undefined) => unknown;
}

/** Our server as it is built, found as npm finds it: by `bin` of the manifest. Throws when it has not been built. */
export function ourServer(): ServerKind {
  return {
    title: titleOf(join(projectFolder, 'package.json')),
    file: programOf('advisory-language-server'),
    languageId: 'advisory',
    setting: () => null,
  };
}

/** yaml-language-server with our schema, and without what it would fetch from the network. */
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

/** The file of a program of this package. Throws when it has not been built. */
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
