import assert from 'node:assert/strict';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { createLines } from '../../server/src/core/text/text.ts';
import { edited } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the text after each conversion of the text between two `▮`, or at one, by `kind: title`. */
function conversionsAt(marked: string, only?: string[]): Readonly<Record<string, string>> {
  const [before = '', selection = '', rest] = marked.split('▮');
  const text = before + selection + (rest ?? '');
  const lines = createLines(text);
  const end = rest === undefined ? before.length : before.length + selection.length;
  const range: Range = { start: lines.positionAt(before.length), end: lines.positionAt(end) };
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  const actions = service.codeActions(service.parse(text), 'file:///a.yaml', range, context, {}, 1);
  const afterwards = ({ edit }: CodeAction): string => {
    const [change] = edit?.documentChanges ?? [];
    return change && 'edits' in change ? edited(text, change.edits as { range: Range; newText: string }[]) : '';
  };
  return Object.fromEntries(
    actions
      .filter(({ kind }) => kind === 'refactor.rewrite.pasted')
      .map((action) => [`${String(action.kind)}: ${action.title}`, afterwards(action)]),
  );
}

describe('conversion of existing text', () => {
  it('is not offered for a part of a value if the rest would then be invalid', () => {
    const lines = '  :VPN accounts without factors are seen.\n  ](Data is copied.\n';
    assert.deepEqual(conversionsAt(`key_takeaways:\n▮${lines}▮  \`Shadow copies.\nseverity: high\n`), {});
  });

  it('is offered for a selection, as a refactoring', () => {
    const text = 'key_takeaways:\n▮• They enter.\n• They leave.\n▮severity: high\n';
    const result = 'key_takeaways:\n  - They enter.\n  - They leave.\nseverity: high\n';
    assert.deepEqual(conversionsAt(text), { 'refactor.rewrite.pasted: Convert to 2 list items': result });
    assert.deepEqual(conversionsAt(text, [CodeActionKind.Refactor]), {
      'refactor.rewrite.pasted: Convert to 2 list items': result,
    });
    assert.deepEqual(conversionsAt(text, [CodeActionKind.QuickFix]), {});
  });

  it('is offered at an error without a fix, as a quick fix for the lines around it, up to a blank line or a key', () => {
    const fixesAt = (marked: string): readonly string[] => {
      const [before = '', after = ''] = marked.split('▮');
      const text = before + after;
      const at = createLines(text).positionAt(before.length);
      const context = { diagnostics: [], only: [CodeActionKind.QuickFix] };
      const actions = service.codeActions(
        service.parse(text),
        'file:///a.yaml',
        { start: at, end: at },
        context,
        {},
        1,
      );
      return actions.flatMap(({ title, edit }) => {
        const [change] = edit?.documentChanges ?? [];
        if (!/^Convert to \d/.test(title) || !change || !('edits' in change)) return [];
        return [title, edited(text, change.edits as { range: Range; newText: string }[])];
      });
    };
    const two = 'mitre_attack:\n  - T1059 - Command and Scripting Interpreter\n  - T1003 - OS Credential Dumping\n';
    const cases: readonly (readonly [marked: string, title: string, text: string])[] = [
      ['mitre_attack:\nT10▮59\nT1003\n', 'Convert to 2 techniques', two],
      ['mitre_attack:\nT1059\nT10▮03', 'Convert to 2 techniques', two],
      ['mitre_attack:\nT1059\nT10▮03\n\nT1078\n', 'Convert to 2 techniques', `${two}\nT1078\n`],
      [
        'mitre_attack:\nT1059\nT10▮03\nT1078\ntitle: T\n',
        'Convert to 3 techniques',
        `${two}  - T1078 - Valid Accounts\ntitle: T\n`,
      ],
    ];
    for (const [marked, title, text] of cases) assert.deepEqual(fixesAt(marked), [title, text], marked);
  });

  it('covers whole lines', () => {
    const text = 'indicators:\n  relay▮-a[.]top\n  relay-b[.]t▮op (C2)\n';
    assert.deepEqual(conversionsAt(text), {
      'refactor.rewrite.pasted: Convert to 2 indicators':
        'indicators:\n  - type: domain\n    value: relay-a[.]top\n  - type: domain\n    value: relay-b[.]top\n    description: C2\n',
    });
  });

  it('replaces an empty line that is selected last', () => {
    const result = 'key_takeaways:\n  - They enter.\n  - They leave.\nseverity: high\n';
    for (const newline of ['\n', '\r\n']) {
      const text = 'key_takeaways:\n▮• They enter.\n• They leave.\n\n▮severity: high\n';
      assert.deepEqual(conversionsAt(text.replaceAll('\n', newline)), {
        'refactor.rewrite.pasted: Convert to 2 list items': result.replaceAll('\n', newline),
      });
    }
  });

  it('is not offered for valid text, or text with keys of rows', () => {
    for (const text of [
      'key_takeaways:\n▮  - They enter.\n  - They leave.\n▮',
      'indicators:\n▮  - type: domain\n    value: relay-a[.]top\n▮',
      'title: T▮\nseverity: hi▮gh\n',
      'summary: |-\n▮  They enter.\n  They leave.\n▮',
      'detection_rules:\n  - body: |\n      logsource:\n▮        product: windows\n        category: ps_script\n▮      level: high\n',
      'tags: [a]\nkey_takeaways:\n  - They ▮enter.\ntags:\n  • T▮wo\n',
    ])
      assert.deepEqual(conversionsAt(text), {}, text);
  });
});
