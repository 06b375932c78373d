/** Exports advisories with requests to the server. */
import { l10n, ProgressLocation, window, workspace } from 'vscode';
import type { CancellationToken, Progress, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';
import { exportRequest } from '../../../server/src/protocol/protocol.ts';
import type { ExportFormatInfo, ExportParams, ExportResult } from '../../../server/src/protocol/protocol.ts';
import { confirm } from '../notifications.ts';
import type { AllExported, ExportedFile } from './summary.ts';

/** An exported file, with the URI of its advisory. */
export interface AdvisoryFile extends ExportedFile {
  readonly uri: Uri;
}

/**
 * Returns all exported files and all notes for the user; undefined if the user cancels. A single confirmation covers all advisories that
 * are marked TLP:RED. Advisories that cannot be exported are mentioned in the notes.
 */
export async function exportAll(
  client: BaseLanguageClient,
  uris: readonly Uri[],
  formats: readonly ExportFormatInfo[],
): Promise<AllExported<AdvisoryFile> | undefined> {
  const first = await withProgress((progress, token) => exportEach(client, uris, formats, { progress, token }));
  if (!first || first.red.length === 0) return first;
  if (!(await allowsRed(first.red))) return { ...first, notes: [...first.notes, ...first.red.map(notExported)] };
  const second = await withProgress((progress, token) =>
    exportEach(client, first.red, formats, { progress, token, maxTlp: 'RED' }),
  );
  return second && { files: [...first.files, ...second.files], notes: [...first.notes, ...second.notes] };
}

interface Run {
  readonly progress: Progress<{ message?: string; increment?: number }>;
  readonly token: CancellationToken;
  readonly maxTlp?: string;
}

interface EachExported extends AllExported<AdvisoryFile> {
  /** The advisories that were not exported because they are marked TLP:RED. */
  readonly red: readonly Uri[];
}

function withProgress<T>(task: (progress: Run['progress'], token: CancellationToken) => Promise<T>): Thenable<T> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Exporting'), cancellable: true };
  return window.withProgress(options, task);
}

async function exportEach(
  client: BaseLanguageClient,
  uris: readonly Uri[],
  formats: readonly ExportFormatInfo[],
  { progress, token, maxTlp }: Run,
): Promise<EachExported | undefined> {
  const files: AdvisoryFile[] = [];
  const notes: string[] = [];
  const red: Uri[] = [];
  // A function call prevents TypeScript from narrowing the flag, which may change during an await.
  const isCancelled = (): boolean => token.isCancellationRequested;
  for (const uri of uris) {
    if (isCancelled()) return undefined;
    const name = workspace.asRelativePath(uri);
    progress.report({ message: plainMessage(name), increment: 100 / uris.length });
    try {
      const text = await textOf(uri);
      for (const { profile, to } of formats) {
        const params: ExportParams = {
          textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
          text,
          to,
          ...(profile === undefined ? {} : { profile }),
          ...(maxTlp === undefined ? {} : { maxTlp }),
        };
        const result = await client.sendRequest<ExportResult | null>(exportRequest, params, token);
        if (!result) continue;
        if (!('refused' in result)) {
          for (const file of result.files) files.push({ ...file, uri, path: uri.path });
          for (const note of result.notes) notes.push(`${name}: ${note}`);
        } else if (result.needsRed) {
          red.push(uri);
          break;
        } else notes.push(`${name}${locationOf(result.at)} ${result.refused}`);
      }
    } catch (error) {
      // The request was rejected because it was cancelled.
      if (isCancelled()) return undefined;
      client.error(`${uri.toString()} could not be exported.`, error, false);
      notes.push(l10n.t('{0} could not be exported', name));
    }
  }
  // The reason why an advisory is not exported is usually the same for each format, so duplicates are removed.
  return isCancelled() ? undefined : { files, notes: [...new Set(notes)], red };
}

const locationOf = (at: { readonly line: number; readonly character: number } | undefined): string =>
  at ? `:${at.line + 1}:${at.character + 1}` : '';

const notExported = (uri: Uri): string =>
  l10n.t('{0} is not exported because it is marked TLP:RED', workspace.asRelativePath(uri));

async function allowsRed(uris: readonly Uri[]): Promise<boolean> {
  const [first] = uris;
  if (!first) return false;
  const question =
    uris.length === 1
      ? l10n.t('{0} is marked TLP:RED. Export anyway?', workspace.asRelativePath(first))
      : l10n.t('{0} of the advisories are marked TLP:RED. Export anyway?', uris.length);
  const detail = l10n.t('TLP:RED information is for the eyes and ears of individual recipients only.');
  return confirm(question, l10n.t('Export'), detail);
}

/** Returns the text of a document, including unsaved changes. */
async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri));
}
