/** What a workspace says to its advisories: finds configuration files and catalogues from a document upward, and lays them together. */
import { joinEntries, type TeamEntries } from '../catalogue/teamEntries.ts';
import { withTeamEntries } from '../catalogue/withTeamEntries.ts';
import { analyze } from '../analysis/analyze.ts';
import { parseAdvisory, type AdvisoryDocument } from '../document/document.ts';
import type { Environment, DocumentContext } from '../environment/environment.ts';
import type { RuleSettings } from '../settings/settings.ts';
import type { Problem } from '../problems/problem.ts';
import {
  configFileName,
  mergeConfigurations,
  staysInside,
  type Configuration,
} from '../configuration/configuration.ts';
import { configurationOf, ownEntriesOf } from '../configuration/documents.ts';
import { foldersUpward, inFolder, resolvePath } from './paths.ts';

/** The host's files, by paths or addresses with `/`. No file outside of the folder that is named with it may be read. */
export interface WorkspaceFiles {
  /** A file's text; undefined where there is none that can be read as text. */
  read(path: string, folder: string): Promise<string | undefined>;
  /** The files below a folder that paths and globs name, sorted. */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /** Whether a file is there; undefined if that is unknown. */
  exists(path: string, folder: string): boolean | undefined;
}

/** Where a document lies, and what its editor says. */
export interface Place {
  /** The document's path or address. */
  readonly path: string;
  /** The folder of the workspace; undefined for a document that lies in none: then no file is read. */
  readonly folder: string | undefined;
  /** The topmost folder that is looked at, where that is not `folder`. */
  readonly top?: string;
  /** The editor's settings: every configuration file overrides them. Their paths are relative to `folder`. */
  readonly settings: Configuration;
}

/** A configuration file or catalogue that was read, with what is wrong in it. */
export interface ConfigFile {
  readonly path: string;
  readonly document: AdvisoryDocument;
  readonly problems: readonly Problem[];
}

/** What holds for a document. The same object until something changes. */
export interface ResolvedConfig {
  readonly configuration: Configuration;
  readonly rules: RuleSettings;
  readonly documentContext: DocumentContext;
  /** The nearest configuration file first, then the catalogues. */
  readonly files: readonly ConfigFile[];
  /** The catalogue files alone. */
  readonly catalogues: readonly string[];
  /** Globs of further advisories, and the folder that they are relative to; absent where none are named. */
  readonly advisories?: { readonly base: string; readonly globs: readonly string[] };
}

export interface Workspace {
  of(place: Place): Promise<ResolvedConfig>;
  /** Forgets all that was read, after a change of any of the files. */
  forget(): void;
}

/** The sizes of the caches of folders, settings and files (also of missing ones): more than are in use at a time. */
const mostPlaces = 500;
const mostFiles = 5000;

/** A workspace over the host's files; each is read once until `forget`. Rejects only when the host's functions do. */
export function createWorkspace(env: Environment, files: WorkspaceFiles): Workspace {
  let known = createKnowledge(env, files);
  return {
    of: (place) => known(place),
    forget: () => void (known = createKnowledge(env, files)),
  };
}

function createKnowledge(env: Environment, files: WorkspaceFiles): (place: Place) => Promise<ResolvedConfig> {
  const places = keep<ResolvedConfig>(mostPlaces);
  const texts = keep<ConfigFile | undefined>(mostFiles);
  const catalogues = keep<Layer>(mostPlaces);
  const readFile = (path: string, kind: 'config' | 'catalogue', folder: string): Promise<ConfigFile | undefined> =>
    texts(path, async () => {
      const text = await files.read(path, folder);
      if (text === undefined) return undefined;
      const document = parseAdvisory(text, env.others[kind].schema, kind);
      return { path, document, problems: analyze(document, env, {}, { fileExists: existsFrom(path, folder, files) }) };
    });
  const readLayer = (base: string, globs: readonly string[]): Promise<Layer> =>
    catalogues(JSON.stringify([base, globs]), async () => {
      const paths = await files.find(base, globs.filter(staysInside));
      const read = await Promise.all(paths.map((path) => readFile(path, 'catalogue', base)));
      const found = read.filter((file) => file !== undefined);
      const entries = found.map((file): TeamEntries => ownEntriesOf(file.document, env));
      return { files: found, catalogue: withTeamEntries(env.catalogue, joinEntries(entries)) };
    });
  const learn = async ({ path, folder, settings, top = folder }: Place): Promise<ResolvedConfig> => {
    if (folder === undefined || top === undefined) return knowledgeOf(settings, {});
    const folders = foldersUpward(path, top);
    const read = await Promise.all(folders.map((each) => readFile(inFolder(each, configFileName), 'config', top)));
    const configs = read.filter((file) => file !== undefined);
    const said = configs.map((file) => ({
      base: file.path.slice(0, -configFileName.length - 1),
      configuration: configurationOf(file.document, env),
    }));
    const configuration = mergeConfigurations([...said.map((each) => each.configuration), settings]);
    const baseOf = (key: 'catalogues' | 'files'): string =>
      said.find((each) => each.configuration[key])?.base ?? folder;
    const { catalogues: globs = [], files: advisories = [] } = configuration;
    return knowledgeOf(configuration, {
      configs,
      fileExists: existsFrom(path, top, files),
      ...(globs.length > 0 ? { layer: await readLayer(baseOf('catalogues'), globs) } : {}),
      ...(advisories.length > 0 ? { advisories: { base: baseOf('files'), globs: advisories } } : {}),
    });
  };
  return (place) => {
    const { path, folder, settings, top = folder } = place;
    const within = top === undefined ? undefined : foldersUpward(path, top)[0];
    return places(JSON.stringify([within, folder, top, settings]), () => learn(place));
  };
}

interface Layer {
  readonly files: readonly ConfigFile[];
  readonly catalogue: Environment['catalogue'];
}

/** What was found in files. */
interface Found {
  readonly configs?: readonly ConfigFile[];
  readonly layer?: Layer;
  readonly fileExists?: NonNullable<DocumentContext['fileExists']>;
  readonly advisories?: NonNullable<ResolvedConfig['advisories']>;
}

function knowledgeOf(configuration: Configuration, found: Found): ResolvedConfig {
  const { configs = [], layer, fileExists, advisories } = found;
  const { rules = {}, requiredSections, actors } = configuration;
  const naming = actors?.preferredNaming;
  return {
    configuration,
    rules,
    documentContext: {
      ...(requiredSections ? { requiredSections } : {}),
      ...(naming === undefined ? {} : { preferredNaming: naming }),
      ...(layer ? { catalogue: layer.catalogue } : {}),
      ...(fileExists ? { fileExists } : {}),
    },
    files: [...configs, ...(layer?.files ?? [])],
    catalogues: layer?.files.map(({ path }) => path) ?? [],
    ...(advisories ? { advisories } : {}),
  };
}

/** Answers for paths relative to the folder of `path`, within `folder`. */
function existsFrom(path: string, folder: string, files: WorkspaceFiles): (relative: string) => boolean | undefined {
  const [own = folder] = foldersUpward(path, folder);
  return (relative) => {
    const target = resolvePath(own, relative, folder);
    return target === undefined ? undefined : files.exists(target, folder);
  };
}

/** A map whose values are computed on first need; of more than `most`, those first computed are forgotten. */
function keep<T>(most: number): (key: string, compute: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<T>>();
  return (key, compute) => {
    const known = values.get(key);
    if (known) return known;
    const value = compute();
    values.set(key, value);
    for (const first of values.keys()) {
      if (values.size <= most) break;
      values.delete(first);
    }
    return value;
  };
}
