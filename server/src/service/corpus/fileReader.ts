/** Reads advisories from disk together with the configuration that applies to them. */
import { documentKindOf } from '../../core/index.ts';
import type {
  AdvisoryDocument,
  AdvisoryFacts,
  PlainLocation,
  ResolvedConfig,
  Span,
  Workspace,
} from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { IndexerParts } from './indexerParts.ts';
import type { CorpusRoot } from './messages.ts';

/** A file that was read. */
export interface ReadFile {
  readonly uri: string;
  readonly document: AdvisoryDocument;
  readonly config: ResolvedConfig;
  /** Converts the positions in a value from UTF-16 to the client's encoding. */
  readonly encode: <T>(value: T) => T;
}

export interface FileReader {
  configOf(path: string, root: CorpusRoot): Promise<ResolvedConfig>;
  /** Returns a hash of the configuration and catalogues that apply to a file. The file's problems depend on them. */
  configHash(path: string, root: CorpusRoot): Promise<string>;
  /** Reads a file. Returns undefined if the file is missing, unreadable or not an advisory. */
  read(path: string, root: CorpusRoot): Promise<ReadFile | undefined>;
  facts(path: string, root: CorpusRoot): Promise<AdvisoryFacts | undefined>;
}

/** Creates a reader that reads each configuration only once. If configurations may have changed, create a new reader. */
export function createFileReader(parts: IndexerParts, encoding: string): FileReader {
  const { service, files, hash, encoder } = parts;
  const workspace: Workspace = service.workspace(files);
  const tops = new Map<string, string>();
  const hashes = new WeakMap<ResolvedConfig, string>();
  const topOf = (folder: string): string => {
    const top = tops.get(folder) ?? files.topOf(folder);
    tops.set(folder, top);
    return top;
  };
  const configOf: FileReader['configOf'] = (path, { folder, settings }) =>
    workspace.of({ path, folder, top: topOf(path.slice(0, Math.max(1, path.lastIndexOf('/')))), settings });
  const read: FileReader['read'] = async (path, root) => {
    const text = await files.read(path, root.folder);
    if (text === undefined || documentKindOf(path, text) !== 'advisory') return undefined;
    const config = await configOf(path, root);
    if (config.catalogues.includes(path)) return undefined;
    const uri = files.uriOf(path);
    return { uri, document: service.parse(text), config, encode: encoder(uri, text, encoding) };
  };
  return {
    configOf,
    read,
    async configHash(path, root) {
      const config = await configOf(path, root);
      const known = hashes.get(config);
      if (known !== undefined) return known;
      const texts = config.files.map(({ path: own, document }) => [own, document.text]);
      const made = hash(JSON.stringify([config.configuration, texts]));
      hashes.set(config, made);
      return made;
    },
    async facts(path, root) {
      const found = await read(path, root);
      if (!found) return undefined;
      const { document, config, encode } = found;
      const locationOf = (span: Span): PlainLocation => {
        const { start, end } = encode(toRange(span, document.lines));
        return [start.line, start.character, end.line, end.character];
      };
      return service.corpus.facts(document, config.rules, config.documentContext, locationOf);
    },
  };
}
