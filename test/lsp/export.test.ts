import assert from 'node:assert/strict';
import { ExecuteCommandRequest } from 'vscode-languageserver';
import { exportFormatsRequest, exportRequest } from '../../server/src/protocol/protocol.ts';
import type { ExportFormatInfo, ExportResult } from '../../server/src/protocol/protocol.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { cleanAdvisory } from '../cli/support.ts';
import { testEnvironment } from '../support/environment.ts';
import { connect } from '../support/testConnection.ts';

const uri = 'file:///a.advisory.yaml';
const text = `${cleanAdvisory}indicators:\n  - evil[.]example\n  - {value: 198.51.100.7, tlp: RED}\n`;
const service = createLanguageService(testEnvironment());
const command = 'advisory.export';

describe('server: exports', () => {
  it('lists the formats that an editor can offer, each with its variants', async () => {
    const connection = connect(service);
    await connection.initialize({});
    const formats = await connection.client.sendRequest<readonly ExportFormatInfo[]>(exportFormatsRequest);
    const csv = formats.filter(({ to }) => to === 'csv');
    assert.deepEqual(
      csv.map(({ profile, title }) => [profile, title]),
      [
        ['generic', 'CSV of indicators for spreadsheets and other tools'],
        ['misp', "CSV of indicators for MISP's CSV import"],
        ['defender', 'CSV of indicators for Microsoft Defender'],
      ],
    );
    assert.ok(formats.some(({ to, extension }) => to === 'stix' && extension === '.stix.json'));
    connection.dispose();
  });

  it('returns the files of an open advisory, and what they lack', async () => {
    const connection = connect(service);
    await connection.initialize({});
    await connection.open(uri, text, 1);
    const answer: unknown = await connection.client.sendRequest(ExecuteCommandRequest.type, {
      command,
      arguments: [uri, 'csv'],
    });
    assert.deepEqual(answer, {
      files: [
        {
          suffix: '.csv',
          text: 'type,value,description,first_seen,last_seen,confidence,tlp\r\ndomain,evil.example,,,,,GREEN\r\n',
        },
      ],
      notes: ['1 indicator left out: marked with a stricter label than TLP:GREEN'],
    });
    connection.dispose();
  });

  it('applies the TLP label and the profile that the command states', async () => {
    const connection = connect(service);
    await connection.initialize({});
    await connection.open(uri, text, 1);
    const firstLine = async (...args: readonly unknown[]): Promise<string | undefined> => {
      const answer: unknown = await connection.client.sendRequest(ExecuteCommandRequest.type, {
        command,
        arguments: [uri, 'csv', ...args],
      });
      const [file] = (answer as { files: readonly { text: string }[] }).files;
      return file?.text.split('\r\n')[0];
    };
    assert.match((await firstLine(null, 'misp')) ?? '', /^uuid,event_id,/);
    const answer: unknown = await connection.client.sendRequest(ExecuteCommandRequest.type, {
      command,
      arguments: [uri, 'csv', 'CLEAR'],
    });
    assert.ok(answer && typeof answer === 'object' && 'refused' in answer);
    connection.dispose();
  });

  it('exports text that is not open, and nothing for an unknown document', async () => {
    const connection = connect(service);
    await connection.initialize({});
    const other = { textDocument: { uri: 'file:///b.advisory.yaml' }, to: 'csv' };
    const result = await connection.client.sendRequest<ExportResult>(exportRequest, { ...other, text });
    assert.ok('files' in result && result.files.length === 1);
    assert.equal(await connection.client.sendRequest(exportRequest, other), null);
    connection.dispose();
  });

  it('explains why there is no export', async () => {
    const connection = connect(service);
    await connection.initialize({});
    const ask = (changed: string, options: object): Promise<unknown> =>
      connection.client.sendRequest(exportRequest, { textDocument: { uri }, text: changed, to: 'csv', ...options });
    const red = text.replace('tlp: GREEN', 'tlp: RED');
    assert.deepEqual(await ask(red, {}), {
      refused: 'is not exported because it is marked TLP:RED',
      needsRed: true,
    });
    assert.ok('files' in ((await ask(red, { maxTlp: 'red' })) as object));
    assert.deepEqual(await ask(text, { maxTlp: 'secret' }), {
      refused: 'cannot be exported: "secret" is not a TLP 2.0 label',
    });
    assert.deepEqual(await ask(text, { profile: 'excel' }), {
      refused: 'cannot be exported: unknown profile "excel"',
    });
    const unknown = (await ask(text, { to: 'docx' })) as { readonly refused: string };
    assert.match(unknown.refused, /^cannot be exported to "docx"; supported formats: stix, navigator, .*csv/);
    const broken = (await ask(`${text}tags: [a\n`, {})) as { readonly at?: object };
    assert.equal(typeof broken.at, 'object');
    connection.dispose();
  });
});
