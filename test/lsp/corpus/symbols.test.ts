import assert from 'node:assert/strict';
import { SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { startWorkspace, whenIndexed } from './workspace.ts';

const one = `title: One
actors: [APT29]
tools: [Mimikatz]
mitre_attack: [T1059.001]
indicators: [evil.top]
tags: [phish]
`;
const two = 'title: Three\ncampaigns: [C0024]\nvulnerabilities: [CVE-2024-3400]\n';

describe('server: kinds of symbols in the workspace', () => {
  it('have a distinct icon for each kind of object', async () => {
    const workspace = await startWorkspace({ 'a.advisory.yaml': one, 'b.advisory.yaml': two });
    await workspace.server.open(workspace.uri('a.advisory.yaml'), one);
    await whenIndexed(workspace);
    const kindOf = async (query: string): Promise<string> => {
      const [first] = (await workspace.server.client.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? [];
      const kind = Object.entries(SymbolKind).find(([, value]) => value === first?.kind);
      return `${query}: ${first?.name ?? ''}, ${kind?.[0] ?? ''}`;
    };
    assert.deepEqual(await Promise.all(['Three', 'T1059.001', 'APT29', 'Mimikatz', 'C0024'].map(kindOf)), [
      'Three: Three, File',
      'T1059.001: T1059.001, Method',
      'APT29: APT29, Class',
      'Mimikatz: Mimikatz, Package',
      'C0024: C0024, Namespace',
    ]);
    assert.deepEqual(await Promise.all(['CVE-2024-3400', 'evil.top', 'phish'].map(kindOf)), [
      'CVE-2024-3400: CVE-2024-3400, Key',
      'evil.top: evil.top, String',
      'phish: phish, Constant',
    ]);
    workspace.server.dispose();
  });
});
