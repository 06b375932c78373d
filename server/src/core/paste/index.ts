/**
 * Converts pasted and dropped text to what an author would have typed at the cursor, such as rows of a list, lines of a block scalar or a
 * detection rule. Documents in other formats are converted to top-level entries. This file is the entry point of a bundle that is loaded on demand.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { itemsOf, maxTextLength, membersOf, readJsonObject } from '../import/json.ts';
import { applyEdits, type Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';
import type { Path } from '../yaml/tree.ts';
import { joinedAtSameLocation } from './appendRows.ts';
import { blockEdit } from './blockText.ts';
import { structuredText } from './htmlOrText.ts';
import { importEdits } from './imported.ts';
import { importedLists } from './importedRows.ts';
import { listEdit } from './listEdit.ts';
import type { DocumentTools, Pasted, PasteEdit } from './pasted.ts';
import { locationsAt, type Location } from './location.ts';
import { withRemainder } from './remainder.ts';

export type { DocumentTools, Pasted, PasteEdit } from './pasted.ts';

/** The maximum number of lines in pasted text. */
const maxLines = 20_000;

/**
 * Returns the edits that replace a span with pasted text. Offsets refer to the document. No text is lost: an unrecognised line becomes a comment,
 * as does the content of a document in another format for which an advisory has no list.
 *
 * @returns undefined if the text is best inserted unchanged: its lines are already correct, most of them are not recognised, the result would
 * have additional syntax errors, the text is blank or longer than a million characters or 20,000 lines, or the document is not an advisory
 */
export function pasteEdit(
  document: AdvisoryDocument,
  span: Span,
  pasted: Pasted,
  env: Environment,
  tools: DocumentTools,
): PasteEdit | undefined {
  if (document.kind !== 'advisory' || pasted.text.length > maxTextLength || pasted.text.trim() === '') return undefined;
  if (countLines(pasted.text) > maxLines) return undefined;
  const without =
    span[0] === span[1]
      ? document
      : tools.parse(document.text.slice(0, span[0]) + document.text.slice(span[1]), document);
  const made = convertEither(without, locationsAt(without, span[0], tools), asDocument(pasted), env);
  if (!made || !isWellFormed(without, made.edits, tools)) return undefined;
  return { ...made, edits: backInto(made.edits, span) };
}

/** Returns STIX objects without their bundle as a bundle, a JSON array of strings as lines, and any other text unchanged. */
function asDocument(pasted: Pasted): Pasted {
  const source = pasted.text.trim();
  const found = readJsonObject(source.startsWith('[') ? `{"all":${source}}` : source);
  const all = found && (source.startsWith('[') ? itemsOf(found['all']) : [found]);
  if (!all || all.length === 0) return pasted;
  if (all.every((one) => typeof one === 'string')) return { ...pasted, text: all.join('\n') };
  const isObject = (one: unknown): boolean =>
    /^(?!bundle-)[a-z0-9]+(?:-[a-z0-9]+)*--[0-9a-f-]{36}$/.test(String(membersOf(one)?.['id']));
  return all.every(isObject) ? { ...pasted, text: JSON.stringify({ type: 'bundle', objects: all }) } : pasted;
}

type Made = PasteEdit | undefined;

/**
 * Converts the HTML on the clipboard if it has more structure than the plain text, and the plain text otherwise. If not every line of the
 * HTML is recognised but every line of the plain text is, the plain text is converted.
 */
function convertEither(
  document: AdvisoryDocument,
  locations: readonly Location[],
  { html, ...plain }: Pasted,
  env: Environment,
): Made {
  const text = html === undefined ? undefined : structuredText({ ...plain, html }, locations, env);
  const fits = text !== undefined && countLines(text) <= maxLines;
  const structured = fits ? convert(document, locations, { ...plain, text }, env) : undefined;
  if (structured?.isWhole === true) return structured;
  const made = convert(document, locations, plain, env);
  return made?.isWhole === true ? made : (structured ?? made);
}

function convert(document: AdvisoryDocument, locations: readonly Location[], pasted: Pasted, env: Environment): Made {
  // A file in another format may contain content for several lists.
  const isFile = readJsonObject(pasted.text) !== undefined;
  if (isFile && locations.some(({ kind }) => kind === 'top')) return importEdits(document, pasted, env);
  for (const location of locations) {
    const made =
      location.kind === 'top'
        ? importEdits(document, pasted, env)
        : location.kind === 'value' || location.kind === 'block'
          ? blockEdit(document, location, pasted, env)
          : withOtherParts(document, listEdit(document, location, pasted, env), location.path, pasted, env);
    if (made) return made;
  }
  return pasted.fileName === undefined ? undefined : importEdits(document, pasted, env);
}

/**
 * If the pasted text is a document in another format, adds edits for the lists other than the one at the cursor, and for the rest of the
 * document's content.
 */
function withOtherParts(document: AdvisoryDocument, made: Made, [key]: Path, pasted: Pasted, env: Environment): Made {
  const others = made && typeof key === 'string' ? importEdits(document, pasted, env, key) : undefined;
  if (!made || readJsonObject(pasted.text) === undefined) return made;
  const title = others ? `${made.title}, and ${others.title.replace('Add', 'add')}` : made.title;
  const edits = joinedAtSameLocation([...made.edits, ...(others?.edits ?? [])]);
  const whole = { title, isWhole: others?.isWhole ?? made.isWhole, edits };
  return typeof key === 'string' && Object.hasOwn(importedLists, key)
    ? withRemainder(document, whole, pasted, env)
    : whole;
}

function isWellFormed(document: AdvisoryDocument, edits: readonly Edit[], { parse }: DocumentTools): boolean {
  const errorsIn = ({ syntaxProblems }: AdvisoryDocument): number =>
    syntaxProblems.filter(({ severity }) => severity === 'error').length;
  return errorsIn(parse(applyEdits(document.text, edits), document)) <= errorsIn(document);
}

/**
 * Converts edits to the document without the text at `span` into edits to the original document. The last edit that touches the start of
 * the span also replaces the span. If no edit touches it, an edit that deletes the span is added.
 */
function backInto(edits: readonly Edit[], [start, end]: Span): readonly Edit[] {
  const length = end - start;
  if (length === 0) return edits;
  const touches = ({ span: [from, to] }: Edit): boolean => from <= start && start <= to;
  const last = edits.findLastIndex(touches);
  const moved = edits.map((edit, index): Edit => {
    const [from, to] = edit.span;
    if (index === last) return { ...edit, span: [from, to + length] };
    return from > start ? { ...edit, span: [from + length, to + length] } : edit;
  });
  return last < 0 ? [...moved, { span: [start, end], newText: '' }] : moved;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
