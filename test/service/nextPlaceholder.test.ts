import assert from 'node:assert/strict';
import { readCursor, textIn } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the text that is selected after the command at `▮`; undefined if there is no placeholder. */
function nextAt(marked: string): string | undefined {
  const { text, position } = readCursor(marked);
  const found = service.nextPlaceholder(service.parse(text), position);
  return found ? textIn(text, found.range) : undefined;
}

function hasWordsAt(marked: string): boolean | undefined {
  const { text, position } = readCursor(marked);
  return service.nextPlaceholder(service.parse(text), position)?.hasWords;
}

describe('the next placeholder', () => {
  const cases: readonly (readonly [what: string, marked: string, selected: string | undefined])[] = [
    ['is the first one below', 'ti▮tle: <title>\ntags:\n  - <tag>\n', '<title>'],
    ['is another one than that at the cursor', 'title: ▮<title>\ntags:\n  - <tag>\n', '<tag>'],
    ['is the first one after the last', 'title: <title>\ntags:\n  - <tag>▮\n', '<title>'],
    ['is the only one again', 'title: ▮<title>\n', '<title>'],
    ['leaves quotes', '▮title: "<title>"\n', '<title>'],
    ['leaves the header of a block', '▮summary: |\n  <what happened>\n\ntags: [a]\n', '<what happened>'],
    ['is all lines of a block', '▮summary: >-\r\n  TODO\r\n  more\r\n', 'TODO\r\n  more'],
    ['is all lines of a string without quotes', '▮title: <what\n  happened>\n', '<what\n  happened>'],
    ['is all lines of a string in quotes', '▮title: "<what\n  happened>"\n', '<what\n  happened>'],
    ['is found in a flow list', '▮tags: [a, <tag>]\n', '<tag>'],
    [
      "is a skeleton's own in an indicator",
      '▮indicators:\n  - value: <the indicator, defanged or not>\n',
      '<the indicator, defanged or not>',
    ],
    ['is found though the rule is suppressed', '▮# advisory-disable sections/placeholder\ntitle: TBD\n', 'TBD'],
    ['is not what rules quote', '▮indicators:\n  - value: <user>\n', undefined],
    ['is not there where all is written', '▮title: T\n', undefined],
    ['is not there in an empty file', '▮', undefined],
  ];
  for (const [what, marked, selected] of cases) it(what, () => assert.equal(nextAt(marked), selected));

  it('states whether completion offers values for it', () => {
    assert.equal(hasWordsAt('▮severity: <severity>\n'), true);
    assert.equal(hasWordsAt('▮title: <what it is about>\n'), false);
  });
});
