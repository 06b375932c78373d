import assert from 'node:assert/strict';
import {
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type TextDocumentEdit,
} from 'vscode-languageserver-types';
import { joinFixes } from '../../server/src/service/fixes.ts';
import { applyEdits } from '../../server/src/core/index.ts';
import { edited, readCursor } from '../support/cursor.ts';
import { service } from './support.ts';

const uri = 'file:///a.advisory.yaml';

/** Returns the actions at `▮`, requested with all diagnostics of the document; `only` filters them by kind. */
function actionsAt(
  marked: string,
  only?: string[],
): { readonly text: string; readonly actions: readonly CodeAction[] } {
  const { text, position } = readCursor(marked);
  const document = service.parse(text);
  const range = { start: position, end: position };
  const context: CodeActionContext = {
    diagnostics: service.diagnostics(document, {}, uri),
    triggerKind: CodeActionTriggerKind.Invoked,
    ...(only ? { only } : {}),
  };
  return { text, actions: service.codeActions(document, uri, range, context, {}, 7) };
}

function changeOf(action: CodeAction | undefined): TextDocumentEdit {
  const change = action?.edit?.documentChanges?.[0];
  assert.ok(change && 'textDocument' in change);
  return change;
}

function after(text: string, action: CodeAction | undefined): string {
  return edited(
    text,
    changeOf(action).edits.map((edit) => ('newText' in edit ? edit : assert.fail())),
  );
}

describe('code actions', () => {
  it('quote a value that became a mapping, for the analysed version', () => {
    const { text, actions } = actionsAt('title: APT29▮: a new wave\nsummary: S\n', ['quickfix']);
    const action = actions.find(({ diagnostics }) => diagnostics?.[0]?.code === 'yaml/unquoted-colon');
    assert.equal(action?.isPreferred, true);
    assert.deepEqual(changeOf(action).textDocument, { uri, version: 7 });
    assert.match(after(text, action), /^title: (["'])APT29: a new wave\1\nsummary: S\n$/);
  });

  it("are linked to the client's own diagnostic", () => {
    const marked = 'title: T\ntlp: WHI▮TE\n';
    const { actions } = actionsAt(marked);
    const own = service
      .diagnostics(service.parse(marked.replace('▮', '')), {}, uri)
      .find(({ code }) => code === 'tlp/deprecated');
    const action = actions.find(({ diagnostics }) => diagnostics?.[0]?.code === 'tlp/deprecated');
    assert.deepEqual(action?.diagnostics, [own]);
  });

  it('are linked to the first diagnostic of the client with the same code and range, and to none with another range', () => {
    const { text, position } = readCursor('title: T\ntlp: WHI▮TE\n');
    const document = service.parse(text);
    const [own] = service.diagnostics(document, {}, uri).filter(({ code }) => code === 'tlp/deprecated');
    assert.ok(own);
    const longer = { ...own, range: { ...own.range, end: { line: 2, character: 0 } }, data: 'longer' };
    const further = { ...own, range: { ...own.range, start: { line: 1, character: 4 } }, data: 'further' };
    const [first, second] = [
      { ...own, data: 'first' },
      { ...own, data: 'second' },
    ];
    const diagnostics = [longer, further, first, second];
    const actions = service.codeActions(document, uri, { start: position, end: position }, { diagnostics }, {}, 1);
    const action = actions.find(({ title }) => title === 'Change to CLEAR');
    assert.deepEqual(action?.diagnostics, [first]);
  });

  it('do not add an unknown name to a catalogue if the team has none', () => {
    const { actions } = actionsAt('actors:\n  - GREY HER▮ON\n', ['quickfix']);
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Suppress actor/unknown')),
      titles.join(' | '),
    );
    assert.ok(!titles.some((title) => title.startsWith('Add GREY HERON')));
  });

  it('offer nothing for other places', () => {
    assert.deepEqual(
      actionsAt('title: T\ntlp: WHITE\nsummary: So▮me\n', ['quickfix']).actions.filter(
        ({ diagnostics }) => diagnostics?.[0]?.code === 'tlp/deprecated',
      ),
      [],
    );
  });

  for (const marked of [
    'title: T\n▮tlp: WHITE # old\n',
    'title: T\ntl▮p: WHITE # old\n',
    'title: T\ntlp: WHITE # old▮\n',
  ])
    it(`are offered anywhere on the line of a problem: ${JSON.stringify(marked)}`, () => {
      const { text, actions } = actionsAt(marked);
      assert.equal(actions[0]?.title, 'Change to CLEAR');
      assert.equal(after(text, actions[0]), 'title: T\ntlp: CLEAR # old\n');
      assert.equal(actions.at(-1)?.title, 'Apply all safe fixes');
    });

  it('are offered for every problem on a line, first those at the cursor, of which only one is preferred', () => {
    const at = (marked: string): readonly [string | undefined, boolean | undefined][] =>
      actionsAt(marked)
        .actions.filter(({ title }) => title.startsWith('Change to') || title.startsWith('Replace with'))
        .map(({ title, isPreferred }) => [title, isPreferred]);
    const first = at('{ title: T, tlp: WHI▮TE, mitre_attack: [T1156] }\n');
    const second = at('{ title: T, tlp: WHITE, mitre_attack: [T11▮56] }\n');
    assert.deepEqual([...first].map(([title]) => title).sort(), [...second].map(([title]) => title).sort());
    assert.equal(first[0]?.[0], 'Change to CLEAR');
    assert.equal(first[0][1], true);
    assert.notEqual(second[0]?.[0], 'Change to CLEAR');
    assert.equal(second.find(([title]) => title === 'Change to CLEAR')?.[1], undefined);
  });

  it('do not end with a command if nothing has a safe fix, or on a line without a problem', () => {
    const titles = (marked: string): readonly string[] =>
      actionsAt(marked, ['quickfix']).actions.map(({ title }) => title);
    assert.ok(!titles('▮title: T\n').includes('Apply all safe fixes'));
    assert.deepEqual(titles('title: T\nsumm▮ary: S\ntlp: WHITE\n'), []);
  });

  it('apply all safe fixes at once if only that kind is requested', () => {
    for (const only of [['source.fixAll.advisory'], ['source.fixAll'], ['source']]) {
      const { text, actions } = actionsAt('▮title: APT29: a new wave\ntlp: WHITE\n', only);
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        ['source.fixAll.advisory'],
      );
      const fixed = after(text, actions[0]);
      assert.match(fixed, /title: (["'])APT29: a new wave\1\n/);
      assert.match(fixed, /tlp: CLEAR\n/);
    }
    assert.deepEqual(actionsAt('▮title: T\ntlp: WHITE\n', ['refactor']).actions, []);
  });

  it('offer a fix that problems share once, before the others', () => {
    const { actions } = actionsAt('tit▮le: T\n', ['quickfix']);
    assert.match(actions[0]?.title ?? '', /^Insert all \d+ missing sections$/);
    assert.ok(actions.length > 1);
    assert.equal(actions.filter(({ title }) => title === actions[0]?.title).length, 1);
    assert.ok(
      actions[0]?.diagnostics?.some(({ message }) => typeof message === 'string' && message.includes('`summary`')),
    );
  });

  it('offer all missing sections first, then the required ones before the recommended ones', () => {
    const { actions } = actionsAt('tit▮le: T\nseverity: high\n', ['quickfix']);
    const titles = actions.map(({ title }) => title);
    const [all = '', required = '', ...rest] = titles;
    assert.match(all, /^Insert all/);
    assert.match(required, /^Insert the \d+ required sections$/);
    const location = (section: string): number => rest.indexOf(`Insert section ${section}`);
    assert.ok(location('summary') >= 0 && location('summary') < location('mitre_attack'));
    assert.ok(location('mitre_attack') < location('category'));
  });

  it('offer required sections before recommended ones in a draft, too, where all of them are hints', () => {
    const titles = actionsAt('tit▮le: T\nstatus: draft\n', ['quickfix']).actions.map(({ title }) => title);
    assert.match(titles[0] ?? '', /^Insert all/);
    assert.match(titles[1] ?? '', /^Insert the \d+ required sections$/);
    const location = (section: string): number => titles.indexOf(`Insert section ${section}`);
    assert.ok(location('mitre_attack') > 0 && location('mitre_attack') < location('category'));
  });

  it('have unique titles: one entry applies the fix at all selected places', () => {
    const text =
      'tags:\n  - a: b\n  - c: d\nseverity: high\nsome prose that was pasted\ntlp: RED\nmore of this prose\nstatus: final\n';
    const document = service.parse(text);
    const all = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
    const context: CodeActionContext = { diagnostics: [], only: ['quickfix'] };
    const actions = service.codeActions(document, uri, all, context, {}, 1);
    const titles = actions.map(({ title }) => title);
    assert.deepEqual(titles, [...new Set(titles)]);
    const comments = actions.find(({ title }) => title === 'Convert to a comment (2 places)');
    assert.match(after(text, comments), /\n# some prose that was pasted\ntlp: RED\n# more of this prose\n/);
    assert.equal(titles.at(-1), 'Apply all safe fixes');
    const isSuppression = titles.slice(0, -1).map((title) => title.startsWith('Suppress '));
    assert.deepEqual(
      isSuppression,
      [...isSuppression].sort((a, b) => Number(a) - Number(b)),
    );
  });

  it('sort the sections as a separate action, not with all safe fixes', () => {
    const marked = '▮tlp: WHITE\n# about the title\ntitle: T\n';
    const sorting = actionsAt(marked, ['source.sortSections.advisory']);
    assert.deepEqual(
      sorting.actions.map(({ kind }) => kind),
      ['source.sortSections.advisory'],
    );
    assert.equal(after(sorting.text, sorting.actions[0]), '# about the title\ntitle: T\ntlp: WHITE\n');
    const all = actionsAt(marked, ['source.fixAll.advisory']);
    assert.equal(after(all.text, all.actions[0]), 'tlp: CLEAR\n# about the title\ntitle: T\n');
    assert.deepEqual(actionsAt('▮title: "T\nsummary: S\n', ['source.sortSections.advisory']).actions, []);
  });

  it('fix all problems of one code', () => {
    const { text, actions } = actionsAt('sectors:\n  - a: b▮\n  - c: d\n', ['quickfix']);
    const all = actions.find(({ title }) => title.startsWith('Fix all 2'));
    assert.match(after(text, all), /- (["'])a: b\1\n {2}- \1c: d\1\n/);
  });
});

describe('joining fixes', () => {
  const text = 'abcdef';
  const replace = (start: number, end: number, newText: string) => ({
    title: '',
    edits: [{ span: [start, end] as const, newText }],
  });

  it('applies identical edits once and keeps insertions at one place in order', () => {
    assert.equal(
      applyEdits(text, joinFixes([replace(0, 1, 'A'), replace(0, 1, 'A'), replace(3, 3, '1'), replace(3, 3, '2')])),
      'Abc12def',
    );
    assert.equal(applyEdits(text, joinFixes([replace(3, 3, '1'), replace(3, 3, '1')])), 'abc1def');
  });

  it('keeps an insertion beside a replacement, and skips another replacement of the same text', () => {
    assert.equal(
      applyEdits(text, joinFixes([replace(1, 3, 'X'), replace(3, 3, '1'), replace(1, 3, 'Y'), replace(3, 4, 'Z')])),
      'aX1Zef',
    );
  });

  it('skips a fix if one of its edits would overlap', () => {
    const second = {
      title: '',
      edits: [
        { span: [1, 3] as const, newText: 'X' },
        { span: [5, 6] as const, newText: 'Y' },
      ],
    };
    assert.equal(applyEdits(text, joinFixes([replace(0, 2, '-'), second])), '-cdef');
  });
});
