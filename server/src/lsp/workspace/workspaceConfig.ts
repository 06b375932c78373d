/** What a team's settings, configuration files and catalogues say of each open document. */
import { FileChangeType } from 'vscode-languageserver';
import type { Connection, FileEvent, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import {
  configFileName,
  documentKindOf,
  type DocumentKind,
  type ResolvedConfig,
  type WorkspaceFiles,
} from '../../core/index.ts';
import type { OwnCatalogue } from '../../service/codeActions.ts';
import type { OpenDocuments } from '../documents/openTexts.ts';
import type { HostFiles, ServerHost } from '../host.ts';
import { describeError } from '../scheduling/requestRunner.ts';
import type { Settings } from './settings.ts';
import type { TeamFiles } from './configFileDiagnostics.ts';

export interface Team {
  /** What holds for a document. Never rejects: where files cannot be read, the client's settings stand alone. */
  of(uri: string): Promise<ResolvedConfig>;
  /** What a text is: by its address, its first line, or since a workspace names it as a catalogue. */
  kindOf(uri: string, text: string): DocumentKind;
  /** The catalogues among what is known, for actions that add to them. */
  ownCatalogues(known: ResolvedConfig): readonly OwnCatalogue[];
  setFolders(params: InitializeParams): void;
  readonly changeFolders: (event: WorkspaceFoldersChangeEvent) => void;
  /** A document was opened, changed or closed: what it says may hold for others. */
  documentChanged(uri: string): void;
  filesChanged(changes: readonly FileEvent[]): void;
  /** The catalogue under that of the team was updated. */
  catalogueChanged(): void;
}

export interface TeamParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly documents: OpenDocuments;
  readonly settings: Settings;
}

const noFiles: WorkspaceFiles = {
  read: () => Promise.resolve(undefined),
  find: () => Promise.resolve([]),
  exists: () => undefined,
};

/** Follows folders and files; `changed` is called when documents have to be checked again. */
export function createTeam(parts: TeamParts, teamFiles: TeamFiles, changed: () => void): Team {
  const { connection, host, documents, settings } = parts;
  const { files } = host;
  const workspace = host.service.workspace(files ? withOpenTexts(files, documents) : noFiles);
  const catalogues = new Set<string>();
  let folders: readonly string[] = [];
  let generation = 0;
  const reread = (): void => {
    generation++;
    workspace.forget();
    catalogues.clear();
    teamFiles.clear();
    changed();
  };
  const folderOf = (path: string): string | undefined =>
    folders.filter((folder) => path.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];
  const pathOf = (uri: string): string | undefined => files?.pathOf(uri);
  const isTeamFile = (uri: string): boolean => {
    const path = pathOf(uri);
    return path !== undefined && (path.endsWith(`/${configFileName}`) || catalogues.has(path));
  };
  const learn = async (uri: string): Promise<ResolvedConfig> => {
    const started = generation;
    const path = pathOf(uri);
    const place = { path: path ?? uri, folder: path && folderOf(path), settings: await settings.of(uri) };
    const known = await workspace.of(place);
    if (started !== generation) return known;
    for (const catalogue of known.catalogues) catalogues.add(catalogue);
    teamFiles.show(known.files);
    return known;
  };
  return {
    async of(uri) {
      try {
        return await learn(uri);
      } catch (error) {
        connection.console.error(`The configuration for ${uri} could not be read: ${describeError(error)}`);
        return workspace.of({ path: uri, folder: undefined, settings: await settings.of(uri) });
      }
    },
    kindOf(uri, text) {
      const path = pathOf(uri);
      return path !== undefined && catalogues.has(path) ? 'catalogue' : documentKindOf(uri, text);
    },
    ownCatalogues: (known) =>
      known.files.flatMap(({ path, document }): OwnCatalogue[] => {
        if (!files || document.kind !== 'catalogue') return [];
        const open = documents.uris().find((uri) => files.pathOf(uri) === path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        const version = (open === undefined ? undefined : documents.versionOf(open)) ?? null;
        return [{ uri: open ?? files.uriOf(path), name, document, version }];
      }),
    setFolders({ workspaceFolders, rootUri }) {
      const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
      folders = uris.flatMap((uri) => folderPath(pathOf(uri)) ?? []);
    },
    changeFolders({ added, removed }) {
      const gone = new Set(removed.map(({ uri }) => folderPath(pathOf(uri))));
      const come = added.flatMap(({ uri }) => folderPath(pathOf(uri)) ?? []);
      folders = [...folders.filter((folder) => !gone.has(folder)), ...come];
      reread();
    },
    catalogueChanged: reread,
    documentChanged(uri) {
      teamFiles.hide(uri);
      if (isTeamFile(uri)) reread();
    },
    filesChanged(changes) {
      // A new file may be one that a glob names.
      const matters = ({ uri, type }: FileEvent): boolean =>
        isTeamFile(uri) || (type !== FileChangeType.Changed && catalogues.size > 0) || type === FileChangeType.Created;
      if (changes.some(matters)) reread();
    },
  };
}

/** Without the `/` at its end. */
const folderPath = (path: string | undefined): string | undefined => path?.replace(/(?<=.)\/$/, '');

/** What an author is writing counts before what is on disk. */
function withOpenTexts(files: HostFiles, documents: OpenDocuments): WorkspaceFiles {
  return {
    ...files,
    read(path, folder) {
      const open = documents.uris().find((uri) => files.pathOf(uri) === path);
      const text = open === undefined ? undefined : documents.textOf(open);
      return text === undefined ? files.read(path, folder) : Promise.resolve(text);
    },
  };
}
