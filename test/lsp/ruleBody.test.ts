/** The command that copies the body of a rule from its file into the advisory. */
import assert from 'node:assert/strict';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest, type WorkspaceEdit } from 'vscode-languageserver';
import { startWorkspace, type TestWorkspace } from './corpus/workspace.ts';

const text = `title: T
detection_rules:
  - type: yara
    file: rules/a.yar
  - type: yara
    file: rules/missing.yar
  - type: yara
    name: Without a file
`;

describe('server: copying a rule body', () => {
  let workspace: TestWorkspace;
  const applied: WorkspaceEdit[] = [];
  const name = 'a.advisory.yaml';
  const run = (at: unknown, version = 1): Promise<unknown> =>
    workspace.server.client.sendRequest(ExecuteCommandRequest.type, {
      command: 'advisory.insertRuleBody',
      arguments: [workspace.uri(name), version, at],
    });
  const location = (line: number): object => ({ line, character: 12 });

  beforeEach(async () => {
    applied.length = 0;
    workspace = await startWorkspace(
      { [name]: text, 'rules/a.yar': 'rule a { condition: true }\n' },
      { capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } } },
    );
    workspace.server.client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      applied.push(edit);
      return { applied: true };
    });
    await workspace.server.open(workspace.uri(name), text);
  });
  afterEach(() => {
    workspace.server.dispose();
  });

  it('inserts the body of the file, for the version of the text that it was asked for', async () => {
    assert.deepEqual(await run(location(3)), { applied: true });
    const [change] = applied[0]?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: workspace.uri(name), version: 1 });
    assert.match(JSON.stringify(change.edits), /body: \|\\n +rule a \{ condition: true \}/);
  });

  it('changes nothing if there is no file', async () => {
    assert.deepEqual(await run(location(5)), { applied: false });
    assert.deepEqual(await run(location(7)), { applied: false });
    assert.deepEqual(await run(location(0)), { applied: false });
    assert.deepEqual(applied, []);
  });

  it('rejects another version of the text, and an invalid position', async () => {
    await assert.rejects(run(location(3), 7), /changed/);
    assert.equal(await run({ line: '3', character: 12 }), null);
    assert.equal(await run(null), null);
  });
});
