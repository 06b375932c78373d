import { SnippetString, Uri, window, workspace } from 'vscode';
import { wholeAdvisory } from '../snippets.ts';
import type { Command } from './command.ts';

/** Opens an untitled advisory with the snippet of a whole one, ready to be filled in. */
export const newAdvisory: Command = {
  id: 'advisory.new',
  async run({ context }) {
    const file = Uri.joinPath(context.extensionUri, 'snippets', 'advisory.code-snippets');
    const body = wholeAdvisory(new TextDecoder().decode(await workspace.fs.readFile(file)));
    const document = await workspace.openTextDocument({ language: 'advisory' });
    const editor = await window.showTextDocument(document);
    await editor.insertSnippet(new SnippetString(body));
  },
};
