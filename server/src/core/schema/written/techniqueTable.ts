/** Reads tables of techniques, whose columns may have any order: `| Tactic | Technique | ID |`. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { readPastedTechnique } from '../../model/pastedTechnique.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { namesTactic } from './tacticNames.ts';
import { pushAll } from '../../util/lists.ts';

/** A technique from a table row. */
export interface TableTechnique {
  readonly id: string;
  readonly name?: string;
  readonly tactics: readonly string[];
  readonly description?: string;
}

/**
 * Reads each row except the header. A row without a technique ID becomes a string with its non-empty cells, separated by ` | `. Returns
 * undefined if no row has an ID. The first row is the header if each of its cells is empty or a usual name of a column.
 */
export function readTechniqueTable(
  rows: readonly (readonly string[])[],
): readonly (readonly TableTechnique[] | string)[] | undefined {
  const [first = []] = rows;
  const head = first.every((cell) => headWords.test(cell)) ? first : undefined;
  const read = (head ? rows.slice(1) : rows).map(
    (cells) => techniquesIn(cells, head) ?? cells.filter((cell) => cell !== '').join(' | '),
  );
  return read.some((one) => typeof one !== 'string') ? read : undefined;
}

const headWords =
  /^(?:(?:att&ck|mitre(?: att&ck)?|enterprise)?\s*(?:tactics?|(?:sub-?)?techniques?|ids?|names?|titles?|phases?|stages?|kill chain phases?)(?:[\s/()]+(?:tactics?|(?:sub-?)?techniques?|ids?|names?|titles?|details?|used))*|uses?|usage|descriptions?|details?|comments?|notes?|procedures?|examples?|observed(?: activity| behavio[u]?r)?|context|evidence|confidence|#|no\.?|domain|)$/i;
const nameHead = /^(?:(?:sub_?)?techniques?|names?|titles?|(?:sub_?)?techniques?_(?:names?|titles?))$/;
const notesHead =
  /^(?:uses?|usage|descriptions?|details?|comments?|notes?|procedures?|examples?|observed.*|context|evidence)$/;

/** Reads the cells of a row. Returns undefined if none of them has a technique ID. */
function techniquesIn(
  cells: readonly string[],
  head: readonly string[] | undefined,
): readonly TableTechnique[] | undefined {
  const read = cells.map((cell) => readCell(cell));
  // If a row has a technique and its sub-technique, the sub-technique is meant.
  const at = read.reduce<number>((best, one, i) => (one && one.length > 0 && !isLess(one, read[best]) ? i : best), -1);
  const own = read[at];
  if (!own) return undefined;
  const tactics: string[] = [];
  const names: string[] = [];
  const notes: string[] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell === '' || /^[-–—]$/.test(cell) || i === at || isParent(read[i], own)) continue;
    const title = normaliseWord(head?.[i] ?? '').replaceAll('-', '_');
    const parts = partsOf(cell);
    if (tactics.length === 0 && parts.every(namesTactic)) pushAll(tactics, parts);
    else if (/^\d{1,3}\.?$/.test(cell) && /^(?:#|no\.?|)$/.test(title)) continue;
    else if (nameHead.test(title) || (!head && names.length === 0 && isName(cell))) names.push(cell);
    else notes.push(title === '' || notesHead.test(title) ? cell : `${head?.[i] ?? ''}: ${cell}`);
  }
  const name = own[0]?.name ?? nameOf(names);
  const description = notes.length === 0 ? {} : { description: notes.join('; ') };
  return own.map(({ id }) => ({
    id,
    ...(name === undefined || own.length > 1 ? {} : { name }),
    tactics,
    ...description,
  }));
}

interface CellTechnique {
  readonly id: string;
  readonly name?: string;
}

/** Splits a cell at commas, semicolons and line breaks. */
const partsOf = (cell: string): readonly string[] => cell.split(/[,;]|<br ?\/?>/).map((part) => part.trim());

/** Reads a cell that consists of a technique ID with or without its name, or of several IDs. Returns undefined for any other cell. */
function readCell(cell: string): readonly CellTechnique[] | undefined {
  const ids = partsOf(cell).map(normaliseTechniqueId);
  if (ids.every((id) => id !== undefined)) return ids.map((id) => ({ id }));
  const pasted = readPastedTechnique(cell);
  // The end of a sentence, as in "as described for T1566", is not a technique.
  if (pasted) return pasted.name !== undefined && !isName(pasted.name) ? undefined : [pasted];
  const [, written = '', rest = ''] = /^(T\d{4}(?:[./]\d{1,3})?)\s*[-–—:(]([^()]{2,100})\)?$/i.exec(cell) ?? [];
  const name = rest.trim();
  const id = normaliseTechniqueId(written);
  return id === undefined || name.length < 2 ? undefined : [{ id, name }];
}

/**
 * Whether `best`, an earlier cell, is preferred to `cell`: the ID of `best` is at least as long. The ID of a sub-technique is longer than
 * that of its parent.
 */
const isLess = (cell: readonly CellTechnique[], best: readonly CellTechnique[] | undefined): boolean =>
  best !== undefined && (cell[0]?.id.length ?? 0) <= (best[0]?.id.length ?? 0);

/** Whether a cell has a single technique that equals, or is the parent of, each technique in `own`. */
const isParent = (cell: readonly CellTechnique[] | undefined, own: readonly CellTechnique[]): boolean =>
  cell?.length === 1 && own.every(({ id }) => id === cell[0]?.id || id.startsWith(`${cell[0]?.id ?? ''}.`));

const isName = (text: string): boolean =>
  text.length <= 90 && !/[.!?]$/.test(text) && text.split(/\s+/).length <= 9 && /^[\p{Lu}\d/.]/u.test(text);

/**
 * Joins the first two names, those of a technique and its sub-technique, unless the second begins with the first. Returns a single name
 * unchanged, and undefined if there is none.
 */
function nameOf(names: readonly string[]): string | undefined {
  const [parent, sub] = names;
  if (parent === undefined || sub === undefined) return parent;
  return sub.toLowerCase().startsWith(parent.toLowerCase()) ? sub : `${parent}: ${sub}`;
}
