/** The environment for programs that run in Node. Data, schemas and snippets are read from the package folder when they are first used. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createCatalogue,
  createSchemaIndex,
  createSnippets,
  type Catalogue,
  type DocumentSchema,
  type Environment,
  type JsonSchema,
  type SnippetFile,
} from '../../core/index.ts';
import { once } from '../../core/util/once.ts';
import type { ActorData, AttackData, GalaxyData } from '../../core/catalogue/source.ts';
import { advisoryErrors } from '../../validators/advisory.ts';
import { catalogueErrors, configErrors } from '../../validators/others.ts';

/** Returns the package folder: the parent of `dist` when running from a bundle, or the parent of `server` when running from the sources. */
export function packageFolder(): string {
  const here = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  return here.endsWith(join('hosts', 'node')) ? join(here, '..', '..', '..', '..') : join(here, '..');
}

export interface NodeOptions extends Pick<Environment, 'onInternalError'> {
  /** Returns the catalogue to use; by default, the one in the package. Returns the same object until the catalogue changes. */
  readonly catalogue?: () => Catalogue;
}

/** Returns the catalogue in the package, which is read on first use. */
export function createShippedCatalogue(): Catalogue {
  return createCatalogue({
    attack: () => readJson<AttackData>('data/attack.json'),
    actors: () => readJson<ActorData>('data/actors.json'),
    galaxy: () => readJson<GalaxyData>('data/galaxy.json'),
  });
}

/**
 * Creates the environment that Node hosts share. Files are read on first use. If a file is missing or cannot be read, reading it throws an
 * error that contains its name.
 */
export function createNodeEnvironment({
  catalogue = once(createShippedCatalogue),
  ...options
}: NodeOptions = {}): Environment {
  const schema = once(() => createSchemaIndex(readSchema('advisory')));
  const config = once((): DocumentSchema => ({
    schema: createSchemaIndex(readSchema('config'), 'configuration file'),
    validate: configErrors,
  }));
  const ownCatalogue = once((): DocumentSchema => ({
    schema: createSchemaIndex(readSchema('catalogue'), 'catalogue file'),
    validate: catalogueErrors,
  }));
  const snippets = once(() => createSnippets(readJson<SnippetFile>('snippets/advisory.code-snippets')));
  return {
    // A getter, because an update may change the catalogue while the program is running.
    get catalogue() {
      return catalogue();
    },
    get schema() {
      return schema();
    },
    validate: advisoryErrors,
    others: {
      get config() {
        return config();
      },
      get catalogue() {
        return ownCatalogue();
      },
    },
    get snippets() {
      return snippets();
    },
    today: () => new Date().toISOString().slice(0, 10),
    docsUrl: cachedPages(),
    ...options,
  };
}

const readSchema = (name: string): JsonSchema => readJson(`schemas/${name}.schema.json`);

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(packageFolder(), file), 'utf8')) as T;
}

/** Caches the page URL of each rule, because a document may have thousands of problems that a few rules have reported. */
function cachedPages(): (code: string) => string {
  const pages = new Map<string, string>();
  return (code) => {
    const page = pages.get(code) ?? rulePage(code);
    pages.set(code, page);
    return page;
  };
}

/** Returns the `file:` URL of a rule's page. The page is part of the package and can be opened without a network connection. */
function rulePage(code: string): string {
  return pathToFileURL(join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`)).href;
}
