/**
 * The language service of yaml-language-server without its server. All files are versions of the same document, because the service never
 * releases a document's state.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { TextDocument } from 'vscode-languageserver-textdocument';

import { loadPeer } from '../peer.ts';
import { runLoop } from './loop.ts';

/** The used part of the package, which has no types unless the benchmark has installed it. */
interface YamlPackage {
  readonly getLanguageService: (host: {
    readonly schemaRequestService: (uri: string) => Promise<string>;
    readonly workspaceContext: { readonly resolveRelativePath: (path: string) => string };
  }) => {
    readonly configure: (settings: unknown) => void;
    readonly doValidation: (document: TextDocument, isKubernetes: boolean) => Promise<readonly unknown[]>;
  };
}

const schema = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'schemas', 'advisory.schema.json')).href;

await runLoop(async () => {
  const { getLanguageService } = loadPeer() as YamlPackage;
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), 'utf8')),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, schemas: [{ uri: schema, fileMatch: ['*.advisory.yaml'] }] });
  let document = TextDocument.create('file:///bench/loop.advisory.yaml', 'yaml', 0, '');
  return async (text) => {
    document = TextDocument.update(document, [{ text }], document.version + 1);
    return (await service.doValidation(document, false)).length > 0;
  };
});
