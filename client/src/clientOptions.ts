import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { LanguageClientOptions } from 'vscode-languageclient';

/** Advisories of any scheme: files, untitled ones, those of virtual folders. The server needs only their text. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: 'advisory' }],
  outputChannelName: 'Advisory',
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  progressOnInitialization: true,
};
