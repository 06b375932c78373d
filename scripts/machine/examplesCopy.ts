import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A copy of a folder that can be edited. */
export interface FolderCopy {
  /** The absolute path of the copy. */
  readonly folder: string;
  /** Removes the copy if it is unchanged. @returns whether it was kept */
  readonly removeUnchanged: () => boolean;
}

/**
 * Copies a folder to a new temporary one, so that edits do not change the project.
 *
 * @param original absolute path
 * @throws file system errors, such as a full disk
 */
export function copyFolder(original: string): FolderCopy {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'threat-advisory-examples-'));
  fs.cpSync(original, folder, { recursive: true });
  const removeUnchanged = () => {
    if (!isSame(original, folder)) return true;
    fs.rmSync(folder, { recursive: true, force: true });
    return false;
  };
  return { folder, removeUnchanged };
}

/** Whether two folders contain identical files. */
function isSame(one: string, other: string): boolean {
  const files = filesOf(one);
  if (files.join('\n') !== filesOf(other).join('\n')) return false;
  return files.every((file) => fs.readFileSync(path.join(one, file)).equals(fs.readFileSync(path.join(other, file))));
}

/** Returns the relative paths of all files, sorted. */
function filesOf(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}
