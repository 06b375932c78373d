/** Determines the folder for workspace indexes. VS Code provides a folder for each extension; this one is for other editors. */
import { join } from 'node:path';
import type { Machine } from '../store/folder.ts';

/**
 * Returns the default folder: `$XDG_CACHE_HOME/threat-advisory` (XDG Base Directory Specification; `~/.cache` if unset),
 * `%LOCALAPPDATA%\threat-advisory\Cache` on Windows, `~/Library/Caches/threat-advisory` on macOS.
 */
export function defaultIndexFolder({ home, platform, env }: Machine): string {
  const name = 'threat-advisory';
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), name, 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', name);
  const cache = env['XDG_CACHE_HOME'];
  // The specification requires that relative paths be ignored.
  return join(cache?.startsWith('/') ? cache : join(home, '.cache'), name);
}
