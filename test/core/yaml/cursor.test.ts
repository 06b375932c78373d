/** The cursor context at an offset, including half-typed documents. */
import assert from 'node:assert/strict';
import { cursorAt, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const { schema } = testEnvironment();

/** Returns the cursor context at `▮` as `slot /path "prefix" → "replaced"`, for a key with its siblings. */
function described(marked: string): string {
  const offset = marked.indexOf('▮');
  const text = marked.replace('▮', '');
  const cursor = cursorAt(parseAdvisory(text, schema), offset);
  const replaced = text.slice(...cursor.replace);
  const siblings = cursor.slot === 'key' ? ` beside ${cursor.siblings.join(',') || 'nothing'}` : '';
  return `${cursor.slot} /${cursor.path.join('/')} "${cursor.prefix}" → "${replaced}"${siblings}`;
}

const cases: readonly (readonly [string, string])[] = [
  ['▮', 'key / "" → "" beside nothing'],
  ['ti▮', 'key / "ti" → "ti" beside nothing'],
  ['title: x\nsum▮\nseverity: low\n', 'key / "sum" → "sum" beside title,severity'],
  ['title: x\nsum▮mary: y\n', 'key / "sum" → "summary" beside title'],
  ['severity: ▮\n', 'value /severity "" → ""'],
  ['severity: hi▮\nconfidence: low\n', 'value /severity "hi" → "hi"'],
  ['severity: hi▮gh # c\n', 'value /severity "hi" → "high"'],
  ['severity: "hi▮"\n', 'value /severity "hi" → ""hi""'],
  ['severity: "hi▮\nconfidence: low\n', 'value /severity "hi" → ""hi"'],
  ['severity:▮\n', 'value /severity "" → ""'],
  ['title: x # comm▮ent\n', 'none / "" → ""'],
  ['actors:\n  - ▮\n', 'value /actors/0 "" → ""'],
  ['actors:\n  -▮\n', 'value /actors/0 "" → ""'],
  ['actors:\n  - AP▮\n  - FIN7\n', 'value /actors/0 "AP" → "AP"'],
  ['actors:\n- AP▮\ntitle: x\n', 'value /actors/0 "AP" → "AP"'],
  ['actors:\n  - name: AP▮\n', 'value /actors/0/name "AP" → "AP"'],
  ['actors:\n  - name: APT28\n    ▮\n', 'key /actors/0 "" → "" beside name'],
  ['actors:\n  - name: APT28\n    co▮\n  - name: FIN7\n', 'key /actors/0 "co" → "co" beside name'],
  ['actors:\n  - APT28\n  ▮\n', 'none / "" → ""'],
  ['detection_availability:\n  yara: true\n  ▮\n', 'key /detection_availability "" → "" beside yara'],
  ['mitre_attack: [T1078, T15▮]\n', 'value /mitre_attack/1 "T15" → "T15"'],
  ['mitre_attack: [▮]\n', 'value /mitre_attack/0 "" → ""'],
  ['mitre_attack: [T1078,\n  T15▮]\ntitle: x\n', 'value /mitre_attack/1 "T15" → "T15"'],
  ['mitre_attack:\n  - {id: T15▮}\n', 'value /mitre_attack/0/id "T15" → "T15"'],
  ['mitre_attack:\n  - {id: T1078, na▮}\n', 'key /mitre_attack/0 "na" → "na" beside id'],
  ['title: 🦊 fox\nseverity: h▮\n', 'value /severity "h" → "h"'],
  ['title: x\r\nactors:\r\n  - AP▮\r\ntags: [a]\r\n', 'value /actors/0 "AP" → "AP"'],
  ['\uFEFFti▮\n', 'key / "ti" → "ti" beside nothing'],
];

describe('the cursor context', () => {
  for (const [marked, expected] of cases)
    it(JSON.stringify(marked), () => {
      assert.equal(described(marked), expected);
    });
});
