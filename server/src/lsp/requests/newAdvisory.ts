/** The command `advisory.newAdvisory`. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { freeFileName, slugOf } from '../../core/index.ts';
import { newAdvisoryCommand, type NewAdvisoryResult } from '../../protocol/newAdvisory.ts';
import type { HostFiles } from '../host.ts';
import { askToApply } from '../requestKinds/editCommand.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { ServerCommand } from '../requestKinds/serverCommand.ts';

const start = { line: 0, character: 0 };

/**
 * Creates the command, which asks the client to create a file. The command also returns the URI and the text of the file, for clients that
 * do not support such requests.
 */
export function createNewAdvisory({ connection, host, client }: RequestParts): ServerCommand {
  return {
    name: newAdvisoryCommand,
    takes: 'the URI of a folder or of the new file, and optionally a title, a category, and a list of authors',
    async run(given, [title, category, authors]): Promise<NewAdvisoryResult> {
      const facts = {
        authors: Array.isArray(authors) ? authors.filter(isWritten) : [],
        ...(isWritten(title) ? { title } : {}),
        ...(isWritten(category) ? { category } : {}),
      };
      const made = host.service.newAdvisory(facts);
      if ('refused' in made) throw new ResponseError(ErrorCodes.InvalidParams, made.refused);
      const { text } = made;
      const uri = /\.ya?ml$/i.test(given) ? given : fileIn(given, facts.title ?? '', host.files);
      const { appliesEdits, appliesVersionedEdits, createsFiles } = client();
      if (!appliesEdits || !appliesVersionedEdits || !createsFiles) return { applied: false, uri, text };
      const edit: WorkspaceEdit = {
        // `overwrite` is not set, so the client does not replace an existing file.
        documentChanges: [
          { kind: 'create', uri },
          { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
        ],
      };
      return { applied: await askToApply('New advisory', edit, connection), uri, text };
    },
  };
}

/** Returns the URI for a new file in a folder. As far as the host can determine, no file with this URI exists yet. */
function fileIn(folderUri: string, title: string, files: HostFiles | undefined): string {
  const folder = files?.pathOf(folderUri)?.replace(/\/$/, '');
  const taken: string[] = [];
  for (;;) {
    const name = freeFileName(slugOf(title), taken);
    if (folder === undefined || files?.exists(`${folder}/${name}`, folder) !== true)
      return `${folderUri.replace(/\/$/, '')}/${name}`;
    taken.push(name);
  }
}

const isWritten = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
