import { checkWorkspace } from './checkWorkspace.ts';
import type { Command, CommandParts } from './command.ts';
import { convertPasted } from './convertPasted.ts';
import { exportAdvisory } from './exportAdvisory.ts';
import { groupAdvisories } from './groupAdvisories.ts';
import { importAdvisory } from './importAdvisory.ts';
import { insertSection } from './insertSection.ts';
import { insertTechnique } from './insertTechnique.ts';
import { lockPreview, unlockPreview } from './lockPreview.ts';
import { migrateAttackVersion, migrateAttackVersionInWorkspace } from './migrateAttackVersion.ts';
import { newAdvisory } from './newAdvisory.ts';
import { nextPlaceholder } from './nextPlaceholder.ts';
import { publish } from './publish.ts';
import { restartServer } from './restartServer.ts';
import { revealInPreview, revealInSource } from './revealPreview.ts';
import { showOutput } from './showOutput.ts';
import { showPreview, showPreviewToSide } from './showPreview.ts';
import { sortSections } from './sortSections.ts';
import { updateCatalogue } from './updateCatalogue.ts';
import { resetPreviewZoom, zoomPreviewIn, zoomPreviewOut } from './zoomPreview.ts';

/** Every command that the manifest declares. */
const all: readonly Command[] = [
  newAdvisory,
  showPreview,
  showPreviewToSide,
  lockPreview,
  unlockPreview,
  revealInPreview,
  revealInSource,
  zoomPreviewIn,
  zoomPreviewOut,
  resetPreviewZoom,
  exportAdvisory,
  importAdvisory,
  publish,
  restartServer,
  showOutput,
  migrateAttackVersion,
  migrateAttackVersionInWorkspace,
  insertSection,
  insertTechnique,
  nextPlaceholder,
  convertPasted,
  sortSections,
  checkWorkspace,
  groupAdvisories,
  updateCatalogue,
];

/** Runs a command with the arguments that VS Code, a menu or a keybinding passes. */
export function runCommand(command: string, parts: CommandParts, args: readonly unknown[]): void | Promise<void> {
  return all.find(({ id }) => id === command)?.run(parts, ...args);
}
