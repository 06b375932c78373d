/** The quick fix that inserts a suppression, and what hover and completion show about an actor's names. */
import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver-types';
import { edited, readCursor } from '../support/cursor.ts';
import { service } from './support.ts';

const uri = 'file:///a.advisory.yaml';

function actionsAt(marked: string, only: string[] = ['quickfix']): { text: string; actions: readonly CodeAction[] } {
  const { text, position } = readCursor(marked);
  const document = service.parse(text);
  const context = {
    diagnostics: service.diagnostics(document, {}, uri),
    only,
    triggerKind: CodeActionTriggerKind.Invoked,
  };
  return { text, actions: service.codeActions(document, uri, { start: position, end: position }, context, {}, 1) };
}

function after(text: string, action: CodeAction | undefined): string {
  const change = action?.edit?.documentChanges?.[0];
  assert.ok(change && 'textDocument' in change);
  return edited(
    text,
    change.edits.map((edit) => ('newText' in edit ? edit : assert.fail())),
  );
}

describe('the quick fix that suppresses', () => {
  it('comes last, before the command for all fixes, is never preferred, and inserts the comment', () => {
    const { text, actions } = actionsAt('title: T\ntlp: WHI▮TE\n');
    assert.equal(actions.at(-1)?.title, 'Apply all safe fixes');
    const last = actions.at(-2);
    assert.equal(last?.title, 'Suppress tlp/deprecated here with a comment');
    assert.equal(last.isPreferred, undefined);
    assert.equal(last.diagnostics?.[0]?.code, 'tlp/deprecated');
    assert.equal(after(text, last), 'title: T\n# advisory-disable-next-line tlp/deprecated\ntlp: WHITE\n');
  });
  it('is offered once for all problems of a code on a line, after all other fixes', () => {
    const { actions } = actionsAt('tit▮le: T\n');
    const titles = actions.map(({ title }) => title);
    const suppressing = titles.filter((title) => title.startsWith('Suppress '));
    assert.deepEqual(suppressing, [...new Set(suppressing)]);
    assert.ok(suppressing.some((title) => title.includes('sections/required')));
    assert.deepEqual(titles.slice(-suppressing.length), suppressing);
  });
  it('is offered once for all problems of a code in a selection', () => {
    const wrong = Array.from({ length: 60 }, (_, i) => `- T99${10 + i}\n`);
    const { text } = readCursor(`mitre_attack:\n${wrong.join('')}▮`);
    const document = service.parse(text);
    const context = { diagnostics: [], only: ['quickfix'], triggerKind: CodeActionTriggerKind.Invoked };
    const all = { start: { line: 1, character: 0 }, end: { line: wrong.length, character: 7 } };
    const actions = service.codeActions(document, uri, all, context, {}, 1);
    const suppressing = actions.filter(({ title }) => title === 'Suppress attack/unknown-id here with a comment');
    const codes = service.diagnostics(document, {}, uri).filter(({ code }) => code === 'attack/unknown-id');
    assert.equal(codes.length, wrong.length);
    assert.equal(suppressing.length, 1);
    assert.equal(suppressing[0]?.diagnostics?.length, wrong.length);
    const suppressed = service.parse(after(text, suppressing[0]));
    assert.deepEqual(
      service.diagnostics(suppressed, {}, uri).filter(({ code }) => code === 'attack/unknown-id'),
      [],
    );
  });
  it('is not part of "fix all"', () => {
    const { text, actions } = actionsAt('tlp: WHI▮TE\n', ['source.fixAll.advisory']);
    assert.equal(after(text, actions[0]), 'tlp: CLEAR\n');
    assert.deepEqual(actions.slice(1), []);
  });
});

describe("an actor's names", () => {
  const hover = (marked: string): string => {
    const { text, position } = readCursor(marked);
    const contents = service.hover(service.parse(text), position)?.contents;
    assert.ok(contents !== undefined && typeof contents === 'object' && 'value' in contents);
    return contents.value;
  };

  it('are shown with their vendors, the sponsor of the cluster and its ATT&CK page', () => {
    const markdown = hover('actors:\n  - Forest Bliz▮zard\n');
    assert.match(markdown, /Forest Blizzard is another main name of APT28, given by Microsoft\./);
    assert.match(markdown, /Pawn Storm \(Trend Micro\)/);
    assert.match(markdown, /Sponsor: GRU, Military unit 26165/);
    assert.match(markdown, /https:\/\/attack\.mitre\.org\/groups\/G0007\//);
  });
  it('that refer to other actors are distinguished', () => {
    assert.match(hover('actors:\n  - Laz▮arus\n'), /Names of other actors that .*: Andariel/);
    const markdown = hover('actors:\n  - Grizzly Step▮pe\n');
    assert.match(markdown, /^Grizzly Steppe is a name of 2 actors\./);
    assert.match(markdown, /\*\*APT28\*\*[^]*\*\*APT29\*\*/);
  });
  it('are completed with the vendor of the matching name', () => {
    const { text, position } = readCursor('actors:\n  - pawn st▮\n');
    const item = service.completion(service.parse(text), position).items.find(({ label }) => label === 'Pawn Storm');
    assert.deepEqual(
      [item?.labelDetails?.detail, item?.detail],
      [' (APT28)', 'Pawn Storm: the name given by Trend Micro'],
    );
  });
  it("are completed with the team's preferred name", () => {
    const labels = (typed: string, preferredNaming: 'attack' | 'misp' | readonly string[]): readonly string[] => {
      const { text, position } = readCursor(`actors:\n  - ${typed}▮\n`);
      const { items } = service.completion(service.parse(text), position, { preferredNaming });
      return items.slice(0, 2).map(({ label }) => label);
    };
    assert.equal(labels('zirc', 'attack')[0], 'ZIRCONIUM');
    assert.deepEqual(labels('zirc', 'misp'), ['APT31', 'ZIRCONIUM']);
    assert.equal(labels('zirc', ['Violet Typhoon'])[0], 'Violet Typhoon');
    // A complete name is unchanged when it is accepted.
    assert.deepEqual(labels('zirconium', ['Violet Typhoon']), ['ZIRCONIUM', 'Violet Typhoon']);
  });
});
