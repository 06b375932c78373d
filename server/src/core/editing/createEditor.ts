/** Creates edits that preserve comments, order, quoting and line endings. */
import type { Edit } from '../text/edits.ts';
import type { Editor } from './editor.ts';
import type { MappingShape, SchemaShape } from '../schema/schemaIndex.ts';
import type { Snippets } from '../schema/snippets.ts';
import { lineBreakOf, type Span } from '../text/text.ts';
import type { EditTarget } from './target.ts';
import { insertPairs, lineEndOf } from './insertPairs.ts';
import { replaceScalar } from './replaceScalar.ts';
import { reorderSections } from './reorder.ts';
import { sortItems } from './sortItems.ts';
import { nodeAt, scalarsOf, type Path, type SequenceNode } from '../yaml/tree.ts';

/** Creates the editor for one document. The offsets of all edits refer to the document's text. */
export function createEditor(document: EditTarget, schema: MappingShape, snippets: Snippets): Editor {
  const { text, root } = document;
  const newline = lineBreakOf(text);
  const order = schema.keys.map((keyInfo) => keyInfo.key);
  return {
    replaceScalar: (span, value) => replaceScalar(document, span, value),
    insertSections(keys, as = 'text') {
      const blankBetween = hasBlankLines(document);
      const entries = keys.flatMap((key) => {
        const skeleton = as === 'text' ? snippets.section(key) : snippets.snippetBody(`Section: ${key}`);
        return skeleton === undefined ? [] : [{ key, text: skeleton.trimEnd().replaceAll('\n', newline) }];
      });
      if (root && (root.kind !== 'mapping' || root.flow)) return [];
      return insertPairs(document, root, order, entries, blankBetween ? newline : '');
    },
    insertKeys(path, entries) {
      const found = nodeAt(root, path);
      if (!found) return [];
      const pairs = entries.map(({ key, value }) => ({ key, text: `${key}: ${value}` }));
      if (found.node.kind === 'mapping') return insertPairs(document, found.node, orderAt(schema, path), pairs, '');
      if (found.node.kind !== 'scalar' || !found.node.isNull || !found.pair) return [];
      const indent = ' '.repeat(document.lines.positionAt(found.pair.key.span[0]).character + 2);
      const at = lineEndOf(document, found.pair.key.span[1]);
      return [{ span: [at, at], newText: pairs.map((pair) => `${newline}${indent}${pair.text}`).join('') }];
    },
    removeItem: (path) => removeItem(document, path),
    reorderSections: () => reorderSections(document, order),
    sortItems: (path, items) => sortItems(document, path, items),
  };
}

/** Whether a blank line precedes any section other than the first. */
function hasBlankLines({ text, lines, root }: EditTarget): boolean {
  if (root?.kind !== 'mapping') return false;
  return root.pairs.slice(1).some(({ key }) => {
    const line = lines.lineAt(key.span[0]);
    return line > 0 && text.slice(lines.startOf(line - 1), lines.endOf(line - 1)).trim() === '';
  });
}

/** Returns the keys of the mapping at a path in canonical order; empty if the schema does not define the mapping. */
function orderAt(schema: MappingShape, path: Path): readonly string[] {
  let shape: MappingShape | undefined = schema;
  for (const step of path) {
    if (typeof step === 'number') continue;
    const next: SchemaShape | undefined = shape?.key(step)?.shape;
    shape = next?.mapping ?? next?.list?.item.mapping;
  }
  return shape?.keys.map((keyInfo) => keyInfo.key) ?? [];
}

function removeItem(document: EditTarget, path: Path): readonly Edit[] {
  const item = nodeAt(document.root, path)?.node;
  const replaces = item ? scalarsOf(item).map(({ value }) => value) : [];
  return removal(document, path).map((edit) => ({ ...edit, replaces }));
}

function removal(document: EditTarget, path: Path): readonly Edit[] {
  const index = path[path.length - 1];
  const parent = nodeAt(document.root, path.slice(0, -1));
  if (typeof index !== 'number' || parent?.node.kind !== 'sequence') return [];
  const list = parent.node;
  const item = list.items[index];
  if (!item) return [];
  if (list.flow) return [{ span: flowItemSpan(list, index), newText: '' }];
  if (list.items.length === 1) {
    if (!parent.pair) return [];
    return [{ span: [colonEnd(document.text, parent.pair.key.span[1]), list.span[1]], newText: ' []' }];
  }
  const { lines, text } = document;
  const dash = text.lastIndexOf('-', item.span[0]);
  const first = lines.lineAt(dash);
  const onlyDash = /^[ \t]*$/.test(text.slice(lines.startOf(first), dash));
  const next = list.items[index + 1];
  // In `- - a`, the item `a` shares its line with the hyphen of the outer list, so only the item is removed and not the whole line.
  if (!onlyDash) return next ? [{ span: [dash, text.lastIndexOf('-', next.span[0])], newText: '' }] : [];
  return [{ span: [lines.startOf(first), lines.startOf(lines.lineAt(Math.max(dash, item.span[1])) + 1)], newText: '' }];
}

function flowItemSpan(list: SequenceNode, index: number): Span {
  const before = list.items[index - 1];
  const item = list.items[index];
  const after = list.items[index + 1];
  if (!item) return list.span;
  if (before) return [before.span[1], item.span[1]];
  return after ? [item.span[0], after.span[0]] : item.span;
}

function colonEnd(text: string, from: number): number {
  const colon = text.indexOf(':', from);
  return colon < 0 ? from : colon + 1;
}
