/** Replaces VS Code's native file copy with Node's functions, which the git extension can use as well. */
import fs from 'node:fs';

export const copyFile = fs.promises.copyFile;
export const copyFileSync = fs.copyFileSync;
export const cp = fs.promises.cp;
export const constants = fs.constants;
export const isCloneSupported = () => false;
