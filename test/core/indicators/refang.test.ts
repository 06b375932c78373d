/** Refanging reverses defanging, and an indicator is the same in every notation. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparedValue } from '../../../server/src/core/indicators/formats.ts';
import { isDefanged, refang } from '../../../server/src/core/indicators/refang.ts';
import { fitsType } from '../../../server/src/core/indicators/wrongType.ts';
import { defang } from '../../../server/src/core/indicators/defang.ts';
import type { IndicatorType } from '../../../server/src/core/model/vocabularies.ts';
import { assertHolds } from '../../support/property.ts';

const path = fc.stringMatching(/^(?:\/[a-z0-9_~-]{1,8}){0,3}(?:\?[a-z]=[0-9]{1,3})?$/);
const typed: fc.Arbitrary<readonly [IndicatorType, string]> = fc.oneof(
  fc.ipV4().map((value) => ['ipv4', value] as const),
  fc.ipV6().map((value) => ['ipv6', value] as const),
  fc.domain().map((value) => ['domain', value] as const),
  fc
    .emailAddress()
    // An e-mail address may contain braces around a dot, which cannot be distinguished from defanging.
    .filter((value) => !/\{[^}]*\}/.test(value))
    .map((value) => ['email', value] as const),
  fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65535 })).map(([ip, port]) => ['ip_port', `${ip}:${port}`] as const),
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, bits]) => ['cidr', `${ip}/${bits}`] as const),
  fc
    .tuple(fc.constantFrom('http', 'https'), fc.domain(), path)
    .map(([scheme, host, rest]) => ['url', `${scheme}://${host}${rest}`] as const),
);

/** Other notations of defanging in reports. */
const notations: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('.', '(.)'),
  (text) => text.replaceAll('.', '[dot]'),
  (text) => text.replaceAll('.', '{.}'),
  (text) => text.replaceAll('.', ' [.] '),
  (text) => text.replace('@', '(at)').replaceAll('.', '[.]'),
  (text) => text.replace(/^http/, 'hXXp').replace('://', '[://]'),
  (text) => text.replace(/^http/, 'hxxp').replace('://', '[:]//'),
];

describe('refanging', () => {
  it('reverses defanging, and does not change text that is not defanged', () => {
    assertHolds(
      fc.property(typed, ([type, value]) => {
        assert.equal(refang(value), value);
        const shown = defang(value, type);
        assert.equal(refang(shown), value);
        assert.equal(defang(refang(shown), type), shown);
        assert.equal(isDefanged(value), false);
      }),
    );
  });

  it('makes every notation of an indicator equal, and keeps it valid', () => {
    assertHolds(
      fc.property(typed, fc.constantFrom(...notations), ([type, value], notation) => {
        assert.equal(comparedValue(notation(value), type), comparedValue(value, type));
        assert.equal(comparedValue(defang(value, type), type), comparedValue(value, type));
        assert.equal(fitsType(notation(value), type), fitsType(value, type));
      }),
    );
  });

  it('never throws or lengthens its input', () => {
    assertHolds(
      fc.property(
        fc.string({
          unit: fc.constantFrom('[', ']', '.', '(', ')', 'a', '1', ':', '/', '@', ' ', '{', '}', 'dot', 'hxxp'),
        }),
        (text) => {
          assert.ok(refang(text).length <= text.length);
          for (const type of ['ipv4', 'ipv6', 'url', 'domain', 'email', 'cidr', 'ip_port'] as const)
            assert.equal(typeof comparedValue(text, type), 'string');
        },
      ),
    );
  });

  const same: readonly (readonly [IndicatorType, string, string])[] = [
    ['registry_key', 'HKLM\\Software\\X', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\'],
    ['certificate_sha1', 'AA:BB', 'aabb'],
    ['tlsh', 'T1AB', 'ab'],
    ['asn', 'AS13335', '13335'],
    ['named_pipe', '\\\\.\\pipe\\X', 'x'],
    ['cidr', '45.8.146.213/24', '45[.]8[.]146[.]0/24'],
    ['url', 'HTTP://Evil.top:80', 'hxxp://evil[.]top/'],
    ['filepath', 'C:\\X', 'c:\\x'],
    ['command_line', 'curl hxxp://evil[.]top', 'curl http://evil.top'],
  ];
  for (const [type, one, two] of same) {
    it(`${one} and ${two} are the same ${type}`, () =>
      assert.equal(comparedValue(one, type), comparedValue(two, type)));
  }

  const different: readonly (readonly [IndicatorType, string, string])[] = [
    ['url', 'http://evil.top/a', 'http://evil.top/A'],
    ['url', 'http://evil.top', 'https://evil.top'],
    ['filepath', '/opt/x', '/opt/X'],
    ['mutex', 'a', 'A'],
    ['cryptocurrency_address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1a1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ];
  for (const [type, one, two] of different) {
    it(`${one} and ${two} are different`, () => assert.notEqual(comparedValue(one, type), comparedValue(two, type)));
  }
});
