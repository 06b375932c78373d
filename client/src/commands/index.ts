import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import type { Command, CommandParts } from './command.ts';
import { insertTechnique } from './insertTechnique.ts';
import { migrateAttackVersion, migrateAttackVersionInWorkspace } from './migrateAttackVersion.ts';
import { newAdvisory } from './newAdvisory.ts';
import { restartServer } from './restartServer.ts';
import { showOutput } from './showOutput.ts';
import { showPreview, showPreviewToSide } from './showPreview.ts';
import { updateCatalogue } from './updateCatalogue.ts';

/** Every command of the extension. */
const all: readonly Command[] = [
  newAdvisory,
  showPreview,
  showPreviewToSide,
  restartServer,
  showOutput,
  migrateAttackVersion,
  migrateAttackVersionInWorkspace,
  insertTechnique,
  updateCatalogue,
];

/** Registers the commands; disposing of the answers removes them. */
export function registerCommands(parts: CommandParts): Disposable[] {
  return all.map(({ id, run }) => commands.registerCommand(id, (...args: unknown[]) => run(parts, ...args)));
}
