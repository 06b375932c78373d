/** Hostile texts and tables are imported without failing. Many are so long that an import in more than linear time would time out. */
import assert from 'node:assert/strict';
import { importText } from '../../support/imports.ts';

describe('the import of free text', () => {
  it('survives hostile text in bounded time', () => {
    const seed = 'See evil[.]top and CVE-2024-3400.\n';
    const hostile = [
      '\u0000\u001b[31m\u202e',
      '| '.repeat(2000),
      '\t'.repeat(2000),
      '&a [x: {',
      '---\n...\n%TAG',
      'T1059 '.repeat(2000),
      'Aa '.repeat(20_000),
      '(('.repeat(20_000),
      '[.]'.repeat(20_000),
      `${'x'.repeat(100_000)}\n`,
      'key: value\n'.repeat(2000),
    ];
    for (const one of hostile)
      assert.ok(importText(`${seed}${one}`, 'text').text.includes('CVE-2024-3400'), one.slice(0, 20));
  });
});

describe('the import of tables', () => {
  it('survives hostile cells in bounded time', () => {
    const cells = [
      '"',
      '""',
      "'",
      '=cmd|x',
      '\u0000\u001b[31m',
      '\u202e',
      '__proto__',
      '- - {',
      'key: v # c',
      'x'.repeat(5000),
    ];
    for (const cell of cells) importText(`type,value,description\ndomain,evil.top,${cell}\ndomain,bad.top,y\n`, 'csv');
    const rows = Array.from({ length: 5000 }, (_, index) => `domain,a${index}.evil.top,${'(('.repeat(20)}`);
    assert.equal(
      importText(`type,value,description\n${rows.join('\n')}`, 'csv').advisory.indicators?.items.length,
      5000,
    );
  });
});
