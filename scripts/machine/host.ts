import { hostFolder, linkModules } from '../../test/host/installation.ts';
import { ensurePackages } from './packages.ts';

/** Whether the browser-hosted VS Code runs on this machine. Its packages contain programs for Linux on x64 only. */
export const hostSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs the browser-hosted VS Code into `test/host/node_modules`, unless the installed one matches the current lockfile. Prints a line
 * before and after the installation.
 *
 * @throws Error with a one-line message
 */
export async function ensureHost(say: (line: string) => void = console.log): Promise<void> {
  if (!hostSupported) {
    throw new Error(
      'The VS Code for tests runs on Linux x64 only; on this system name a desktop VS Code in VSCODE_PATH.',
    );
  }
  const finish = (folder: string) => `VS Code ${linkModules(folder)}`;
  await ensurePackages({ folder: hostFolder(), title: 'The VS Code for tests', size: 'some 170 MB', finish }, say);
}
