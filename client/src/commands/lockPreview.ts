import type { Command } from './command.ts';

/** Keeps the preview in front with its advisory when another one becomes active. */
export const lockPreview: Command = {
  id: 'advisory.lockPreview',
  run: ({ previews }) => previews.lockActive(true),
};

/** Lets the preview in front follow the active advisory again. */
export const unlockPreview: Command = {
  id: 'advisory.unlockPreview',
  run: ({ previews }) => previews.lockActive(false),
};
