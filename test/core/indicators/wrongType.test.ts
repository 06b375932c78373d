/** The type that an indicator's value has when its stated type is wrong. */
import assert from 'node:assert/strict';
import { fitsType, rightType } from '../../../server/src/core/indicators/wrongType.ts';
import type { IndicatorType } from '../../../server/src/core/model/vocabularies.ts';

const hex = (digits: number): string => '0123456789abcdef'.repeat(9).slice(0, digits);

describe('indicator values of a different type', () => {
  const wrong: readonly (readonly [IndicatorType, string, IndicatorType | undefined])[] = [
    ['md5', hex(40), 'sha1'],
    ['sha1', hex(32), 'md5'],
    ['sha256', hex(128), 'sha512'],
    ['imphash', hex(64), 'sha256'],
    ['ja3', `${'29d'.repeat(4)}${'00000'.repeat(3)}000${hex(32)}`, 'jarm'],
    ['sha256', hex(62), undefined],
    ['md5', hex(40).replace(/..(?=.)/g, '$&:'), 'certificate_sha1'],
    ['certificate_sha256', hex(40), 'certificate_sha1'],
    ['sha256', `T1${hex(70)}`, 'tlsh'],
    ['ipv4', '2a0d:5600:30::7', 'ipv6'],
    ['ipv4', '45.8.146.213:443', 'ip_port'],
    ['ipv4', '45.8.144.0/22', 'cidr'],
    ['cidr', '45[.]8[.]146[.]213', 'ipv4'],
    ['domain', '45.8.146.213', 'ipv4'],
    ['domain', 'evil.top:443', 'host_port'],
    ['ip_port', 'evil[.]top:443', 'host_port'],
    ['email', 'axios@1.14.1', 'package'],
    ['domain', 'a@evil.top', 'email'],
    ['url', 'evil[.]top', 'domain'],
    ['url', '45.8.146.213', 'ipv4'],
    ['url', '45.8.146.213:443', 'ip_port'],
    ['email', 'hxxp://evil.top/', 'url'],
    ['domain', 'loader.exe', 'filename'],
    ['filename', '/opt/.x', 'filepath'],
    ['filepath', 'loader.exe', 'filename'],
    ['filepath', 'HKCU\\Software\\X', 'registry_key'],
    ['service_name', '\\\\.\\pipe\\x', 'named_pipe'],
    ['ipv4', 'AS13335', 'asn'],
    ['sha256', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'cryptocurrency_address'],
    ['domain', 'two words', undefined],
    ['sha256', hex(63), undefined],
  ];
  for (const [type, value, right] of wrong) {
    it(`${value.slice(0, 40)} as ${type} is ${right ?? 'of no type'}`, () => {
      assert.equal(fitsType(value, type), false);
      assert.equal(rightType(value, type), right);
    });
  }
});
