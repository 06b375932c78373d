import assert from 'node:assert/strict';
import { importRequest } from '../../server/src/protocol/import.ts';
import type { ImportResult } from '../../server/src/protocol/import.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const service = createLanguageService(testEnvironment());

describe('server: imports', () => {
  it('returns the text of an advisory', async () => {
    const connection = connect(service);
    await connection.initialize({});
    const text = JSON.stringify({
      name: 'Sign-ins',
      versions: { attack: '18' },
      techniques: [{ techniqueID: 'T1078', score: 2 }],
    });
    const answer = await connection.client.sendRequest<ImportResult>(importRequest, { text, name: 'layer.json' });
    assert.ok('text' in answer);
    assert.match(answer.text, /^# advisory\n# Imported from layer\.json \(ATT&CK Navigator layer\)\./);
    assert.match(answer.text, /^ {2}- T1078 - Valid Accounts$/m);
    assert.equal(answer.unread, 1);
    connection.dispose();
  });

  it('explains why there is none, and rejects invalid parameters', async () => {
    const connection = connect(service);
    await connection.initialize({});
    const answer = await connection.client.sendRequest<ImportResult>(importRequest, { text: 'Hello', name: 'x' });
    assert.ok('refused' in answer);
    assert.match(answer.refused, /^The format of the source is not supported. Supported formats: .*STIX bundle/);
    await assert.rejects(connection.client.sendRequest(importRequest, { name: 'x' }), { code: -32602 });
    connection.dispose();
  });
});
