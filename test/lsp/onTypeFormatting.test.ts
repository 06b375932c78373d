import assert from 'node:assert/strict';
import { DocumentOnTypeFormattingRequest } from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const textDocument = { uri };
const options = { tabSize: 4, insertSpaces: false };
const service = createLanguageService(testEnvironment());
const at = (line: number, character: number) => ({ line, character });

describe('server: Enter', () => {
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'])
    it(`continues a list, with positions in ${encoding}`, async () => {
      const { client, initialize, open, change, dispose } = connect(service);
      const { capabilities } = await initialize({ general: { positionEncodings: [encoding] } });
      assert.deepEqual(capabilities.documentOnTypeFormattingProvider, { firstTriggerCharacter: '\n' });
      await open(uri, 'key_takeaways:\r\n  - 🐻 ä\r\n');
      await change(uri, 2, [{ text: 'key_takeaways:\r\n  - 🐻 ä\r\n\t\r\n' }]);
      const enter = { textDocument, options, position: at(2, 1), ch: '\n' };
      assert.deepEqual(await client.sendRequest(DocumentOnTypeFormattingRequest.type, enter), [
        { range: { start: at(2, 0), end: at(2, 1) }, newText: '  - ' },
      ]);
      assert.deepEqual(await client.sendRequest(DocumentOnTypeFormattingRequest.type, { ...enter, ch: '}' }), []);
      const other = { ...enter, textDocument: { uri: 'file:///b.advisory.yaml' } };
      assert.equal(await client.sendRequest(DocumentOnTypeFormattingRequest.type, other), null);
      dispose();
    });
});
