/**
 * Determines the folder for catalogue updates. VS Code provides a folder for each extension; this one is for other editors and the command
 * line.
 */
import { join } from 'node:path';

/**
 * The system properties that determine the folder: `homedir()`, `process.platform` and `process.env`. Injected so that tests can set them.
 */
export interface Machine {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Returns the default folder: `$XDG_DATA_HOME/threat-advisory` (XDG Base Directory Specification; `~/.local/share` if unset),
 * `%LOCALAPPDATA%\threat-advisory` on Windows, `~/Library/Application Support/threat-advisory` on macOS.
 */
export function defaultStoreFolder({ home, platform, env }: Machine): string {
  const name = 'threat-advisory';
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  const data = env['XDG_DATA_HOME'];
  // The specification requires that relative paths be ignored.
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), name);
}
