/** The values that each indicator type accepts and rejects. */
import assert from 'node:assert/strict';
import { fitsType } from '../../../server/src/core/indicators/wrongType.ts';
import { networkSamples, type Samples } from './networkSamples.ts';
import { indicatorTypeValues, type IndicatorType } from '../../../server/src/core/model/vocabularies.ts';

const hex = (digits: number): string => '0123456789abcdef'.repeat(9).slice(0, digits);

const samples: Readonly<Record<IndicatorType, Samples>> = {
  ...networkSamples,
  md5: { valid: [hex(32), hex(32).toUpperCase()], invalid: [hex(31), hex(33), hex(40), `g${hex(31)}`, `0x${hex(32)}`] },
  sha1: { valid: [hex(40)], invalid: [hex(39), hex(64), `${hex(39)}g`] },
  sha256: { valid: [hex(64)], invalid: [hex(63), hex(32), `${hex(32)} ${hex(32)}`] },
  sha512: { valid: [hex(128)], invalid: [hex(127), hex(64)] },
  ssdeep: {
    valid: [
      '96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4HYuL8N3TzS8QsO/wqWXLcMSx:sF1LjEtHHlZDrJzrhuyZvHYm8tKp/RWO',
      '3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C',
      '3::',
      '12:abc:def,"file.exe"',
    ],
    invalid: ['7:abc:def', 'abc:def', '96:abc', hex(64)],
  },
  imphash: { valid: [hex(32)], invalid: [hex(40)] },
  tlsh: {
    valid: [`T1${hex(70)}`, hex(70), `t1${hex(70).toUpperCase()}`, 'TNULL'],
    invalid: [`T1${hex(69)}`, hex(64), `T2${hex(70)}`],
  },
  filename: {
    valid: ['loader.exe', 'README', 'два слова.docx', '*.locked', hex(32), 'photo.jpg.scr', 'file.txt:stream'],
    invalid: ['C:\\x\\loader.exe', 'a/b.txt', 'http://evil.top/a.exe'],
  },
  filepath: {
    valid: [
      'C:\\x\\loader.exe',
      '%APPDATA%\\x.exe',
      '/opt/.x',
      '~/x',
      '\\\\srv\\share\\x',
      'bin/x',
      'C:',
      '$HOME/x',
      'file:///opt/x',
    ],
    invalid: ['loader.exe', 'http://evil.top/a', 'HKLM\\Software\\X'],
  },
  registry_key: {
    valid: [
      'HKLM\\Software\\X',
      'HKEY_CURRENT_USER\\Software\\X\\Run',
      'Computer\\HKEY_USERS\\S-1-5-21\\x',
      'HKCU:\\Software\\X',
      '\\REGISTRY\\MACHINE\\SYSTEM\\x',
      'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
      'HKLM',
    ],
    invalid: ['C:\\Windows', 'HKLM/Software/X', 'Run key', 'HKXX\\Software'],
  },
  mutex: { valid: ['Global\\abc', '{8F6F0AC4-B9A1-45fd-A8CF-72F04E6BDE8F}'], invalid: [] },
  named_pipe: {
    valid: ['\\\\.\\pipe\\abc', 'abc', '\\pipe\\abc', '\\\\srv\\pipe\\abc'],
    invalid: ['C:\\pipe', 'http://evil.top/', '\\\\srv\\share'],
  },
  service_name: { valid: ['WinDefendUpd', 'Windows Update Helper', 'x.service'], invalid: ['C:\\x\\svc.exe', 'a/b'] },
  scheduled_task: { valid: ['\\Microsoft\\Windows\\X', 'Updater'], invalid: [] },
  command_line: { valid: ['cmd /c whoami'], invalid: [] },
  user_agent: { valid: ['Mozilla/5.0 (X11)'], invalid: [] },
  asn: {
    valid: ['AS13335', 'as 13335', 'ASN13335', '13335', 'AS1.10', 'AS4294967295'],
    invalid: ['AS', 'AS4294967296', 'Cloudflare', 'AS13335 (Cloudflare)'],
  },
  ja3: { valid: [hex(32)], invalid: [hex(31), '771,4865-4866,0-23'] },
  ja3s: { valid: [hex(32)], invalid: [hex(64)] },
  ja4: {
    valid: [
      't13d1516h2_8daaf6152771_b186095e22b6',
      'q13d0310h3_55b375c5d22e_cd85d2d88918',
      't130200_1301_234ea6891581',
      'ge11nn05enus_9ed1ff1f7b03_cd8dafe26982',
      '64240_2-1-3-1-1-4_1460_8',
    ],
    invalid: ['t13d1516h2_8daaf6152771', 't13d1516h2_8daaf615277_b186095e22b6', hex(32), 't13d1516h2'],
  },
  jarm: { valid: [hex(62)], invalid: [hex(64), hex(61)] },
  certificate_sha1: {
    valid: [hex(40), hex(40).replace(/..(?=.)/g, '$&:'), hex(40).replace(/..(?=.)/g, '$& ')],
    invalid: [hex(64), `${hex(40)}:`],
  },
  certificate_sha256: {
    valid: [
      hex(64),
      hex(64)
        .toUpperCase()
        .replace(/..(?=.)/g, '$&:'),
    ],
    invalid: [hex(40)],
  },
  android_package: {
    valid: ['com.evil.app', 'org.Evil_1.app2'],
    invalid: ['evil', 'com.1evil', 'com..evil', 'com.evil-app'],
  },
  bundle_id: {
    valid: ['com.evil.App', 'com.evil-corp.app2', 'org.Evil.x_y'],
    invalid: ['evil', 'com..evil', 'com.evil.app/x'],
  },
  package: {
    valid: [
      'pkg:npm/axios@1.14.1',
      'pkg:pypi/django-utils@2.0',
      'pkg:npm/%40scope/name@1.0.0?x=y#a/b',
      'npm:axios@1.14.1',
      'npm:@scope/name@2.0.0',
      'pypi:requests-darwin',
      'axios@1.14.1',
      'plain==1.0',
    ],
    invalid: ['axios', 'root@45.8.146.213', 'http://evil.top/', 'a b@1', 'pkg:npm'],
  },
  cryptocurrency_address: {
    valid: [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      'bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr',
      '0x742d35Cc6634C0532925a3b844Bc454e4438f44e',
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
      'LcHKyfm6YSHoFxnBgTSDgdWzSWs8rCvqpG',
      'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
      'rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh',
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A',
      'BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ',
    ],
    invalid: [
      'bitcoin',
      '0x742d35Cc6634C0532925a3b844Bc454e4438f4',
      'BTC: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7Div0OI',
      // In each of the following addresses, one character is wrong.
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp',
      'BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDP',
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdQ',
      '0x742d35Cc6634C0532925a3b844Bc454e4438f44E',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv9',
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B',
    ],
  },
  other: { valid: ['anything'], invalid: [] },
};

describe('indicator types', () => {
  for (const type of indicatorTypeValues) {
    it(`${type} accepts valid values and rejects others`, () => {
      const { valid, invalid } = samples[type];
      assert.deepEqual(
        valid.filter((value) => !fitsType(value, type)),
        [],
        'refused',
      );
      assert.deepEqual(
        invalid.filter((value) => fitsType(value, type)),
        [],
        'accepted',
      );
    });
  }
});
