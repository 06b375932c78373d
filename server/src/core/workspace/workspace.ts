/**
 * Resolves a document's configuration: merges the configuration files in its folder and those above, and reads the catalogues that they list.
 */
import { joinEntries, type TeamEntries } from '../catalogue/teamEntries.ts';
import { withTeamEntries } from '../catalogue/withTeamEntries.ts';
import { analyze } from '../analysis/analyze.ts';
import { parseAdvisory } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import {
  configFileName,
  mergeConfigurations,
  namesFile,
  staysInside,
  type Configuration,
} from '../configuration/configuration.ts';
import { configurationOf, ownEntriesOf } from '../configuration/documents.ts';
import { renderFileKeys, type RenderFileKey } from '../settings/renderSettings.ts';
import { createResourceLoader, type Loaded, type LoadBounds, type NamedFile } from './resources.ts';
import { foldersUpward, inFolder, resolvePath } from './paths.ts';
import { createPromiseCache } from './promiseCache.ts';
import {
  resolvedConfigOf,
  type CatalogueLayer,
  type ConfigFile,
  type ResolvedConfig,
  type UnreadFile,
} from './resolvedConfig.ts';

/** File access provided by the host. Paths and URIs use `/`. The host must not read files outside the folder passed to each function. */
export interface WorkspaceFiles {
  /** Returns a file's text; undefined if it does not exist or cannot be read as text. */
  read(path: string, folder: string): Promise<string | undefined>;
  /**
   * Returns why an existing file cannot be read as text; undefined if the file does not exist. The result is the rest of a sentence that
   * begins with the file's name. Hosts that cannot determine this omit the function.
   */
  obstacle?(path: string, folder: string): Promise<string | undefined>;
  /**
   * Returns the files below a folder that match the paths and globs, sorted. The result also contains folders that could not be searched,
   * so that they are reported as unreadable.
   */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /**
   * Returns a file's content, or why it cannot be used, for example because it exceeds the maximum size. Hosts that cannot load files for
   * reports omit the function.
   */
  load?(path: string, folder: string, bounds: LoadBounds): Promise<Loaded>;
  /** Whether a file exists; undefined if unknown. */
  exists(path: string, folder: string): boolean | undefined;
}

/** The location of a document, and the settings of the editor. */
export interface Location {
  /** The path or URI of the document. */
  readonly path: string;
  /** The workspace folder; undefined for a document outside all workspace folders, for which no files are read. */
  readonly folder: string | undefined;
  /**
   * The topmost folder in which configuration files are searched for, and in which rule files may be; defaults to `folder`. If it is the root
   * of the file system, rule files must be in `folder`.
   */
  readonly top?: string;
  /** Whether the workspace is untrusted, so that its files must not affect how reports look. */
  readonly restricted?: boolean;
  /** The editor's settings, which any configuration file overrides. Paths in them are relative to `folder`. */
  readonly settings: Configuration;
}

/** The configurations of all documents. Its promises reject only if the host's functions do. */
export interface Workspace {
  of(location: Location): Promise<ResolvedConfig>;
  /** Clears all caches. Must be called after any of the files has changed. */
  forget(): void;
}

/** The maximum number of cached configurations, and of cached team catalogues. It is larger than the number normally in use at a time. */
const maxLocations = 500;
/** The maximum number of cached configuration and catalogue files, including missing files. */
const maxFiles = 5000;

/** The maximum number of cached branding and rule files, which reports use. Each is at most 256 KiB. */
const maxLoads = 50;

/** The maximum number of catalogue files in one configuration. */
const maxCatalogues = 500;

/** A wrong name that users may give the configuration file. */
const otherName = configFileName.replace(/yaml$/, 'yml');

/** Creates a workspace on top of the host's file access. Files that were read are cached until `forget` is called. */
export function createWorkspace(env: Environment, files: WorkspaceFiles): Workspace {
  let known = createResolver(env, files);
  return {
    of: (location) => known(location),
    forget: () => void (known = createResolver(env, files)),
  };
}

function createResolver(env: Environment, files: WorkspaceFiles): (location: Location) => Promise<ResolvedConfig> {
  const locations = createPromiseCache<ResolvedConfig>(maxLocations);
  const texts = createPromiseCache<ConfigFile | undefined>(maxFiles);
  const catalogues = createPromiseCache<CatalogueLayer>(maxLocations);
  const loads = createPromiseCache<Loaded>(maxLoads);
  const load = (path: string, folder: string, bounds: LoadBounds): Promise<Loaded> =>
    loads(JSON.stringify([path, folder, bounds]), async () => (await files.load?.(path, folder, bounds)) ?? notRead);
  const readFile = (path: string, kind: 'config' | 'catalogue', folder: string): Promise<ConfigFile | undefined> =>
    texts(path, async () => {
      const text = await files.read(path, folder);
      if (text === undefined) return undefined;
      const document = parseAdvisory(text, env.others[kind].schema, kind);
      return { path, document, problems: analyze(document, env, {}, { fileExists: existsFrom(path, folder, files) }) };
    });
  const readLayer = (base: string, globs: readonly string[]): Promise<CatalogueLayer> =>
    catalogues(JSON.stringify([base, globs]), async () => {
      const named = await files.find(base, globs.filter(staysInside));
      const paths = named.slice(0, maxCatalogues);
      const read = await Promise.all(paths.map((path) => readFile(path, 'catalogue', base)));
      const found = read.filter((file) => file !== undefined);
      const entries = found.map((file): TeamEntries => ownEntriesOf(file.document, env));
      const unread = await obstaclesOf(
        paths.filter((_, at) => read[at] === undefined),
        base,
        files,
      );
      const beyond = named.slice(maxCatalogues, maxCatalogues + 1).map((path): UnreadFile => ({
        path,
        reason: `is not read: there are more than ${maxCatalogues} catalogue files`,
      }));
      return {
        files: found,
        unread: [...unread, ...beyond],
        catalogue: withTeamEntries(env.catalogue, joinEntries(entries)),
      };
    });
  const resolve = async ({
    path,
    folder,
    settings,
    top = folder,
    restricted = false,
  }: Location): Promise<ResolvedConfig> => {
    if (folder === undefined || top === undefined) return resolvedConfigOf(settings, {});
    const folders = foldersUpward(path, top);
    const paths = folders.map((each) => inFolder(each, configFileName));
    const read = await Promise.all(paths.map((each) => readFile(each, 'config', top)));
    const configs = read.filter((file) => file !== undefined);
    const unread = await obstaclesOf(
      paths.filter((_, at) => read[at] === undefined),
      top,
      files,
    );
    const misnamed = folders.map((each) => inFolder(each, otherName)).filter((each) => files.exists(each, top));
    const said = configs.map((file) => ({
      base: file.path.slice(0, -configFileName.length - 1),
      configuration: configurationOf(file.document, env),
    }));
    const configuration = mergeConfigurations([...said.map((each) => each.configuration), settings]);
    const baseOf = (key: 'catalogues' | 'files'): string =>
      said.find((each) => each.configuration[key])?.base ?? folder;
    const { catalogues: globs = [], files: advisories = [], render = {} } = configuration;
    const lookFile = (key: RenderFileKey): NamedFile | undefined => {
      const written = render[key];
      if (!written || restricted) return undefined;
      const base = said.find((each) => each.configuration.render?.[key])?.base ?? folder;
      const file = staysInside(written) ? resolvePath(base, written, top) : undefined;
      return {
        name: `${written} (render.${key})`,
        load: (bounds) => (file === undefined ? Promise.resolve(outside) : load(file, top, bounds)),
      };
    };
    // The search for configuration files may end at the root of the file system, but an advisory must not show any file of the machine.
    const bound = top.endsWith('/') ? folder : top;
    const [own = bound] = foldersUpward(path, bound);
    const ruleFile = (written: string, bounds: LoadBounds): Promise<Loaded> => {
      const file = resolvePath(own, written, bound);
      return file === undefined ? Promise.resolve(outside) : load(file, bound, bounds);
    };
    // Missing catalogues are reported here only if the editor's settings list them. Those that a configuration file lists are reported in
    // that file.
    const isSetting = !said.some((each) => each.configuration.catalogues);
    const missing = globs.filter(
      (glob) => isSetting && namesFile(glob) && files.exists(inFolder(folder, glob), folder) === false,
    );
    return resolvedConfigOf(configuration, {
      loadResources: createResourceLoader(render, {
        look: Object.fromEntries(
          renderFileKeys.flatMap((key) => [lookFile(key) ?? []].flat().map((file) => [key, file])),
        ),
        ...(files.load ? { rule: ruleFile } : {}),
      }),
      configs,
      unread: [
        ...unread,
        ...misnamed.map((each) => ({ path: each, reason: `is not read; rename it to ${configFileName}` })),
        ...missing.map((each) => ({
          path: inFolder(folder, each),
          reason: 'does not exist, but is listed in the setting `advisory.catalogues`',
        })),
      ],
      fileExists: existsFrom(path, bound, files),
      ...(globs.length > 0 ? { layer: await readLayer(baseOf('catalogues'), globs) } : {}),
      ...(advisories.length > 0 ? { advisories: { base: baseOf('files'), globs: advisories } } : {}),
    });
  };
  return (location) => {
    const { path, folder, settings, top = folder, restricted } = location;
    const within = top === undefined ? undefined : foldersUpward(path, top)[0];
    return locations(JSON.stringify([within, folder, top, settings, restricted]), () => resolve(location));
  };
}

const outside: Loaded = { obstacle: 'outside', reason: 'is outside the workspace' };
const notRead: Loaded = { obstacle: 'unreadable', reason: 'cannot be read here' };

/** Returns the files that exist but could not be read, with the reasons. */
async function obstaclesOf(
  paths: readonly string[],
  folder: string,
  files: WorkspaceFiles,
): Promise<readonly UnreadFile[]> {
  const reasons = await Promise.all(paths.map(async (path) => files.obstacle?.(path, folder)));
  return paths.flatMap((path, at) => {
    const reason = reasons[at];
    return reason === undefined ? [] : [{ path, reason }];
  });
}

/**
 * Returns a function that checks whether a file exists. Its argument is a path relative to the folder of `path`. The function returns
 * undefined for files outside `folder`, or if the host does not know.
 */
function existsFrom(path: string, folder: string, files: WorkspaceFiles): (relative: string) => boolean | undefined {
  const [own = folder] = foldersUpward(path, folder);
  return (relative) => {
    const target = resolvePath(own, relative, folder);
    return target === undefined ? undefined : files.exists(target, folder);
  };
}
