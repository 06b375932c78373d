/** The environment of programs that run in Node: data and snippets are read from the package's folder when first needed. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createCatalogue,
  createSchemaFacts,
  createSnippets,
  type Environment,
  type SnippetFile,
} from './core/index.ts';
import type { ActorData, AttackData } from './core/catalogue/source.ts';
import { schema } from './core/schema/generated/schema.ts';
import { validate } from './core/schema/generated/validate.js';

/** The package's folder: above `dist` for the bundles, above `server/src` for the sources. */
export function packageFolder(): string {
  const here = typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));
  return here.endsWith('src') ? join(here, '..', '..') : join(here, '..');
}

/** The environment that Node hosts share. Reading a damaged installation throws on first use, naming the file. */
export function createNodeEnvironment(options: Pick<Environment, 'onInternalError'> = {}): Environment {
  const folder = packageFolder();
  const json = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  return {
    catalogue: createCatalogue({
      attack: () => json<AttackData>('data/attack.json'),
      actors: () => json<ActorData>('data/actors.json'),
    }),
    schema: createSchemaFacts(schema),
    validate,
    snippets: createSnippets(json<SnippetFile>('snippets/advisory.code-snippets')),
    today: () => new Date().toISOString().slice(0, 10),
    docsUrl: rulePage,
    ...options,
  };
}

/** The page of a rule as a file: URL: it comes with the package, so that it opens without a network. */
export function rulePage(code: string): string {
  return pathToFileURL(join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`)).href;
}
