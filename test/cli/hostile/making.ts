/** Files and arguments for hostile calls, and functions that create files, folders and links in the folder of a call. */
import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { cleanAdvisory, type Workspace } from '../support.ts';

export const written =
  (name: string, text: string | Uint8Array) =>
  ({ write }: Workspace): void =>
    void write(name, text);
export const linked =
  (name: string) =>
  ({ folder }: Workspace): void =>
    symlinkSync('a.advisory.yaml', join(folder, name));
export const hardLinked =
  (name: string) =>
  ({ folder }: Workspace): void =>
    linkSync(join(folder, 'a.advisory.yaml'), join(folder, name));
export const folders =
  (...names: readonly string[]) =>
  ({ folder }: Workspace): void =>
    names.forEach((name) => mkdirSync(join(folder, name)));
/** Creates a sparse file that is one byte larger than the maximum that is read. */
export const huge =
  (name: string) =>
  ({ folder, write }: Workspace): void => {
    write(name, 'title: x\n');
    truncateSync(join(folder, name), 64 * 1024 * 1024 + 1);
  };
export const utf16 = Buffer.from('\ufefftitle: x\n', 'utf16le');
export const latin1 = Buffer.from('title: caf\u00e9\n', 'latin1');
export const unformatted = 'title:   x\n';
export const red = cleanAdvisory.replace(/^tlp: .*/m, 'tlp: RED');
export const oddName = 'b\n::error::x\u001b[2J.advisory.yaml';
export const shownName = String.raw`^b\\u\{a\}::error::x\\u\{1b\}\[2J\.advisory\.yaml`;
/** The name of the advisory that every folder contains. */
export const a = 'a.advisory.yaml';

/** A Navigator layer, for an import. */
export const layer = '{"name":"x","domain":"enterprise-attack","techniques":[{"techniqueID":"T1059"}]}';

/** Returns the arguments that publish the folder as a site, followed by the given ones. */
export const publish = (...more: readonly string[]): readonly string[] => ['publish', '.', '-o', 'site', ...more];
/** Creates a symbolic link to a path, which need not exist. */
export const linkedTo =
  (to: string, name: string) =>
  ({ folder }: Workspace): void =>
    symlinkSync(to, join(folder, name));
