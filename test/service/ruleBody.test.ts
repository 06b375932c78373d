import assert from 'node:assert/strict';
import { edited } from '../support/cursor.ts';
import { offered } from './refactorings.ts';
import { service } from './support.ts';

describe('the body of a rule', () => {
  const marked =
    'detection_rules:\n  - type: yara\n    name: "Wiper: Ünknown/../x"\n    body: |\n      rule a {▮\n\n        condition: true\n      }\n    license: MIT\n';

  it('moves to a new file in the folder of the advisory', () => {
    const { text, actions } = offered(marked, (path) => path === 'rules/wiper-nknown-x.yar');
    const action = actions.find(({ kind }) => kind === 'refactor.extract');
    assert.equal(action?.title, 'Move the body to rules/wiper-nknown-x-2.yar');
    const [create, fill, own] = action.edit?.documentChanges ?? [];
    const file = 'file:///advisories/rules/wiper-nknown-x-2.yar';
    assert.deepEqual(create, { kind: 'create', uri: file, options: { overwrite: false, ignoreIfExists: false } });
    assert.ok(fill && 'edits' in fill && own && 'edits' in own);
    assert.equal(fill.textDocument.uri, file);
    assert.deepEqual(
      fill.edits.map((edit) => ('newText' in edit ? edit.newText : '')),
      ['rule a {\n\n  condition: true\n}\n'],
    );
    assert.equal(
      edited(
        text,
        own.edits.map((edit) => ('newText' in edit ? edit : assert.fail())),
      ),
      'detection_rules:\n  - type: yara\n    name: "Wiper: Ünknown/../x"\n    file: rules/wiper-nknown-x-2.yar\n    license: MIT\n',
    );
  });

  it('moves only if nothing is lost, and there is something to move', () => {
    const isOffered = (body: string): boolean =>
      offered(`detection_rules:\n  - type: yara\n    name: A\n${body}`, () => false).actions.some(
        ({ kind }) => kind === 'refactor.extract',
      );
    for (const body of ['|\n      rule▮ a { }\n', '>-\n      rule▮ a { }\n', '"rule▮ a { }"\n', 'rule▮ a\n'])
      assert.ok(isOffered(`    body: ${body}`), body);
    for (const body of [
      '| # c\n      rule▮ a { }\n',
      '>- # c\n      rule▮ a { }\n',
      '&a |\n      rule▮ a { }\n',
      '!!str "rule▮ a { }"\n',
      '"  ▮"\n',
      '▮\n',
      '<The r▮ule>\n',
      'rule▮ a\n    file: a.yar\n',
    ])
      assert.ok(!isOffered(`    body: ${body}`), body);
    assert.ok(!isOffered('  - { type: yara, body: rule▮ a }\n'));
  });

  it('is inserted from the file', () => {
    const text = 'detection_rules:\n  - type: yara\n    file: rules/a.yar # c\n    license: MIT\n';
    const document = service.parse(text);
    const at = { line: 2, character: 12 };
    assert.equal(service.rulePathAt(document, at), 'rules/a.yar');
    assert.equal(
      edited(text, service.ruleBody(document, at, '\uFEFF  rule a {\r\n\r\n}\r\n')),
      'detection_rules:\n  - type: yara\n    body: |2 # c\n        rule a {\n\n      }\n    license: MIT\n',
    );
    // Content that a block scalar cannot contain.
    assert.deepEqual(service.ruleBody(document, at, 'a\u0000b'), []);
    assert.deepEqual(service.ruleBody(document, at, '\n \n'), []);
  });

  it('is not read from outside of the folder', () => {
    for (const path of [
      '../a.yar',
      '/etc/passwd',
      'C:\\a.yar',
      'https://a.example/x',
      'rules\\..\\..\\a.yar',
      '~/a.yar',
    ])
      assert.equal(
        service.rulePathAt(service.parse(`detection_rules:\n  - type: yara\n    file: '${path}'\n`), {
          line: 2,
          character: 12,
        }),
        null,
        path,
      );
  });

  it('is offered from an existing file', () => {
    const text = 'detection_rules:\n  - type: yara\n    file: rules/▮a.yar\n';
    const inline = offered(text, () => true).actions.find(({ kind }) => kind === 'refactor.inline');
    assert.equal(inline?.title, 'Copy rules/a.yar into the advisory');
    assert.equal(inline.command?.command, 'advisory.insertRuleBody');
    assert.ok(!offered(text, () => false).actions.some(({ kind }) => kind === 'refactor.inline'));
  });
});
