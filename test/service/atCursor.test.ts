/**
 * Everything that an editor offers at the cursor `▮` in small advisories: the explanation, completions, refactorings with the lines that they
 * change, and the same value elsewhere. The inputs are `test/fixtures/cursor/*.cases`, the expected results are in the `.txt` file of the
 * same name.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { createLines } from '../../server/src/core/text/text.ts';
import { advisoriesOf, partsOf } from '../core/reported/cases.ts';
import { changedLines } from '../support/changedLines.ts';
import { accepted, readCursor, textIn } from '../support/cursor.ts';
import { offered } from './refactorings.ts';
import { completionsAt, hoverAt, service } from './support.ts';

const folder = fileURLToPath(new URL('../fixtures/cursor/', import.meta.url));
/** The maximum number of completions that are shown. */
const maxCompletions = 5;

describe('at the cursor in small advisories:', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cases'))) {
    describe(name, () => {
      const cases = [...advisoriesOf(readFileSync(`${folder}${name}`, 'utf8'))];
      const golden = `${folder}${name.replace(/cases$/, 'txt')}`;
      if (process.env['UPDATE_GOLDENS'] === '1')
        writeFileSync(golden, cases.map(([title, marked]) => `#= ${title}\n${shown(marked)}`).join('\n'));
      const expected = partsOf(readFileSync(golden, 'utf8').replaceAll('\r\n', '\n'));
      for (const [title, marked] of cases)
        it(title, () => assert.equal(shown(marked).trimEnd(), expected.get(title)?.trimEnd()));
    });
  }
});

function shown(marked: string): string {
  const { text, position } = readCursor(marked);
  const document = service.parse(text);
  const hover = hoverAt(marked);
  const items = completionsAt(marked);
  const same = service
    .highlights(document, position)
    .map(({ range }) => spot(range.start) + JSON.stringify(textIn(text, range)));
  const parts = [
    ...(hover
      ? [`hover over ${JSON.stringify(hover.about)}`, ...hover.markdown.split('\n').map((line) => `  ${line}`)]
      : []),
    ...items
      .slice(0, maxCompletions)
      .flatMap((item) => [
        `complete ${item.label}${item.labelDetails?.detail ?? ''} | ${item.labelDetails?.description ?? item.detail ?? ''} | ${kindOf(item.kind)}`,
        ...lineDifference(text, accepted(text, item)),
      ]),
    ...(items.length > maxCompletions ? [`complete ${String(items.length - maxCompletions)} more`] : []),
    ...(same.length > 0 ? [`same value at ${same.join(', ')}`] : []),
    ...refactorings(marked),
  ];
  return `${parts.join('\n')}\n`;
}

function kindOf(kind: CompletionItemKind | undefined): string {
  return Object.entries(CompletionItemKind).find(([, value]) => value === kind)?.[0] ?? 'no kind';
}

function spot({ line, character }: Position): string {
  return `${String(line + 1)}:${String(character + 1)} `;
}

/** Returns the refactorings: kind, title and command, and the lines that they change. */
function refactorings(marked: string): readonly string[] {
  const { text, actions } = offered(marked);
  const lines = createLines(text);
  return actions.flatMap(({ title, kind, edit, command }) => {
    const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
    const edits = changes.flatMap((change) =>
      'newText' in change
        ? [
            {
              span: [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)] as const,
              newText: change.newText,
            },
          ]
        : [],
    );
    return [
      `${kind ?? 'action'}: ${title}${command ? ` (${command.command})` : ''}`,
      ...changedLines(text, edits).map((line) => `  ${line}`),
    ];
  });
}

/** Returns the lines that differ after a completion was accepted. */
function lineDifference(before: string, after: string): readonly string[] {
  return changedLines(before, [{ span: [0, before.length], newText: after }]).map((line) => `  ${line}`);
}
