/** Determines the folder for catalogue updates outside of VS Code, which provides a folder for each extension. */
import { join } from 'node:path';

/** The system properties that determine the folder, injected for tests: `homedir()`, `process.platform`, `process.env`. */
export interface Machine {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Returns `$XDG_DATA_HOME/threat-advisory` (XDG Base Directory Specification; `~/.local/share` if unset), `%LOCALAPPDATA%\threat-advisory`
 * on Windows, `~/Library/Application Support/threat-advisory` on macOS.
 */
export function defaultStoreFolder({ home, platform, env }: Machine): string {
  const name = 'threat-advisory';
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  const data = env['XDG_DATA_HOME'];
  // The specification requires that relative paths be ignored.
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), name);
}
