/** Recognises file names, paths, registry keys and other names in operating systems by their syntax. */
import { withoutTrailing } from '../util/ends.ts';

const hives = /^(?:\\REGISTRY\\(?:MACHINE|USER)\b|(?:Computer\\)?(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC|PD))\b)/i;

/** Whether a string is a Windows registry path. Such a path begins with a hive or with one of the common keys below a hive. */
export function isRegistryKey(text: string): boolean {
  if (hives.test(text)) return !/^[^\\]*\//.test(text);
  return /^\\?(?:SOFTWARE|SYSTEM|SAM|SECURITY|Environment|Control Panel|CurrentControlSet|Microsoft|Keyboard Layout|Network|Console)\\\S/i.test(
    text,
  );
}

/** Whether a string is a registry path that begins with a hive. */
export const hasHive = (text: string): boolean => hives.test(text) && text.includes('\\') && isRegistryKey(text);

/** Normalises a registry path for comparison: full hive names, no trailing backslash, lower case. */
export function sameRegistryKey(text: string): string {
  const names: Readonly<Record<string, string>> = {
    hklm: 'hkey_local_machine',
    hkcu: 'hkey_current_user',
    hkcr: 'hkey_classes_root',
    hku: 'hkey_users',
    hkcc: 'hkey_current_config',
  };
  const written = text
    .toLowerCase()
    .replace(/^computer\\/, '')
    .replace(/^(hk[a-z]{1,2}):?(?=\\|$)/, (_match, hive: string) => names[hive] ?? hive);
  return withoutTrailing(written, /\\/);
}

const isWeb = (text: string): boolean => /^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(text);

/** Whether a string is a file name without folders. */
export const isFileName = (text: string): boolean => text.length <= 255 && !/[\\/]/.test(text) && !isWeb(text);

/** Whether a string is a Windows, Unix or relative path, that is, whether it contains a folder, a drive, a variable or `~`. */
export const isFilePath = (text: string): boolean =>
  !isWeb(text) && !hasHive(text) && (/[\\/]/.test(text) || /^(?:[a-z]:|%\w+%|\$\{?\w+|~)/i.test(text));

/** Whether a string can only be a path, because it begins with a drive, a share, a variable, `~/` or the root. */
export const isPlainlyPath = (text: string): boolean =>
  /^(?:[a-z]:\\|%\w+%\\|\\\\(?![.?]\\pipe\\)|~?\/[^/\s])/i.test(text) && isFilePath(text);

const pipe = /^\\\\[^\\]+\\pipe\\./i;

/** Whether a string is a named pipe: a name, alone or after a prefix such as `\\.\pipe\`. */
export const isNamedPipe = (text: string): boolean =>
  pipe.test(text) || (!isWeb(text) && !/^(?:[a-z]:|\\\\)/i.test(text));

/** Whether a string is a named pipe with its unambiguous prefix: `\\.\pipe\name`, or `\\server\pipe\name`. */
export const isPlainlyPipe = (text: string): boolean => pipe.test(text);

/** Normalises the name of a pipe for comparison: no prefix for the local host, lower case. */
export const samePipe = (text: string): string => text.replace(/^\\\\\.\\pipe\\|^\\?pipe\\/i, '').toLowerCase();

/** Whether a string can be the short name of a Windows service: at most 256 characters without slashes (see `CreateService`). */
export const isServiceName = (text: string): boolean => text.length <= 256 && !/[\\/]/.test(text);

/**
 * Whether a string has the syntax of Android's `applicationId`: two or more words of letters, digits and underscores, separated by dots.
 * Each word begins with a letter.
 */
export const isAndroidPackage = (text: string): boolean => /^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(text);

/**
 * Whether a string has the syntax of Apple's `CFBundleIdentifier`: two or more words of letters, digits and hyphens, separated by dots.
 * Underscores are accepted as well, because they occur in practice.
 */
export const isBundleId = (text: string): boolean =>
  text.length <= 255 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
