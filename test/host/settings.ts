import fs from 'node:fs';
import path from 'node:path';

/** User settings that turn off network access, AI features, recommendations and first-run pages of VS Code. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes the user settings of a `--user-data-dir` (the quiet ones and `more`), unless it already has some. */
export function writeSettings(userDataDir: string, more: Readonly<Record<string, unknown>> = {}): void {
  const file = path.join(userDataDir, 'User/settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...more }, null, 2));
}
