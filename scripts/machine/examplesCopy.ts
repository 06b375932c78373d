import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A copy of a folder that a person may edit. */
export interface FolderCopy {
  /** Absolute path of the copy. */
  readonly folder: string;
  /** Removes the copy unless something in it was changed. @returns whether it was kept */
  readonly removeUnchanged: () => boolean;
}

/**
 * Copies a folder to a new temporary one, so that trying things out changes nothing in the project.
 *
 * @param original absolute path
 * @throws the file system's error, such as a full disk
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

/** Whether two folders hold the same files with the same bytes. */
function isSame(one: string, other: string): boolean {
  const files = filesOf(one);
  if (files.join('\n') !== filesOf(other).join('\n')) return false;
  return files.every((file) => fs.readFileSync(path.join(one, file)).equals(fs.readFileSync(path.join(other, file))));
}

/** Relative paths of all files, sorted. */
function filesOf(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}
