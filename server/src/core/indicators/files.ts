/** Names and paths within an operating system, by their form. */
import { withoutTrailing } from '../util/ends.ts';

const hives = /^(?:\\REGISTRY\\(?:MACHINE|USER)\b|(?:Computer\\)?(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC|PD))\b)/i;

/** A key or value of the Windows registry, below a hive or, with the hive left out, below one of its usual keys. */
export function isRegistryKey(text: string): boolean {
  if (hives.test(text)) return !/^[^\\]*\//.test(text);
  return /^\\?(?:SOFTWARE|SYSTEM|SAM|SECURITY|Environment|Control Panel|CurrentControlSet|Microsoft|Keyboard Layout|Network|Console)\\\S/i.test(
    text,
  );
}

/** A registry path that names its hive. */
export const hasHive = (text: string): boolean => hives.test(text) && text.includes('\\') && isRegistryKey(text);

/** A registry path as it is compared: hives in full, no trailing backslash, lower case. */
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

/** A name without folders. */
export const isFileName = (text: string): boolean => text.length <= 255 && !/[\\/]/.test(text) && !isWeb(text);

/** A path of Windows, of Unix or relative: it names a folder, a drive or a variable. */
export const isFilePath = (text: string): boolean =>
  !isWeb(text) && !hasHive(text) && (/[\\/]/.test(text) || /^(?:[a-z]:|%\w+%|\$\{?\w+|~)/i.test(text));

/** A path from a drive, a share, a variable or the root. */
export const isPlainlyPath = (text: string): boolean =>
  /^(?:[a-z]:\\|%\w+%\\|\\\\(?![.?]\\pipe\\)|~?\/[^/\s])/i.test(text) && isFilePath(text);

const pipe = /^\\\\[^\\]+\\pipe\\./i;

/** `\\.\pipe\name`, or the name alone. */
export const isNamedPipe = (text: string): boolean =>
  pipe.test(text) || (!isWeb(text) && !/^(?:[a-z]:|\\\\)/i.test(text));

/** A pipe with its prefix, which nothing else has: `\\.\pipe\name`, or `\\server\pipe\name`. */
export const isPlainlyPipe = (text: string): boolean => pipe.test(text);

/** The pipe's name as it is compared. */
export const samePipe = (text: string): string => text.replace(/^\\\\\.\\pipe\\|^\\?pipe\\/i, '').toLowerCase();

/** The short name of a service: Windows allows 256 characters and no slashes (CreateService). */
export const isServiceName = (text: string): boolean => text.length <= 256 && !/[\\/]/.test(text);

/** Two or more words of letters, digits and underscores, each beginning with a letter. Source: Android's `applicationId`. */
export const isAndroidPackage = (text: string): boolean => /^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(text);

/** Two or more words of letters, digits and hyphens. Source: Apple's `CFBundleIdentifier`; underscores are seen too. */
export const isBundleId = (text: string): boolean =>
  text.length <= 255 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
