import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, problemWith, openAdvisory, rangeOf } from './documents.ts';
import { sampleAdvisory } from './sample.ts';
import { until } from './until.ts';

/** Types with the cursor at the end of a text of the document, as with a keyboard. */
async function typeAfter(text: string, typed: string): Promise<void> {
  const editor = activeEditor();
  const { end } = rangeOf(editor.document, text);
  editor.selection = new vscode.Selection(end, end);
  await type(typed);
}

async function type(typed: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text: typed });
}

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'an editor is active');
  return editor;
}

/** Waits until the lines up to the cursor are these, with `▮` at the cursor. */
async function linesAre(...wanted: readonly string[]): Promise<void> {
  const editor = activeEditor();
  const read = (): string => {
    const { line, character } = editor.selection.active;
    const lines = wanted.map((_, index) => editor.document.lineAt(line - wanted.length + 1 + index).text);
    const own = lines.pop() ?? '';
    return [...lines, `${own.slice(0, character)}▮${own.slice(character)}`].join('\n');
  };
  await until(`${JSON.stringify(wanted)} instead of ${JSON.stringify(read())}`, () => read() === wanted.join('\n'));
}

describe('typing in VS Code', () => {
  // VS Code sends the requests that are tested here only after the server's first response.
  before(async () => {
    const document = await openAdvisory('typing', sampleAdvisory.replace('tlp: CLEAR', 'tlp: WHITE'));
    await problemWith(document, 'tlp/deprecated');
  });
  afterEach(closeEditors);

  it('continues a list with Enter, and ends it with another Enter', async () => {
    await openAdvisory('enter', sampleAdvisory);
    await typeAfter('Mail clients', '\n');
    await linesAre('  - Mail clients', '  - ▮');
    await type('Browsers');
    await type('\n');
    await linesAre('  - Browsers', '  - ▮');
    await type('\n');
    await linesAre('  - Browsers', '▮');
    await type('tags:');
    await type('\n');
    await linesAre('tags:', '  - ▮');
    await type('bank');
    await type('\n');
    await linesAre('  - bank', '  - ▮');
  });

  it('goes from a list in a row to the keys of the row', async () => {
    await openAdvisory('enter-row', sampleAdvisory);
    await typeAfter('      - Sign-in logs', '\n');
    await linesAre('      - Sign-in logs', '      - ▮');
    await type('\n');
    await linesAre('      - Sign-in logs', '    ▮');
  });

  it('types the first hyphen of a list in a row, and aligns with the first key of a row', async () => {
    await openAdvisory('enter-key', `${sampleAdvisory}indicators:\n  - type: domain\n  - techniques:\n`);
    await typeAfter('  - type: domain', '\n');
    await linesAre('  - type: domain', '    ▮');
    await typeAfter('    fp_risk: medium', '\n');
    await linesAre('    fp_risk: medium', '    ▮');
    await type('log_sources: x');
    await typeAfter('attack_stage: Initial Access', '\n');
    await linesAre('    attack_stage: Initial Access', '    ▮');
  });

  it('does not change text in block scalars', async () => {
    const text = sampleAdvisory.replace('attack_chain: A mail', 'attack_chain: |\n  - A mail');
    await openAdvisory('enter-block', text);
    await typeAfter('session on.', '\n');
    await type('x');
    await linesAre(rangeLine(text, '- A mail'), '  x▮');
  });
});

function rangeLine(text: string, part: string): string {
  const line = text.split('\n').find((one) => one.includes(part));
  assert.ok(line, part);
  return line;
}

describe('the next placeholder in VS Code', () => {
  afterEach(closeEditors);

  const text = sampleAdvisory
    .replace('severity: high', 'severity: <severity>')
    .replace('  - Mail clients', '  - "<affected product>"')
    .replace('A mail links to a copy of a sign-in page, which passes the session on.', '|\n  TODO: the chain');

  it('is selected, one after the other, and the first one again after the last', async () => {
    await openAdvisory('placeholder', text);
    const seen: string[] = [];
    for (let press = 0; press < 4; press++) {
      await vscode.commands.executeCommand('advisory.nextPlaceholder');
      const { document, selection } = activeEditor();
      seen.push(document.getText(selection));
    }
    assert.deepEqual(seen, ['<severity>', '<affected product>', 'TODO: the chain', '<severity>']);
  });

  it('opens completion for the values that are possible there', async () => {
    await openAdvisory('placeholder-words', text);
    await vscode.commands.executeCommand('advisory.nextPlaceholder');
    const { document } = activeEditor();
    await until('a word in place of the placeholder', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return /^severity: (?:informational|low|medium|high|critical)$/m.test(document.getText());
    });
  });
});
