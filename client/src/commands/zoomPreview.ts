import { ConfigurationTarget, workspace } from 'vscode';
import { previewZoom } from '../preview/session.ts';
import { zoomStep } from '../preview/zoom.ts';
import type { Command } from './command.ts';

/** Makes the text of previews larger. */
export const zoomPreviewIn: Command = {
  id: 'advisory.preview.zoomIn',
  run: () => setZoom(zoomStep(previewZoom(), 1)),
};

/** Makes the text of previews smaller. */
export const zoomPreviewOut: Command = {
  id: 'advisory.preview.zoomOut',
  run: () => setZoom(zoomStep(previewZoom(), -1)),
};

/** Resets the text size of previews. */
export const resetPreviewZoom: Command = {
  id: 'advisory.preview.resetZoom',
  run: () => setZoom(undefined),
};

/** Changes the setting in the workspace if it is set there, otherwise in the user settings. */
async function setZoom(zoom: number | undefined): Promise<void> {
  const settings = workspace.getConfiguration('advisory');
  const isOfWorkspace = settings.inspect('preview.zoom')?.workspaceValue !== undefined;
  await settings.update(
    'preview.zoom',
    zoom,
    isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
  );
}
