import assert from 'node:assert/strict';
import { readCursor, shownItems } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the labels that an editor shows at `▮` if the list is already open while the author types. */
function shownAgain(marked: string): readonly string[] {
  const at = readCursor(marked);
  return shownItems(service.completion(service.parse(at.text), at.position, undefined, true), at).map(
    ({ label }) => label,
  );
}

describe('completion while a list is open', () => {
  const complete: readonly string[] = [
    'tlp: RED▮\n',
    'tlp: AMBER▮\n',
    'title: T\nseverity: high▮',
    'severity: "high▮"\n',
    "severity: 'high'▮\n",
    'severity: high▮ # why\n',
    'detection_availability:\n  yara: true▮\n',
    'detection_rules:\n  - type: yara▮\n',
    'actors:\n  - APT29▮\n',
    'actors: [APT29▮]\n',
    'malware: [Emotet▮]\r\n',
    'actors:\n  - name: APT28\n    country: RU▮\n',
  ];
  for (const marked of complete)
    it(`closes it at ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(shownAgain(marked), []);
      // An author who requests completion gets a list.
      const at = readCursor(marked);
      assert.notDeepEqual(service.completion(service.parse(at.text), at.position).items, []);
    });

  const open: readonly (readonly [marked: string, first: string])[] = [
    ['tlp: RE▮\n', 'RED'],
    ['tlp: red▮\n', 'RED'],
    ['tlp: AMBER+▮\n', 'AMBER+STRICT'],
    ['tlp: R▮ED\n', 'RED'],
    ['mitre_attack:\n  - T1078▮\n', 'T1078 - Valid Accounts'],
    ['actors:\n  - Fancy Baer▮\n', 'Fancy Bear'],
    ['title▮', 'title'],
  ];
  for (const [marked, first] of open)
    it(`keeps it open at ${JSON.stringify(marked)}`, () => assert.ok(shownAgain(marked).includes(first)));
});
