import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ConfigurationRequest } from 'vscode-languageserver';
import { recogniseRequest } from '../../server/src/protocol/protocol.ts';
import type { Held } from '../support/heldDocuments.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';
import { rootUrl } from '../support/schema.ts';
import { connect } from '../support/testConnection.ts';
import { wordService } from '../support/wordService.ts';

describe('server: memory', () => {
  it('contains one version of each open document, and nothing of closed ones', async () => {
    const program = fileURLToPath(new URL('test/support/heldDocuments.ts', rootUrl));
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import=tsx', program], {
      cwd: fileURLToPath(rootUrl),
    });
    const { parsed, open, documents, closed } = JSON.parse(stdout) as Held;
    assert.ok(parsed >= 4 * documents, `${parsed} versions were parsed`);
    assert.equal(open, documents);
    assert.equal(closed, 0);
  });

  it('contains the settings of open documents only', async () => {
    const uri = 'file:///work/a.yaml';
    const { client, initialize, open, close, dispose } = connect(
      wordService(),
      undefined,
      createMemoryFiles({ '/work/a.yaml': '' }),
    );
    let asked = 0;
    client.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked += items.length;
      return items.map(() => null);
    });
    await initialize({ workspace: { configuration: true }, textDocument: { diagnostic: {} } });
    const recognise = (): Promise<unknown> => client.sendRequest(recogniseRequest, { uri });
    await recognise();
    await recognise();
    assert.equal(asked, 2);
    await open(uri, 'x');
    await recognise();
    await recognise();
    assert.equal(asked, 3);
    await close(uri);
    await recognise();
    assert.equal(asked, 4);
    dispose();
  });
});
