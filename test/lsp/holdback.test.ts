/** Diagnostics on half-typed text are held back until the author types elsewhere, or pauses. */
import assert from 'node:assert/strict';
import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticRequest,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';

import { readCursor } from '../support/cursor.ts';
import { createManualTimer, type ManualTimer, serverPauses } from '../support/manualTimer.ts';
import { connect, until, type TestConnection } from '../support/testConnection.ts';
import { service } from '../service/support.ts';

const uri = 'file:///a.advisory.yaml';
const base = 'title: T\nsummary: S\n';

interface Author {
  readonly connection: TestConnection;
  readonly timer: ManualTimer;
  /** Types letter by letter at `▮` in a document that begins with {@link base}. */
  type(letters: string): Promise<void>;
  /** Returns the last diagnostics of the newest version as `code text`, except those about sections. */
  shownProblems(): Promise<readonly string[]>;
}

/** Opens a document, and returns an author whose cursor is at `▮`. */
async function author(marked: string, capabilities = {}): Promise<Author> {
  const timer = createManualTimer();
  const connection = connect(service, timer);
  await connection.initialize(capabilities);
  const start = readCursor(base + marked);
  let { text } = start;
  let { position } = start;
  let version = 1;
  await connection.open(uri, text, version);
  return {
    connection,
    timer,
    async type(letters) {
      for (const letter of letters) {
        version++;
        const lines = text.split('\n');
        const line = lines[position.line] ?? '';
        lines[position.line] = line.slice(0, position.character) + letter + line.slice(position.character);
        text = lines.join('\n');
        await connection.change(uri, version, [{ range: { start: position, end: position }, text: letter }]);
        position = { line: position.line, character: position.character + 1 };
      }
    },
    async shownProblems() {
      const last = await until(() => {
        // An expensive check is delayed, so the clock has to be advanced.
        if (serverPauses(timer).some((pause) => pause < 100)) timer.advance(30);
        return connection.published.findLast((published) => published.version === version);
      });
      return shown(last.diagnostics, text);
    },
  };
}

function shown(diagnostics: readonly Diagnostic[], text: string): readonly string[] {
  const lines = text.split('\n');
  return diagnostics
    .filter(({ code }) => !String(code).startsWith('sections/'))
    .map(
      ({ code, range }) =>
        `${String(code)} ${lines[range.start.line]?.slice(range.start.character, range.end.character) ?? ''}`,
    );
}

describe('server: held-back diagnostics', () => {
  for (const [what, marked, letters, due] of [
    ['a word', 'severity: ▮\n', 'hi', 'schema/enum hi'],
    ['an ID', 'mitre_attack:\n  - ▮\n', 'T1003.0', 'schema/pattern T1003.0'],
    ['words of a technique', 'mitre_attack:\n  - ▮\n', 'spear link', 'schema/pattern spear link'],
    ['a name', 'actors:\n  - ▮\n', 'Scattered Sp', 'actor/unknown Scattered Sp'],
    ['a date', 'analyzed: ▮\n', '2026-0', 'schema/format 2026-0'],
    ['a key', '▮\ntlp: CLEAR\n', 'ac', 'yaml/syntax ac'],
    ['a text in quotes', 'id: ▮\n', '"AD', 'yaml/syntax "AD'],
    ['an address', 'indicators:\n  - type: ipv4\n    value: ▮\n', '45.', 'indicator/malformed 45.'],
    ['a row', 'actors:\n  - ▮\n', 'country: SE', 'schema/required country'],
    ['a technique on the way to another one', 'mitre_attack:\n  - T1566\n  - ▮\n', 'T1566', 'attack/duplicate T1566'],
    ['a technique that stands below', 'mitre_attack:\n  - ▮\n  - T1566\n', 'T1566', 'attack/duplicate T1566'],
    ['a revoked technique', 'mitre_attack:\n  - ▮\n', 'T1086', 'attack/revoked T1086'],
    ['an actor on the way to another one', 'actors:\n  - APT2\n  - ▮\n', 'APT2', 'actor/duplicate APT2'],
    ['a name of several actors', 'actors:\n  - ▮\n', 'Grizzly Steppe', 'actor/ambiguous Grizzly Steppe'],
    [
      'an address that is listed',
      'indicators:\n  - 45.9.148.1\n  - ▮\n',
      '45.9.148.1',
      'indicator/duplicate 45.9.148.1',
    ],
    ['a domain that is benign', 'indicators:\n  - ▮\n', 'google.com', 'indicator/benign google.com'],
    [
      'a link that is listed',
      'references:\n  - https://a.example/x\n  - ▮\n',
      'https://a.example/x',
      'link/duplicate https://a.example/x',
    ],
    ['a text with a colon', 'key_takeaways: ▮\n', 'Note: x', 'yaml/unquoted-colon Note: x'],
    ['a value that is corrected inside', 'severity: h▮h\n', 'i', 'schema/enum hih'],
    [
      'a kind that has to be stated',
      'detection_availability: {▮}\n',
      'yara: no',
      'detection/incomplete detection_availability',
    ],
  ] as const)
    it(`are reported after a delay: ${what}`, async () => {
      const { connection, timer, type, shownProblems } = await author(marked);
      await type(letters);
      assert.deepEqual(
        (await shownProblems()).filter((one) => one === due),
        [],
      );
      // Asserted here, because a test that waits for the diagnostics after another delay would never end.
      assert.deepEqual(serverPauses(timer), [1_000]);
      const before = connection.published.length;
      timer.advance(1_000);
      await until(() => connection.published[before]);
      assert.ok((await shownProblems()).includes(due), (await shownProblems()).join());
      connection.dispose();
    });

  it('do not include finished words in prose: these are reported while the sentence is typed', async () => {
    const { connection, type, shownProblems } = await author('mitre_attack: [T1059]\nkey_takeaways:\n  - ▮\n');
    await type('T1003');
    assert.deepEqual(await shownProblems(), []);
    await type(' was');
    assert.deepEqual(await shownProblems(), ['attack/unmapped-mention T1003']);
    connection.dispose();
  });

  it('do not include a missing section, which is shown at the first line', async () => {
    const { connection } = await author('▮');
    const start = { line: 0, character: 5 };
    await connection.change(uri, 2, [{ range: { start, end: start }, text: 'x' }]);
    const last = await until(() => connection.published.findLast(({ version }) => version === 2));
    assert.ok(last.diagnostics.some(({ code }) => code === 'sections/required'));
    assert.ok(last.diagnostics.some(({ code }) => code === 'sections/missing'));
    connection.dispose();
  });

  it('are reported when the author continues elsewhere, and do not include other text', async () => {
    const { connection, type, shownProblems } = await author('severity: ▮\ntlp: AMBR\n');
    await type('hi');
    assert.deepEqual(await shownProblems(), ['schema/enum AMBR']);
    const away = { line: 0, character: 8 };
    await connection.change(uri, 50, [{ range: { start: away, end: away }, text: 'x' }]);
    const last = await until(() => connection.published.find(({ version }) => version === 50));
    assert.deepEqual(shown(last.diagnostics, `${base}severity: hi\ntlp: AMBR\n`), [
      'schema/enum hi',
      'schema/enum AMBR',
    ]);
    connection.dispose();
  });

  it('do not include pasted text', async () => {
    const { connection } = await author('severity: hihi\n▮');
    await until(() => connection.published[0]);
    const [start, end] = [10, 14].map((character) => ({ line: 2, character }));
    assert.ok(start && end);
    await connection.change(uri, 2, [{ range: { start, end }, text: 'hoch' }]);
    const last = await until(() => connection.published.find(({ version }) => version === 2));
    assert.equal(last.diagnostics.filter(({ code }) => code === 'schema/enum').length, 1);
    connection.dispose();
  });

  it('do not include finished text: a document that is valid after every letter is published once per version', async () => {
    const { connection, timer, type } = await author('id: ▮\n');
    await type('AD');
    await until(() => connection.published.find(({ version }) => version === 3));
    assert.deepEqual(serverPauses(timer), []);
    connection.dispose();
  });

  it('are requested again by a client with refresh support, and published at once to one without', async () => {
    for (const refreshes of [true, false]) {
      const { connection, timer, type } = await author('severity: ▮\n', {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: refreshes } },
      });
      let asked = 0;
      connection.client.onRequest(DiagnosticRefreshRequest.type, () => void asked++);
      const pull = async (previousResultId?: string): Promise<{ codes: readonly string[]; id: string | undefined }> => {
        const request = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
        let answer: DocumentDiagnosticReport | undefined;
        void connection.client
          .sendRequest(DocumentDiagnosticRequest.type, request)
          .then((report) => void (answer = report));
        const report = await until(() => {
          if (serverPauses(timer).some((pause) => pause < 100)) timer.advance(30);
          return answer;
        });
        assert.equal(report.kind, 'full');
        return { codes: 'items' in report ? report.items.map(({ code }) => String(code)) : [], id: report.resultId };
      };
      await type('hi');
      const first = await pull();
      assert.equal(first.codes.includes('schema/enum'), !refreshes);
      assert.deepEqual(serverPauses(timer), refreshes ? [1_000] : []);
      timer.advance(1_000);
      if (refreshes) await until(() => asked > 0);
      const second = refreshes ? await pull(first.id) : first;
      assert.ok(second.codes.includes('schema/enum'));
      connection.dispose();
    }
  });
});
