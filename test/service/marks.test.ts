import assert from 'node:assert/strict';
import type { Range, SelectionRange } from 'vscode-languageserver-types';
import type { HintSettings } from '../../server/src/service/marks/inlayHints.ts';
import { readCursor, textIn } from '../support/cursor.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { service } from './support.ts';

/** Returns a text with its hints where an editor shows them, in `«»`. */
function hinted(text: string, settings?: HintSettings): string {
  const lines = createLines(text);
  const all = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  const hints = service.inlayHints(service.parse(text), all, settings);
  return hints.reduceRight((shown, { position, label }) => {
    const at = lines.offsetAt(position);
    return `${shown.slice(0, at)}«${String(label)}»${shown.slice(at)}`;
  }, text);
}

describe('inlay hints', () => {
  it('name bare IDs, but not IDs next to a name', () => {
    assert.equal(
      hinted(
        'mitre_attack:\n  - T1566.002 # c\n  - T1078 - Valid Accounts\n  - {id: T1003, name: X}\n  - {id: t1003/001}\n  - T9999\n',
      ),
      'mitre_attack:\n  - T1566.002«Phishing: Spearphishing Link» # c\n  - T1078 - Valid Accounts\n  - {id: T1003, name: X}\n  - {id: t1003/001«OS Credential Dumping: LSASS Memory»}\n  - T9999\n',
    );
    assert.equal(
      hinted('malware: [{attack_id: S0367}]\nactors: [{attack_id: "G0007"}]\n'),
      'malware: [{attack_id: S0367«Emotet»}]\nactors: [{attack_id: "G0007"«APT28»}]\n',
    );
    assert.equal(
      hinted('hunting_hypotheses: [{attack_stage: TA0003, techniques: T1078}]\n'),
      'hunting_hypotheses: [{attack_stage: TA0003«Persistence», techniques: T1078«Valid Accounts»}]\n',
    );
    assert.equal(
      hinted('vulnerabilities: [{id: X, cwe: [CWE-79, CWE-99999]}]\n'),
      'vulnerabilities: [{id: X, cwe: [CWE-79«Cross-site Scripting», CWE-99999]}]\n',
    );
    assert.equal(
      hinted('indicators: [T1078]\ntitle: T1078\n', { indicatorCounts: false }),
      'indicators: [T1078]\ntitle: T1078\n',
    );
  });

  it('rate CVSS vectors and scores without a severity', () => {
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    assert.equal(
      hinted(`vulnerabilities: [{id: X, cvss: ${vector}}]\n`),
      `vulnerabilities: [{id: X, cvss: ${vector}«9.8 critical»}]\n`,
    );
    assert.equal(
      hinted(
        `vulnerabilities: [{id: X, cvss: {vector: ${vector}, score: 9.8}}, {id: Y, cvss: {score: 5.0, severity: medium}}]\n`,
      ),
      `vulnerabilities: [{id: X, cvss: {vector: ${vector}, score: 9.8«critical»}}, {id: Y, cvss: {score: 5.0, severity: medium}}]\n`,
    );
    assert.equal(
      hinted('vulnerabilities: [{id: X, cvss: AV:N}, {id: Y, cvss: {score: 11}}]\n'),
      'vulnerabilities: [{id: X, cvss: AV:N}, {id: Y, cvss: {score: 11}}]\n',
    );
  });

  it('count indicators by type', () => {
    assert.equal(
      hinted('indicators:\n  - evil[.]top\n  - a[.]top\n  - 1.2.3.4\n').split('\n')[0],
      'indicators:«3: 2 domain, 1 ipv4»',
    );
    assert.equal(hinted('indicators: [a.top]\n'), 'indicators:«1 domain» [a.top]\n');
    assert.equal(hinted('indicators: []\n'), 'indicators: []\n');
    const six = '[a.top, http://a.top/, a@b.top, 1.2.3.4, 10.1.0.0/16, d41d8cd98f00b204e9800998ecf8427e]';
    assert.equal(
      hinted(`indicators: ${six}\n`).split(' [')[0],
      'indicators:«6: 1 domain, 1 url, 1 email, 1 ipv4, 1 cidr, 1 md5»',
    );
    assert.equal(
      hinted(`indicators: ${six.replace(']', ', AS64500, b.top]')}\n`).split(' [')[0],
      'indicators:«8: 2 domain, 1 url, 1 email, 1 ipv4, 1 cidr, 1 md5, …»',
    );
  });

  it('are in document order', () => {
    assert.equal(
      hinted('mitre_attack: [T1078]\nindicators: [a.top]\nmalware: [{attack_id: S0367}]\n'),
      'mitre_attack: [T1078«Valid Accounts»]\nindicators:«1 domain» [a.top]\nmalware: [{attack_id: S0367«Emotet»}]\n',
    );
  });

  it('can be turned off kind by kind', () => {
    const text = 'mitre_attack: [T1078]\nindicators: [a.top]\nvulnerabilities: [{id: X, cvss: {score: 9}}]\n';
    const without = (settings: HintSettings): number => hinted(text, settings).split('«').length - 1;
    assert.equal(without({}), 3);
    assert.match(hinted(text, { names: false }), /^mitre_attack: \[T1078\]\n/);
    assert.match(hinted(text, { cvss: false }), /score: 9\}/);
    assert.match(hinted(text, { indicatorCounts: false }), /\nindicators: \[/);
    assert.equal(without({ names: false, cvss: false, indicatorCounts: false }), 0);
  });

  it('are limited to the requested range', () => {
    const text = 'mitre_attack:\n  - T1078\n  - T1003\n';
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 20 } };
    assert.deepEqual(
      service.inlayHints(service.parse(text), range).map(({ label }) => label),
      ['OS Credential Dumping'],
    );
  });
});

/** Returns the tokens of a text, as `type text`, with `!` after deprecated ones. */
function tokensOf(text: string): readonly string[] {
  return service.semanticTokens(service.parse(text)).map(({ range, type, deprecated }) => {
    assert.equal(range.start.line, range.end.line);
    return `${type} ${textIn(text, range)}${deprecated ? '!' : ''}`;
  });
}

describe('semantic tokens', () => {
  it('are IDs, names, indicators and dates, but no keys', () => {
    assert.deepEqual(
      tokensOf(
        [
          'title: T1078',
          'summary: They used T1078, T1003/001 and CVE-2024-40766 of G0016.',
          'published: 2026-03-31',
          'actors: ["APT29", {name: X, attack_id: G0016}]',
          'malware:',
          '  - Emotet # S0367',
          'campaigns: [SolarWinds Compromise]',
          'vulnerabilities: [CVE-2024-40766]',
          'hunting_hypotheses: [{attack_stage: TA0003}]',
          'indicators: [evil.top, {type: md5, value: T1078, first_seen: 2026-01-01}]',
          'mitre_attack: ["T1566.002 - Phishing: Spearphishing Link", Name only]',
        ].join('\n'),
      ),
      [
        'technique T1078',
        'technique T1003/001',
        'vulnerability CVE-2024-40766',
        'actor G0016',
        'date 2026-03-31',
        'actor APT29',
        'actor X',
        'actor G0016',
        'software Emotet',
        'campaign SolarWinds Compromise',
        'vulnerability CVE-2024-40766',
        'tactic TA0003',
        'indicator evil.top',
        'indicator T1078',
        'date 2026-01-01',
        'technique T1566.002',
      ],
    );
  });

  it('mark revoked and deprecated objects of the advisory’s release', () => {
    assert.deepEqual(tokensOf('attack_version: "19.1"\nmitre_attack: [T1562, T1078, T1149]\n'), [
      'technique T1562!',
      'technique T1078',
      'technique T1149!',
    ]);
    assert.deepEqual(tokensOf('attack_version: "10"\nmitre_attack: [T1562]\n'), ['technique T1562']);
  });

  it('are found in every text of an edited document, and in a range of it', () => {
    const text = 'title: T\nsummary: Of T1078.\nattack_chain: |\n  After T1003\n  came T1566.\ntags: [a]\n';
    const document = service.parse(text, 'advisory', service.parse(''));
    const found = (range?: Range): readonly string[] =>
      service.semanticTokens(document, range).map((token) => textIn(text, token.range));
    assert.deepEqual(found(), ['T1078', 'T1003', 'T1566']);
    const line = { start: { line: 3, character: 0 }, end: { line: 3, character: 13 } };
    assert.deepEqual(found(line), ['T1003']);
  });

  it('in prose do not depend on case', () => {
    assert.deepEqual(tokensOf('summary: They used t1078 and cve-2024-40766.\n'), [
      'technique t1078',
      'vulnerability cve-2024-40766',
    ]);
  });

  it('can be limited to a range', () => {
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } };
    const text = 'mitre_attack:\n  - T1078\n  - T1003\n  - T1566\n';
    assert.deepEqual(
      service.semanticTokens(service.parse(text), range).map((token) => textIn(text, token.range)),
      ['T1003'],
    );
  });
});

/** Returns the texts of the ranges around `▮`, the smallest first. */
function selections(marked: string): readonly string[] {
  const { text, position } = readCursor(marked);
  const found: string[] = [];
  for (
    let at: SelectionRange | undefined = service.selectionRanges(service.parse(text), [position])[0];
    at;
    at = at.parent
  )
    found.push(textIn(text, at.range));
  return found;
}

describe('selection ranges', () => {
  it('grow along the structure', () => {
    const text = 'title: T\nactors:\n  - name: "Cozy Bear"\n    country: RU\n  - X\n';
    assert.deepEqual(selections(text.replace('zy B', 'zy▮ B')), [
      'Cozy',
      'Cozy Bear',
      '"Cozy Bear"',
      'name: "Cozy Bear"',
      'name: "Cozy Bear"\n    country: RU',
      '- name: "Cozy Bear"\n    country: RU',
      '- name: "Cozy Bear"\n    country: RU\n  - X',
      'actors:\n  - name: "Cozy Bear"\n    country: RU\n  - X',
      'title: T\nactors:\n  - name: "Cozy Bear"\n    country: RU\n  - X',
      text,
    ]);
  });

  it('grow along the item at the cursor, whichever of the list it is', () => {
    const list = 'actors:\n  - APT28\n  - Volt Typhoon\n  - X';
    assert.deepEqual(selections(`${list}\n`.replace('Volt', 'Vo▮lt')), [
      'Volt',
      'Volt Typhoon',
      '- Volt Typhoon',
      '- APT28\n  - Volt Typhoon\n  - X',
      list,
      `${list}\n`,
    ]);
    // The value of an alias is elsewhere, so the selection grows from its name to the list.
    assert.deepEqual(selections('x_a: &one APT28\nactors: [*o▮ne, Turla]\n').slice(0, 2), ['one', '[*one, Turla]']);
  });

  it('include word, line and block of text', () => {
    assert.deepEqual(selections('summary: |\n  One two.\n  Th▮ree T1059.001 four.\ntlp: RED\n').slice(0, 5), [
      'Three',
      'Three T1059.001 four.',
      'One two.\n  Three T1059.001 four.',
      '|\n  One two.\n  Three T1059.001 four.',
      'summary: |\n  One two.\n  Three T1059.001 four.',
    ]);
    assert.equal(selections('summary: |\n  Of T10▮59.001.\n')[0], 'T1059.001');
  });

  it('exist at any position', () => {
    for (const marked of ['▮', '▮\n', 'title:▮\n', 'title: T\n▮\n', '# c▮\n', '{a▮: [b]}', 'ti▮tle: T', '- a▮\n', '"▮'])
      assert.ok(selections(marked).length > 0, marked);
  });
});
