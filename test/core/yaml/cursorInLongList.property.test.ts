/** The cursor context in a list that is parsed in several chunks equals that in a short one. */
import assert from 'node:assert/strict';
import { cursorAt, parseAdvisory } from '../../../server/src/core/index.ts';
import { testEnvironment } from '../../support/environment.ts';

const { schema } = testEnvironment();

describe('the cursor context in a long list', () => {
  const row = '  - type: domain\n    value: "a[.]example"\n    tags: [one, two]\n';
  const typed = [
    '  - type: ur▮l\n    value: b\n',
    '  - ▮\n',
    '  -▮\n',
    '  - value: b\n    ty▮\n',
    '  - value: b\n    ▮\n',
    '  - value: "b▮\n',
    '  - value: "b▮"\n    type: url\n',
    '  - {type: ur▮, value: b}\n',
    '  - value: b\n    tags: [one, t▮]\n',
    '  - value: b\n    tags:\n      - on▮e\n      - two\n',
    '  - value: b\n    tags: [one,\n      t▮\n      ]\n',
    '  - value: b\n    description: |\n      some▮ text\n',
    '  - value: b\n    description: >-\n      - no row\n    ty▮\n',
    '  # a com▮ment\n',
    '  - plain▮\n  \n',
    '    od▮d: deep\n',
    '▮\n',
    '  ▮\n',
    'ti▮\n',
  ];

  /** Returns the cursor context with rows before and after the cursor; the index of its row is shifted as if only one row preceded it. */
  const seen = (marked: string, [before, behind]: readonly [number, number], eol: string, indent: string): unknown => {
    const rows = (row.repeat(before) + marked + row.repeat(behind)).replaceAll(/^ {2}/gm, indent);
    const whole = `title: x\nindicators:\n${rows}severity: low\n`;
    const lines = whole.replaceAll('\n', eol);
    const offset = lines.indexOf('▮');
    const text = lines.replace('▮', '');
    const { path, replace, ...rest } = cursorAt(parseAdvisory(text, schema), offset);
    const steps = path.map((step, depth) => (depth === 1 && typeof step === 'number' ? step - before + 1 : step));
    return { ...rest, path: steps, replaced: text.slice(...replace), before: offset - replace[0] };
  };

  for (const marked of typed)
    it(`equals that in a short one: ${JSON.stringify(marked)}`, () => {
      for (const [eol, indent] of [
        ['\n', '  '],
        ['\r\n', ''],
      ] as const) {
        const expected = seen(marked, [1, 1], eol, indent);
        assert.deepEqual(seen(marked, [1, 70], eol, indent), expected);
        assert.deepEqual(seen(marked, [70, 1], eol, indent), expected);
      }
    });
});
