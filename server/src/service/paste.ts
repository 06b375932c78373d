/** Converts pasted, dropped and selected text to the notation that its location requires. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import {
  applyEdits,
  cursorAt,
  nodeUnder,
  parseAdvisory,
  pasteEdit,
  type DocumentTools,
  type AdvisoryDocument,
  type Environment,
  type Pasted,
  type Span,
  type YamlNode,
} from '../core/index.ts';
import { toSpan, toTextEdit } from './convert.ts';

/** The edits that insert the converted text. */
export interface Conversion {
  /** The title, which describes the result, e.g. `Insert as 8 indicators`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether every line was recognised. Unrecognised lines are inserted as comments. */
  readonly isWhole: boolean;
}

/** Returns the edits that insert converted text at a range; null if the text should be inserted unchanged. */
export function providePaste(
  document: AdvisoryDocument,
  range: Range,
  pasted: Pasted,
  env: Environment,
): Conversion | null {
  return toConversion(document, pasteEdit(document, toSpan(range, document.lines), pasted, env, toolsFor(env)));
}

/** Returns the edits that convert the lines touched by a range; null if there is nothing that can be converted. */
export function provideConversion(document: AdvisoryDocument, range: Range, env: Environment): Conversion | null {
  const span = selected(document, toSpan(range, document.lines));
  const text = document.text.slice(...span);
  if (holdsKey(document, span, env) || isListAlready(document, span)) return null;
  const made = text.trim() === '' ? undefined : pasteEdit(document, span, { text }, env, toolsFor(env));
  const isError = hasError(document, span);
  // In valid text, the indentation of the lines may be part of a rule or query.
  const isSame = made?.edits.every(({ span: own, newText }) => {
    const written = document.text.slice(...own);
    return isError ? written === newText : areAlike(written, newText);
  });
  // Lines that are not recognised would become comments, which is not acceptable for text that the author has written.
  if (!made?.isWhole || isSame === true) return null;
  // The lines may be only a part of a value, whose other lines would then be invalid.
  const after = parseAdvisory(applyEdits(document.text, made.edits), env.schema, 'advisory', document);
  if (errorsIn(after) > errorsIn(document)) return null;
  return toConversion(document, { ...made, title: made.title.replace(/^Insert (?:as )?/, 'Convert to ') });
}

/** Whether the lines in a range are already valid list items. Lines that were pasted unconverted usually are not. */
function isListAlready(document: AdvisoryDocument, [start, end]: Span): boolean {
  if (hasError(document, [start, end])) return false;
  const holdsItem = (node: YamlNode): boolean => {
    if (node.span[1] < start || node.span[0] > end) return false;
    if (node.kind === 'mapping') return node.pairs.some(({ value }) => holdsItem(value));
    if (node.kind !== 'sequence') return false;
    return node.items.some((item) => (item.span[0] >= start && item.span[0] < end) || holdsItem(item));
  };
  return document.root !== undefined && holdsItem(document.root);
}

const errorsIn = ({ syntaxProblems }: AdvisoryDocument): number =>
  syntaxProblems.filter(({ severity }) => severity === 'error').length;

const hasError = ({ syntaxProblems }: AdvisoryDocument, [start, end]: Span): boolean =>
  syntaxProblems.some(({ span }) => span[0] <= end && span[1] >= start);

/** Whether two texts differ at most in the indentation of their lines. */
const areAlike = (one: string, other: string): boolean =>
  one.replace(/^[ \t]+/gm, '') === other.replace(/^[ \t]+/gm, '');

/** Whether a range contains a key from the schema. If so, its lines are part of the advisory and not pasted text. */
function holdsKey({ root, sections }: AdvisoryDocument, [start, end]: Span, { schema }: Environment): boolean {
  // The second of two equal keys is not in the tree.
  if (sections.some(({ isDuplicate, offset }) => isDuplicate && offset >= start && offset < end)) return true;
  const within = (node: YamlNode, path: readonly (string | number)[]): boolean => {
    if (node.span[1] < start || node.span[0] > end) return false;
    if (node.kind === 'sequence') return node.items.some((item, index) => within(item, [...path, index]));
    if (node.kind !== 'mapping') return false;
    return node.pairs.some(({ key, value }) => {
      const below = [...path, key.value];
      const isHere = key.span[0] >= start && key.span[0] < end;
      return (isHere && schema.keyAt(below) !== undefined) || within(value, below);
    });
  };
  return root !== undefined && within(root, []);
}

const toolsFor = (env: Environment): DocumentTools => ({
  parse: (text, previous) => parseAdvisory(text, env.schema, 'advisory', previous),
  cursorAt,
  nodeUnder,
});

/** Returns the span of the lines that contain a selected character, without the last line break. */
function selected({ lines, text }: AdvisoryDocument, [start, end]: Span): Span {
  const last = end > start && end === lines.startOf(lines.lineAt(end)) ? end - 1 : end;
  const from = lines.startOf(lines.lineAt(start));
  return [text.startsWith('\uFEFF', from) ? from + 1 : from, lines.endOf(lines.lineAt(last))];
}

const toConversion = (document: AdvisoryDocument, made: ReturnType<typeof pasteEdit>): Conversion | null =>
  made ? { ...made, edits: made.edits.map((edit) => toTextEdit(edit, document.lines)) } : null;
