/** Resolves the configuration of a document from the client's settings and the configuration files and catalogues in its workspace. */
import { FileChangeType } from 'vscode-languageserver';
import type { Connection, FileEvent, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { liesIn } from '../../core/index.ts';
import type { DocumentContext, ResolvedConfig, WorkspaceFiles } from '../../core/index.ts';
import type { CorpusRoot } from '../../service/corpus/messages.ts';
import type { OwnCatalogue } from '../../service/codeActions.ts';
import { describeError } from '../connection/describeError.ts';
import type { ClientFeatures } from '../connection/clientFeatures.ts';
import { registerFiles } from '../connection/registrations.ts';
import { createReporter } from '../connection/reporting.ts';
import type { OpenTexts } from '../documents/openTexts.ts';
import type { HostFiles, ServerHost } from '../host.ts';
import type { ConfigFileDiagnostics } from './configFileDiagnostics.ts';
import type { DocumentKinds } from './documentKinds.ts';
import { createFolders } from './folders.ts';
import { createLookedFor } from './lookedFor.ts';
import type { Settings } from './settings.ts';
import { logError } from '../connection/log.ts';

export interface WorkspaceConfig {
  /** Returns the configuration for a document. Never rejects. If files cannot be read, only the client's settings apply. */
  of(uri: string): Promise<ResolvedConfig>;
  /** Returns the team catalogues in a configuration, for code actions that add entries. */
  ownCatalogues(config: ResolvedConfig): readonly OwnCatalogue[];
  /** Returns the workspace folders, each with the client's settings for it. */
  readonly roots: () => Promise<readonly CorpusRoot[]>;
  setFolders(params: InitializeParams): void;
  readonly changeFolders: (event: WorkspaceFoldersChangeEvent) => void;
  /** Must be called after a document was opened, changed or closed, because its content may affect other documents. */
  documentChanged(uri: string): void;
  /**
   * Must be called after a document was opened or saved. Files on disk that the client does not watch may have changed since they were
   * read.
   */
  documentVisited(): void;
  filesChanged(changes: readonly FileEvent[]): void;
  /** Must be called after the user has trusted the workspace. */
  readonly trust: () => void;
  /** Must be called after a catalogue update has been installed or reverted. */
  catalogueChanged(): void;
}

export interface WorkspaceConfigParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly texts: OpenTexts;
  readonly settings: Settings;
  readonly kinds: DocumentKinds;
  readonly configFileDiagnostics: ConfigFileDiagnostics;
  readonly client: () => ClientFeatures;
  /** Called after a catalogue update has been installed or reverted. */
  readonly onCatalogue?: () => void;
  /** Extends a context so that rules can find other advisories with the same `id`. Returns the same object until these advisories change. */
  readonly withOthers?: (uri: string, context: DocumentContext) => DocumentContext;
}

const noFiles: WorkspaceFiles = {
  read: () => Promise.resolve(undefined),
  find: () => Promise.resolve([]),
  exists: () => undefined,
};

/** Creates the configuration for a workspace. `changed` is called when documents have to be checked again. */
export function createWorkspaceConfig(parts: WorkspaceConfigParts, changed: () => void): WorkspaceConfig {
  const { connection, host, texts, settings, kinds, configFileDiagnostics, client } = parts;
  const { files } = host;
  const lookedFor = createLookedFor(files ? withOpenTexts(files, texts) : noFiles, (glob) =>
    registerFiles(connection, client(), glob),
  );
  const workspace = host.service.workspace(lookedFor.files);
  const pathOf = (uri: string): string | undefined => files?.pathOf(uri);
  const folders = createFolders(files);
  const reportUnread = createReporter(connection, 'A configuration file or catalogue is ignored');
  let generation = 0;
  /** Whether a configuration file or catalogue outside the workspace folder of its document is in use. Clients may not watch files there. */
  let readsAbove = false;
  let trusted = false;
  const withOthers = (uri: string, config: ResolvedConfig): ResolvedConfig => {
    const documentContext = parts.withOthers?.(uri, config.documentContext) ?? config.documentContext;
    return documentContext === config.documentContext ? config : { ...config, documentContext };
  };
  const reread = (): void => {
    generation++;
    readsAbove = false;
    workspace.forget();
    lookedFor.clear();
    kinds.clear();
    configFileDiagnostics.clear();
    changed();
  };
  const resolve = async (uri: string): Promise<ResolvedConfig> => {
    const started = generation;
    const path = pathOf(uri);
    const folder = path === undefined ? undefined : folders.of(path);
    const top = path === undefined || !folder ? undefined : files?.topOf(folderOf(path));
    const location = {
      path: path ?? uri,
      folder,
      ...(top === undefined ? {} : { top }),
      restricted: client().untrusted && !trusted,
      settings: await settings.of(uri),
    };
    const config = await workspace.of(location);
    if (started !== generation) return config;
    readsAbove ||= folder !== undefined && config.files.some((file) => !liesIn(file.path, folder));
    kinds.noteCatalogues(config.catalogues);
    configFileDiagnostics.show(config.files);
    reportUnread(config.unread.map((file) => `${file.path} ${file.reason}`));
    return config;
  };
  return {
    async of(uri) {
      try {
        return withOthers(uri, await resolve(uri));
      } catch (error) {
        logError(connection, `The configuration for ${uri} could not be read: ${describeError(error)}`);
        return workspace.of({ path: uri, folder: undefined, settings: await settings.of(uri) });
      }
    },
    ownCatalogues: (config) =>
      config.files.flatMap(({ path, document }): OwnCatalogue[] => {
        if (!files || document.kind !== 'catalogue') return [];
        const open = texts.uris().find((uri) => files.pathOf(uri) === path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        const version = (open === undefined ? undefined : texts.versionOf(open)) ?? null;
        return [{ uri: open ?? files.uriOf(path), name, document, version }];
      }),
    roots: () =>
      Promise.all(
        folders.all().map(async (folder) => ({ folder, settings: await settings.of(files?.uriOf(folder) ?? folder) })),
      ),
    setFolders: (params) => folders.start(params),
    changeFolders(event) {
      folders.change(event);
      reread();
    },
    trust() {
      trusted = true;
      reread();
    },
    catalogueChanged() {
      reread();
      parts.onCatalogue?.();
    },
    documentChanged(uri) {
      configFileDiagnostics.hide(uri);
      if (kinds.isShared(uri)) reread();
    },
    documentVisited() {
      if (files && (!client().watchesFiles || readsAbove)) reread();
    },
    filesChanged(changes) {
      // A new file may match a glob in a configuration.
      const matters = ({ uri, type }: FileEvent): boolean =>
        kinds.isShared(uri) ||
        lookedFor.has(pathOf(uri) ?? uri) ||
        (type !== FileChangeType.Changed && kinds.hasCatalogues()) ||
        type === FileChangeType.Created;
      if (changes.some(matters)) reread();
    },
  };
}

/** Returns the folder that contains a file, which is `/` for a file at the root. */
const folderOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

/** Returns file access that prefers the text of open documents to the text on disk. */
function withOpenTexts(files: HostFiles, texts: OpenTexts): WorkspaceFiles {
  return {
    ...files,
    read(path, folder) {
      const open = texts.uris().find((uri) => files.pathOf(uri) === path);
      const text = open === undefined ? undefined : texts.get(open)?.getText();
      return text === undefined ? files.read(path, folder) : Promise.resolve(text);
    },
  };
}
