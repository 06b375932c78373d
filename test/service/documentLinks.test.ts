import assert from 'node:assert/strict';
import { textIn } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns every link as `text → target`. */
function linksOf(text: string): readonly string[] {
  return service
    .documentLinks(service.parse(text))
    .map(({ range, target }) => `${textIn(text, range)} → ${target ?? ''}`);
}

describe('links', () => {
  it('lead to the pages of ATT&CK objects', () => {
    assert.deepEqual(
      linksOf(
        [
          'actors: [{name: APT28, attack_id: G0007}]',
          'malware: [{name: Emotet, attack_id: S0367}]',
          'hunting_hypotheses: [{attack_stage: TA0003, techniques: [T1078]}]',
          'mitre_attack:',
          '  - "T1566.002 - Phishing: Spearphishing Link"',
          '  - id: T1003/001',
        ].join('\n'),
      ),
      [
        'G0007 → https://attack.mitre.org/groups/G0007/',
        'S0367 → https://attack.mitre.org/software/S0367/',
        'TA0003 → https://attack.mitre.org/tactics/TA0003/',
        'T1078 → https://attack.mitre.org/techniques/T1078/',
        'T1566.002 → https://attack.mitre.org/techniques/T1566/002/',
        'T1003/001 → https://attack.mitre.org/techniques/T1003/001/',
      ],
    );
  });

  it('lead to the pages of vulnerabilities and weaknesses, unless an indicator names their site', () => {
    const text = 'vulnerabilities: [CVE-2024-40766, {id: GHSA-x, cwe: [cwe-79]}]\n';
    assert.deepEqual(linksOf(text), [
      'CVE-2024-40766 → https://www.cve.org/CVERecord?id=CVE-2024-40766',
      'cwe-79 → https://cwe.mitre.org/data/definitions/79.html',
    ]);
    assert.deepEqual(linksOf(`${text}mitre_attack: [T1078]\nindicators: [www.cve.org, mitre.org]\n`), []);
  });

  it('lead to files below the folder of the advisory', () => {
    const filesOf = (path: string, uri?: string): readonly (string | undefined)[] =>
      service
        .documentLinks(service.parse(`detection_rules: [{type: yara, file: '${path}'}]\n`), uri)
        .map(({ target }) => target);
    const uri = 'file:///team/a.advisory.yaml';
    assert.deepEqual(filesOf('rules/a b#1.yar', uri), ['file:///team/rules/a%20b%231.yar']);
    for (const path of ['../a.yar', '/etc/passwd', 'C:/a', 'https://evil.example/x', 'a\\..\\b', 'javascript:x', '~/x'])
      assert.deepEqual(filesOf(path, uri), [], path);
    assert.deepEqual(filesOf('a.yar', 'untitled:Untitled-1'), []);
    assert.deepEqual(filesOf('a.yar'), []);
  });

  it('open sources and references', () => {
    assert.deepEqual(
      linksOf(
        'source:\n  - name: A\n    url: "https://a.example/x"\nreferences:\n  - https://b.example/\n  - A title\n  - title: C\n    url: http://c.example/?q=1#f\n',
      ),
      [
        'https://a.example/x → https://a.example/x',
        'https://b.example/ → https://b.example/',
        'http://c.example/?q=1#f → http://c.example/?q=1#f',
      ],
    );
  });

  it('never lead to indicators, defanged addresses, other schemes, text that is not an address or IDs that do not exist', () => {
    assert.deepEqual(
      linksOf(
        [
          'mitre_attack: [T9999]',
          'indicators:',
          '  - https://evil.example/a',
          '  - {type: domain, value: "bad[.]example"}',
          'references:',
          '  - hxxps://evil.example/a',
          '  - https://evil[.]example/a',
          '  - https://evil.example/a/',
          '  - https://bad.example/login',
          '  - javascript:alert(1)',
          '  - title: X',
          '    url: file:///etc/passwd',
          '  - title: https://c.example/',
          '  - [https://d.example/]',
        ].join('\n'),
      ),
      [],
    );
  });
});
