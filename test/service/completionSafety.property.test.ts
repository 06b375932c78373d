/** Accepting one of the first completions keeps the YAML as readable as before, and changes nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { CompletionItem } from 'vscode-languageserver-types';
import fc from 'fast-check';
import { type AdvisoryDocument, type YamlNode } from '../../server/src/core/index.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { edited, shownItems, withoutStops } from '../support/cursor.ts';
import { assertHolds } from '../support/property.ts';
import { rootUrl } from '../support/schema.ts';
import { service } from './support.ts';

const folder = new URL('examples/', rootUrl);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.advisory.yaml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .map((text) => service.parse(text));

function exampleAt(index: number): AdvisoryDocument {
  const example = examples[index];
  assert.ok(example);
  return example;
}

/** A value with the keys above it; lists are ignored, because a new row shifts its neighbours. */
interface Leaf {
  readonly path: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The offsets of the keys above it. */
  readonly keys: readonly (readonly [start: number, end: number])[];
}

function leavesOf(document: AdvisoryDocument): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: YamlNode, path: string, keys: Leaf['keys']): void => {
    if (node.kind === 'scalar' && node.value !== '')
      leaves.push({ path, value: node.value, start: node.span[0], end: node.span[1], keys });
    if (node.kind === 'sequence') for (const item of node.items) visit(item, path, keys);
    if (node.kind === 'mapping')
      for (const { key, value } of node.pairs) visit(value, `${path}.${key.value}`, [...keys, key.span]);
  };
  if (document.root) visit(document.root, '', []);
  return leaves;
}

/** Returns the leaves of `before` that are missing in `after`; duplicates count separately. */
function lost(before: readonly Leaf[], after: readonly Leaf[]): readonly Leaf[] {
  const left = new Map<string, number>();
  const nameOf = ({ path, value }: Leaf): string => JSON.stringify([path, value]);
  for (const leaf of after) left.set(nameOf(leaf), (left.get(nameOf(leaf)) ?? 0) + 1);
  return before.filter((leaf) => {
    const count = left.get(nameOf(leaf)) ?? 0;
    left.set(nameOf(leaf), count - 1);
    return count <= 0;
  });
}

/** Returns an item's edits for a client with or without snippet support. */
function edits(
  item: CompletionItem,
  plain: boolean,
): { readonly newText: string; readonly range: { start: Position; end: Position } }[] {
  const { textEdit, additionalTextEdits = [] } = item;
  assert.ok(textEdit && 'range' in textEdit, item.label);
  const isSnippet = item.insertTextFormat === 2;
  const newText = !isSnippet
    ? textEdit.newText
    : plain
      ? textEdit.newText.replace(/\$\{\d+[:|][^}]*\}/g, '').replace(/\$\d+/g, '')
      : withoutStops(textEdit.newText);
  return [{ newText, range: textEdit.range }, ...additionalTextEdits];
}

type Position = { readonly line: number; readonly character: number };

/** Returns the problems that prevent YAML readers from reading the text. */
function broken({ syntaxProblems }: AdvisoryDocument): readonly string[] {
  return syntaxProblems
    .filter(({ code }) => code === 'yaml/syntax' || code === 'yaml/duplicate-key')
    .map(({ message }) => message);
}

/**
 * Accepts each of the first three entries at an offset, as a snippet and as plain text, and checks for damage; returns the number of
 * attempts. `original` is the document from which the text was created: all its values must still be present, except where the edits are.
 */
function assertHarmless(text: string, offset: number, original: AdvisoryDocument): number {
  const document = service.parse(text, 'advisory', original);
  const lines = createLines(text);
  const position = lines.positionAt(offset);
  // Values that the half-typed line itself has damaged need not be restored.
  const leaves = leavesOf(original);
  const torn = new Set(lost(leaves, leavesOf(document)));
  const before = leaves.filter((leaf) => !torn.has(leaf));
  const items = shownItems(service.completion(document, position), { text, offset, position }).slice(0, 3);
  for (const item of items) {
    // Other items are the same for a client without snippet support.
    for (const plain of item.insertTextFormat === 2 ? [false, true] : [false]) {
      const changes = edits(item, plain);
      const spans = changes.map(({ range }) => [lines.offsetAt(range.start), lines.offsetAt(range.end)] as const);
      const [main] = changes;
      assert.ok(main && main.range.start.line === main.range.end.line && main.range.start.line === position.line);
      assert.ok(spans[0] && spans[0][0] <= offset && offset <= spans[0][1], 'the edit is at the cursor');
      const result = edited(text, changes);
      const shown = `${JSON.stringify(text.slice(Math.max(0, offset - 160), offset))}▮${JSON.stringify(text.slice(offset, offset + 80))}\n${item.label}: ${JSON.stringify(main.newText)}\n`;
      const after = service.parse(result, 'advisory', document);
      assert.ok(broken(after).length <= broken(document).length, `${shown}${broken(after).join('\n')}`);
      const touches = ([start, end]: readonly [number, number]): boolean =>
        spans.some(([from, to]) => start <= to && from <= end && (from < to || start < end || start === from));
      const gone = lost(before, leavesOf(after)).filter(
        ({ start, end, keys }) => text !== original.text || (!touches([start, end]) && !keys.some(touches)),
      );
      assert.deepEqual(
        gone.map(({ path, value }) => `${path}: ${value}`),
        [],
        shown,
      );
    }
  }
  return items.length * 2;
}

describe('accepting one of the first three entries', () => {
  it('breaks nothing at any place of the examples', function () {
    this.timeout(120_000);
    let tried = 0;
    const location = fc.record({ example: fc.nat(examples.length - 1), at: fc.nat(1_000_000) });
    assertHolds(
      fc.property(location, ({ example, at }) => {
        const original = exampleAt(example);
        tried += assertHarmless(original.text, at % (original.text.length + 1), original);
      }),
      1000,
    );
    assert.ok(tried > 300, `${tried} tries`);
  });

  let tried = 0;
  for (const begun of ['', '- ', 'n', 't', 'va', '- T15', '- na', '-', 'id:', '"na']) {
    it(`breaks nothing on new lines of every indentation that begin with ${JSON.stringify(begun)}`, function () {
      this.timeout(120_000);
      const location = fc.record({
        example: fc.nat(examples.length - 1),
        line: fc.nat(1_000_000),
        indent: fc.integer({ min: 0, max: 9 }),
        crlf: fc.boolean(),
      });
      assertHolds(
        fc.property(location, ({ example, line, indent, crlf }) => {
          const original = exampleAt(example);
          const all = original.text.split('\n');
          const at = line % (all.length + 1);
          const above = [...all.slice(0, at), ' '.repeat(indent) + begun].join('\n');
          const text = [above, ...all.slice(at)].join('\n');
          const whole = crlf ? text.replaceAll('\n', '\r\n') : text;
          const offset = crlf ? above.replaceAll('\n', '\r\n').length : above.length;
          tried += assertHarmless(whole, offset, original);
        }),
        200,
      );
    });
  }

  it('was tested often enough', () => {
    assert.ok(tried >= 2000, `${tried} tries`);
  });
});
