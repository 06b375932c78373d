/** Requests that update the catalogue or insert techniques, with a store on disk and the whole service. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancellationTokenSource, HoverRequest, LSPErrorCodes } from 'vscode-languageserver';
import type { CatalogueInfo, CatalogueResult, FoundTechnique } from '../../server/src/protocol/protocol.ts';
import {
  catalogueInfoRequest,
  insertTechniqueRequest,
  installCatalogueRequest,
  revertCatalogueRequest,
  searchTechniquesRequest,
} from '../../server/src/protocol/protocol.ts';
import { createNodeEnvironment } from '../../server/src/hosts/node/environment.ts';
import { createHostCatalogue, openStore } from '../../server/src/hosts/node/storedCatalogue.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { attackBundle, techniqueObject } from '../support/attackBundle.ts';
import { testCatalogue } from '../support/catalogue.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const shipped = testCatalogue();
const described = { ...techniqueObject('T0999', 'Overheat Controller', ['impact']), description: 'Heats it up.' };

interface Location extends TestConnection {
  readonly folder: string;
  /** Writes this content to a file, and returns its path. */
  file(content: string): string;
}

async function inPlace(test: (location: Location) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'advisory-store-'));
  const store = openStore([`--catalogue=${join(folder, 'updates')}`], (message) => assert.fail(message));
  const service = createLanguageService(createNodeEnvironment({ catalogue: () => store.catalogue() }));
  const connection = connect(service, undefined, undefined, createHostCatalogue(store));
  const file = (content: string): string => {
    const path = join(folder, 'bundle.json');
    writeFileSync(path, content);
    return path;
  };
  try {
    await connection.initialize({ workspace: { workspaceEdit: { documentChanges: true } } });
    await test({ ...connection, folder, file });
  } finally {
    connection.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

const bundle = JSON.stringify(
  attackBundle(shipped.at(shipped.newest), { change: (objects) => [...objects, described] }),
);

describe('server: the catalogue', () => {
  it('is updated while the server runs: diagnostics, hover and search change, and change back', () =>
    inPlace(async ({ client, open, file, published }) => {
      const last = (): string | undefined =>
        published
          .at(-1)
          ?.diagnostics.map(({ code }) => String(code))
          .join(' ');
      await open(uri, 'mitre_attack:\n  - T0999\n');
      await until(() => last()?.includes('attack/unknown-id'));

      const path = file(bundle);
      const result = await client.sendRequest<CatalogueResult>(installCatalogueRequest, {
        files: [{ path, from: 'here' }],
      });
      assert.ok('info' in result);
      assert.deepEqual([result.info.release, result.info.date], ['90.0', '2027-04-01']);
      assert.match(result.info.installed[0] ?? '', /^ATT&CK 90\.0, updated \d{4}-\d\d-\d\d$/);
      await until(() => last()?.includes('attack/unknown-id') === false);

      const hover = await client.sendRequest(HoverRequest.type, { textDocument, position: { line: 1, character: 6 } });
      assert.match(JSON.stringify(hover?.contents), /Overheat Controller.*Heats it up\./);
      const found = await client.sendRequest<FoundTechnique[]>(searchTechniquesRequest, {
        textDocument,
        query: 'overheat',
      });
      assert.equal(found[0]?.id, 'T0999');

      const reverted = await client.sendRequest<CatalogueResult>(revertCatalogueRequest, {});
      assert.deepEqual('info' in reverted && [reverted.info.release, reverted.info.installed], [shipped.newest, []]);
      await until(() => last()?.includes('attack/unknown-id'));
      assert.deepEqual(await client.sendRequest<CatalogueResult>(revertCatalogueRequest, {}), {
        refused: 'there is no update to undo',
      });
    }));

  it('stays the same if a file is invalid, and the response states why', () =>
    inPlace(async ({ client, file, log }) => {
      const path = file('{"type": "bundle"');
      const result = await client.sendRequest(installCatalogueRequest, { files: [{ path, from: 'the address' }] });
      assert.deepEqual(result, { refused: 'the address: it is incomplete: its JSON is cut off' });
      const info = await client.sendRequest<CatalogueInfo>(catalogueInfoRequest, {});
      assert.deepEqual([info.release, info.installed], [shipped.newest, []]);
      assert.deepEqual(log, []);
    }));

  it('stays the same if a file is missing or is a folder, and the response states this in plain words', () =>
    inPlace(async ({ client, folder }) => {
      const path = join(folder, 'gone.json');
      const install = (file: string): Promise<CatalogueResult> =>
        client.sendRequest(installCatalogueRequest, { files: [{ path: file, from: 'the address' }] });
      assert.deepEqual(await install(path), { refused: `${path}: no such file or folder` });
      assert.deepEqual(await install(folder), { refused: 'the address: it is not a file' });
      const info = await client.sendRequest<CatalogueInfo>(catalogueInfoRequest, {});
      assert.deepEqual([info.release, info.installed], [shipped.newest, []]);
    }));

  it('stays the same if the update is cancelled', () =>
    inPlace(async ({ client, file }) => {
      const cancellation = new CancellationTokenSource();
      const params = { files: [{ path: file(bundle), from: 'here' }] };
      const answer = client.sendRequest(installCatalogueRequest, params, cancellation.token);
      cancellation.cancel();
      await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
      const info = await client.sendRequest<CatalogueInfo>(catalogueInfoRequest, {});
      assert.equal(info.release, shipped.newest);
    }));

  it('inserts a technique at the cursor', () =>
    inPlace(async ({ client, open }) => {
      await open(uri, 'mitre_attack:\n  - \n', 7);
      const position = { line: 1, character: 4 };
      const edit = await client.sendRequest(insertTechniqueRequest, { textDocument, position, id: 'T1078' });
      const edits = [{ range: { start: position, end: position }, newText: 'T1078 - Valid Accounts' }];
      assert.deepEqual(edit, { documentChanges: [{ textDocument: { uri, version: 7 }, edits }] });
      assert.equal(await client.sendRequest(insertTechniqueRequest, { textDocument, position, id: 'T9999' }), null);
    }));

  it('cannot be updated if the host cannot store it, and documents that are not open are not searched', async () => {
    const { client, initialize, dispose } = connect(wordService());
    await initialize();
    assert.equal(await client.sendRequest(catalogueInfoRequest, {}), null);
    assert.deepEqual(await client.sendRequest(installCatalogueRequest, { files: [] }), {
      refused: 'this server has no folder for catalogue updates',
    });
    assert.deepEqual(await client.sendRequest(searchTechniquesRequest, { textDocument, query: 'a' }), []);
    assert.equal(
      await client.sendRequest(insertTechniqueRequest, {
        textDocument,
        position: { line: 0, character: 0 },
        id: 'T1078',
      }),
      null,
    );
    dispose();
  });
});
