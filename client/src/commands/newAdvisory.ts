import type { FileType } from 'vscode';
import { SnippetString, Uri, ViewColumn, window, workspace } from 'vscode';
import { categoriesOf, filledSkeleton } from '../../../server/src/core/creation/skeleton.ts';
import { askForAdvisory, type Answers } from '../newAdvisory/questions.ts';
import { freeFileName, slugOf } from '../../../server/src/core/creation/fileName.ts';
import { wholeAdvisory } from '../snippets.ts';
import type { Command } from './command.ts';

/**
 * Asks for a title, category and folder, creates a file with the skeleton of an advisory, and opens the file with its preview beside it.
 * Without a workspace folder, opens an untitled advisory. A keybinding or another extension may pass the title and the category, e.g.
 * `{ "title": "…", "category": "…" }`.
 */
export const newAdvisory: Command = {
  id: 'advisory.new',
  async run({ context, previews }, given) {
    const file = Uri.joinPath(context.extensionUri, 'snippets', 'advisory.code-snippets');
    const body = wholeAdvisory(new TextDecoder().decode(await workspace.fs.readFile(file)));
    const folders = offeredFolders(given);
    if (!folders) return openUntitled(body);
    const answers = answersIn(given, folders[0]) ?? (await askForAdvisory(categoriesOf(body), folders));
    if (!answers) return;
    const uri = await createFile(answers);
    const authors = authorsFor(uri);
    const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
    const skeleton = filledSkeleton(body, { ...answers, authors, today: localDate() }).trimEnd();
    await editor.insertSnippet(new SnippetString(`${skeleton}\n`));
    await editor.document.save();
    previews.show(uri, ViewColumn.Beside);
  },
};

async function openUntitled(body: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'advisory' });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(body));
}

/**
 * Returns the folders to offer: the folder that a menu passed, the workspace folders, and the folder of the active advisory if it is in the
 * workspace. Returns undefined if there are none.
 */
function offeredFolders(given: unknown): readonly [Uri, ...Uri[]] | undefined {
  const active = window.activeTextEditor?.document;
  const own = active?.languageId === 'advisory' && !active.isUntitled ? [Uri.joinPath(active.uri, '..')] : [];
  const all = [
    ...(given instanceof Uri ? [given] : []),
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri),
    ...own.filter((folder) => workspace.getWorkspaceFolder(folder) !== undefined),
  ];
  const [first, ...more] = all.filter(
    (one, at) => all.findIndex((other) => other.toString() === one.toString()) === at,
  );
  return first && [first, ...more];
}

/** Returns the answers that a keybinding or another extension passed, completed with `folder`; undefined if they contain no title. */
function answersIn(given: unknown, folder: Uri): Answers | undefined {
  if (typeof given !== 'object' || given === null || !('title' in given)) return undefined;
  const { title } = given;
  if (typeof title !== 'string' || title.trim() === '') return undefined;
  const category = 'category' in given && typeof given.category === 'string' ? given.category : undefined;
  return { title: title.trim(), folder, ...(category === undefined ? {} : { category }) };
}

/** Creates an empty file in the folder and returns its URI. The name is derived from the title and does not exist in the folder yet. */
async function createFile({ title, folder }: Answers): Promise<Uri> {
  const entries: readonly [string, FileType][] = await workspace.fs.readDirectory(folder);
  const uri = Uri.joinPath(
    folder,
    freeFileName(
      slugOf(title),
      entries.map(([name]) => name),
    ),
  );
  await workspace.fs.writeFile(uri, new Uint8Array());
  return uri;
}

/** Returns the strings in `advisory.authors`, except blank ones; an empty list if the setting is not a list. */
function authorsFor(uri: Uri): readonly string[] {
  const authors = workspace.getConfiguration('advisory', uri).get<unknown>('authors');
  return Array.isArray(authors)
    ? authors.filter((author): author is string => typeof author === 'string' && author.trim() !== '')
    : [];
}

/** Returns the author's local date as `YYYY-MM-DD`. */
function localDate(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
