/**
 * Converts text that is pasted or dropped into an advisory. The server converts the text, and VS Code offers both the result and the
 * original text.
 */
import {
  Disposable,
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  Range,
  SnippetString,
  SnippetTextEdit,
  Uri,
  WorkspaceEdit,
  languages,
  workspace,
} from 'vscode';
import type { CancellationToken, DataTransfer, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { pasteRequest } from '../../server/src/protocol/protocol.ts';
import type { PasteParams, PasteResult } from '../../server/src/protocol/protocol.ts';
import { decodeFile } from './decodeFile.ts';

/** The kind of the edits, which can be used in the setting `editor.pasteAs.preferences`. */
const kindName = ['advisory', 'converted'] as const;

/** The maximum size of a dropped file in bytes, and the maximum length of HTML in characters. */
const maxFileSize = 1_000_000;

interface Conversion {
  readonly title: string;
  readonly edit: WorkspaceEdit;
  readonly isWhole: boolean;
}

/** Registers the providers for advisories with any URI scheme. */
export function registerPasteProviders(client: BaseLanguageClient): Disposable {
  const kind = DocumentDropOrPasteEditKind.Empty.append(...kindName);
  const convert = createConverter(client);
  // If some lines were not recognised, the text is inserted unchanged by default. The author can still choose the conversion.
  const after = ({ isWhole }: Conversion): { yieldTo?: DocumentDropOrPasteEditKind[] } =>
    isWhole ? {} : { yieldTo: [DocumentDropOrPasteEditKind.Text] };
  const selector = { language: 'advisory' };
  return Disposable.from(
    languages.registerDocumentPasteEditProvider(
      selector,
      {
        async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
          const [range, another] = ranges;
          const text = await dataTransfer.get('text/plain')?.asString();
          if (!range || another || text === undefined) return undefined;
          const html = await htmlIn(dataTransfer);
          const found = await convert(document, range, { text, ...html }, token);
          if (!found) return undefined;
          const edit = new DocumentPasteEdit('', found.title, kind);
          return [Object.assign(edit, { additionalEdit: found.edit }, after(found))];
        },
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain', 'text/html'] },
    ),
    languages.registerDocumentDropEditProvider(
      selector,
      {
        async provideDocumentDropEdits(document, position, dataTransfer, token) {
          const dropped = await droppedText(dataTransfer);
          const found = dropped && (await convert(document, new Range(position, position), dropped, token));
          if (!found) return undefined;
          const edit = new DocumentDropEdit('', found.title, kind);
          return Object.assign(edit, { additionalEdit: found.edit }, after(found));
        },
      },
      { providedDropEditKinds: [kind], dropMimeTypes: ['text/uri-list', 'files', 'text/plain', 'text/html'] },
    ),
  );
}

type Pasted = Pick<PasteParams, 'text' | 'html' | 'fileName'>;

function createConverter(client: BaseLanguageClient) {
  return async (
    document: TextDocument,
    range: Range,
    pasted: Pasted,
    token: CancellationToken,
  ): Promise<Conversion | undefined> => {
    if (!client.isRunning()) return undefined;
    const { version } = document;
    const params: PasteParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
      range: client.code2ProtocolConverter.asRange(range),
      ...pasted,
    };
    const found = await client.sendRequest<PasteResult | null>(pasteRequest, params, token);
    if (found === null || token.isCancellationRequested || document.version !== version) return undefined;
    const edits = found.edits.map((one) => ({ ...one, range: client.protocol2CodeConverter.asRange(one.range) }));
    const edit = new WorkspaceEdit();
    edit.set(document.uri, withCursor(edits, range));
    return { title: found.title, edit, isWhole: found.isWhole };
  };
}

/**
 * Converts edits to snippets. VS Code leaves the range of an ordinary edit selected, so that the next key press would delete the inserted
 * text. The edit at the selection therefore gets a tab stop, where the cursor is placed.
 */
function withCursor(
  edits: readonly { readonly range: Range; readonly newText: string }[],
  selection: Range,
): SnippetTextEdit[] {
  const main = edits.find(({ range }) => range.intersection(selection) !== undefined);
  return edits.map((one) => {
    const snippet = new SnippetString().appendText(one.newText);
    if (one === main) snippet.appendTabstop(0);
    return Object.assign(new SnippetTextEdit(one.range, snippet), { keepWhitespace: true });
  });
}

/**
 * Returns the content of the dropped file, the URL of the dropped web link, or the dropped text. Returns undefined for several files or
 * links, for a file that is too large, unreadable or neither UTF-8 nor UTF-16, and for anything else.
 */
async function droppedText(dataTransfer: DataTransfer): Promise<Pasted | undefined> {
  const list = await dataTransfer.get('text/uri-list')?.asString();
  const [address, another] = (list ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (another !== undefined) return undefined;
  if (address !== undefined) {
    const uri = Uri.parse(address);
    return /^https?$/.test(uri.scheme) ? { text: address } : fileText(uri);
  }
  const text = await dataTransfer.get('text/plain')?.asString();
  return text === undefined ? undefined : { text, ...(await htmlIn(dataTransfer)) };
}

/** Returns the HTML of the pasted or dropped content, unless it is too long to be converted. */
async function htmlIn(dataTransfer: DataTransfer): Promise<Pick<Pasted, 'html'>> {
  const html = await dataTransfer.get('text/html')?.asString();
  return html === undefined || html === '' || html.length > maxFileSize ? {} : { html };
}

async function fileText(uri: Uri): Promise<Pasted | undefined> {
  try {
    if ((await workspace.fs.stat(uri)).size > maxFileSize) return undefined;
    const bytes = await workspace.fs.readFile(uri);
    const { text, assumed } = decodeFile(bytes) ?? {};
    // A drop shows no warning that the encoding was only assumed, so such a file is not converted.
    return text === undefined || assumed ? undefined : { text, fileName: uri.path.replace(/^.*\//, '') };
  } catch {
    // VS Code handles the drop of an unreadable file.
    return undefined;
  }
}
