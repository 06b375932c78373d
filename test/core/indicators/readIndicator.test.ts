/** The type of a value, and the other text that it contains. */
import assert from 'node:assert/strict';
import { readIndicator } from '../../../server/src/core/indicators/index.ts';
import type { IndicatorType } from '../../../server/src/core/model/vocabularies.ts';

const md5 = 'f34d5f2d4577ed6d9ceec516c1f5a744';

describe('reading an indicator', () => {
  const bare: readonly (readonly [string, IndicatorType, string?])[] = [
    ['cdn.bad-update.com:443', 'host_port'],
    ['*.bad-update[.]net', 'domain', '*.bad-update.net'],
    ['.bad-update.net', 'domain'],
    ['bad-update.com?x=1', 'url'],
    ['bad-update.com#top', 'url'],
    ['[2a0d:5600:30::7]:8080', 'ip_port'],
    ['drop[.]md', 'domain', 'drop.md'],
    ['drop.md', 'filename'],
    ['Info.plist', 'filename'],
    ['setup.msi', 'filename'],
    ['MANIFEST.MF', 'filename'],
    ['bad-update\\.com', 'domain', 'bad-update.com'],
    ['meow://bad-update.com/x', 'url', 'http://bad-update.com/x'],
    ['h**ps://bad-update.com/x', 'url', 'https://bad-update.com/x'],
    ['http:\\/\\/bad-update.com\\/a', 'url', 'http://bad-update.com/a'],
    ['bad [at] bad-update [dot] com', 'email', 'bad@bad-update.com'],
    ['bad\u200B-update\uFF0Ecom', 'domain', 'bad-update.com'],
    ['\\\\bad-update.com@SSL\\DavWWWRoot\\a.dll', 'filepath'],
    ['com.bank.token', 'android_package'],
    ['com.serv.systems', 'android_package'],
    ['com.apple.Safari.Helper', 'bundle_id'],
    ['com.bad-update.top', 'domain'],
    ['lodash@4.17.21', 'package'],
    ['@scope/name@1.0.0', 'package'],
    ['pkg:pypi/x@1', 'package'],
    ['TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', 'cryptocurrency_address'],
    ['Global.Mutex', 'other'],
    ['10.0.19041.1288', 'other'],
    ['Connections to bad-update.com on port 443', 'other'],
    ['rundll32.exe a.dll,Start http://bad-update.com/a', 'other'],
  ];
  for (const [value, type, plain = value] of bare) {
    it(`${value} is ${type}`, () => {
      const read = readIndicator(value);
      assert.deepEqual([read.type, read.value, read.flaw], [type, plain, undefined]);
    });
  }

  const mixed: readonly (readonly [string, string, string, string])[] = [
    ['45.8.146[.]213 (C2)', '45.8.146[.]213', '', 'C2'],
    ['bad-update.com - C2 server', 'bad-update.com', '', 'C2 server'],
    ['bad-update.com | C2 | May', 'bad-update.com', '', 'C2 | May'],
    ['IP  45.8.146.213  HYPERBRO C2', '45.8.146.213', 'IP', 'HYPERBRO C2'],
    ['C2 domain - bad-update[.]com', 'bad-update[.]com', 'C2 domain', ''],
    [`${md5}  loader.exe`, md5, '', 'loader.exe'],
    [`loader.exe (MD5: ${md5})`, md5, 'loader.exe', ''],
    [`${md5}:loader.exe`, md5, '', 'loader.exe'],
    ['C:\\ProgramData\\my upd.exe - loader', 'C:\\ProgramData\\my upd.exe', '', 'loader'],
    ['setup.msi (dropper)', 'setup.msi', '', 'dropper'],
    [`SHA-1:${md5}01234567`, `${md5}01234567`, 'SHA-1', ''],
  ];
  for (const [value, indicator, lead, trail] of mixed) {
    it(`${value} contains ${indicator} and other text`, () => {
      const { flaw } = readIndicator(value);
      assert.equal(flaw?.kind, 'mixed');
      assert.deepEqual(flaw.kind === 'mixed' && [flaw.part.text, flaw.lead, flaw.trail], [indicator, lead, trail]);
      assert.equal(flaw.kind === 'mixed' && value.slice(flaw.part.start, flaw.part.end), indicator);
    });
  }

  const near: readonly (readonly [string, IndicatorType, string | undefined])[] = [
    ['45.8.146.275', 'ipv4', undefined],
    ['45.8.146.213/33', 'cidr', undefined],
    ['45.8.146.213:99999', 'ip_port', undefined],
    [md5.slice(1), 'md5', undefined],
    [`${md5}01234567abcdef0`, 'sha1', undefined],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', 'cryptocurrency_address', undefined],
    ['bad-update[.]com;', 'domain', 'bad-update[.]com'],
    ['<td>bad-update[.]com</td>', 'domain', 'bad-update[.]com'],
    [`${md5}.`, 'md5', md5],
    ['1. bad-update.com', 'domain', 'bad-update.com'],
    ['"45.8.146.213",', 'ipv4', '45.8.146.213'],
  ];
  for (const [value, type, kept] of near) {
    it(`${value} resembles ${type}`, () => {
      const { type: found, flaw } = readIndicator(value);
      assert.deepEqual([found, flaw?.kind], [type, 'malformed']);
      assert.equal(flaw?.kind === 'malformed' ? flaw.indicator?.text : '', kept);
    });
  }
});
