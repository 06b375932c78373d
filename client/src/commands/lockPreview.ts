import type { Command } from './command.ts';

/** Locks the active preview to its advisory, so that it does not follow the active editor. */
export const lockPreview: Command = {
  id: 'advisory.lockPreview',
  run: ({ previews }) => previews.lockActive(true),
};

/** Lets the active preview follow the active advisory again. */
export const unlockPreview: Command = {
  id: 'advisory.unlockPreview',
  run: ({ previews }) => previews.lockActive(false),
};
