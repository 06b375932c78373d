/** Converts pasted text to rows of `mitre_attack`. */
import { fullName, isLikeNameOf, isNameOf } from '../attack/techniques.ts';
import { isUnder, tacticsOf } from '../attack/tactics.ts';
import type { AttackRelease } from '../catalogue/catalogue.ts';
import { normaliseTechniqueId } from '../catalogue/objectId.ts';
import { readNavigatorLayer, readStixBundle } from '../import/index.ts';
import { readJsonObject } from '../import/json.ts';
import { readPastedTechnique } from '../model/pastedTechnique.ts';
import { withoutSeparators, oneLine, segmentsOf, withoutBullet } from '../import/texts/lines.ts';
import { joinLines, type ReadLine, type Reading, type Row } from './row.ts';

/** A pasted technique. */
interface PastedTechnique {
  readonly id: string;
  /** The words next to the ID: a name, or a description of how the technique was used. */
  readonly words?: string;
  readonly tactics?: readonly string[];
  readonly description?: string;
  /** Set if the ID is from a sentence, which may be about a tactic other than that in the heading above. */
  readonly isFromProse?: true;
}

/**
 * Reads the techniques in text, a Navigator layer or a STIX bundle, with names from an ATT&CK release. Returns undefined if most of the
 * text is something else.
 */
export function readTechniques(text: string, attack: AttackRelease): Reading | undefined {
  const json = readJsonObject(text);
  if (json) {
    const layer = readNavigatorLayer(json);
    const bundle = layer ? undefined : readStixBundle(json);
    const found = layer
      ? layerTechniques(layer.techniques, attack)
      : (bundle?.techniques ?? []).map(({ id, name }) => ({ id, ...(name === undefined ? {} : { words: name }) }));
    return joinLines([{ rows: rowsOf(found, attack) }]);
  }
  let tactic: string | undefined;
  const under = (one: PastedTechnique): PastedTechnique =>
    tactic === undefined || one.tactics || (one.isFromProse === true && !isIn(one.id, tactic, attack))
      ? one
      : { ...one, tactics: [tactic] };
  const found = segmentsOf(text).flatMap((segment): readonly (readonly PastedTechnique[] | string)[] => {
    if ('table' in segment) {
      const rows = segment.table.map(
        (cells) => ofCells(cells, attack) ?? cells.filter((cell) => cell !== '').join(' | '),
      );
      const isHeader = typeof rows[0] === 'string' && (segment.table[0] ?? []).every((cell) => headerWords.test(cell));
      return (isHeader ? rows.slice(1) : rows).map((row) => (typeof row === 'string' ? row : row.map(under)));
    }
    const line = withoutBullet(segment.line).text;
    if (/^[\s\-=_*|.]*$/.test(line)) return [];
    const heading = tacticsOf(attack, line.replace(/[:#*]|[([]TA\d{4}[)\]]/g, '').trim())[0];
    if (heading) {
      tactic = heading.name;
      return [];
    }
    const [, before = '', after = ''] = /^([^:]{4,40}):\s(.*)$/.exec(line) ?? [];
    const [own] = after === '' ? [] : tacticsOf(attack, before.trim());
    const read = ofLine(own ? after.trim() : line, attack);
    if (!read) return [line];
    return [own ? read.map((one) => ({ ...one, tactics: [own.name] })) : read.map(under)];
  });
  return joinLines(toLines(found, attack));
}

const headerWords =
  /^(?:tactics?|techniques?(?: titles?| names?)?|(?:technique )?ids?|att&ck id|mitre id|uses?|names?|titles?|descriptions?|details?|comments?|notes?|procedures?|sub-?techniques?|observed activity|context|)$/i;

/**
 * Combines the results of reading lines. A sentence below a technique becomes its description, and any other unrecognised line becomes a
 * comment.
 */
function toLines(found: readonly (readonly PastedTechnique[] | string)[], attack: AttackRelease): readonly ReadLine[] {
  const joined: (readonly PastedTechnique[] | string)[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    const [only, another] = typeof last === 'object' ? last : [];
    const isSentence = typeof one === 'string' && /[.!?]$/.test(one) && one.split(/\s+/).length > 3;
    if (isSentence && only && !another && only.description === undefined)
      joined[joined.length - 1] = [{ ...only, description: one }];
    else joined.push(one);
  }
  const all = joined.filter((one) => typeof one === 'object').flat();
  const rows = rowsOf(all, attack);
  let at = 0;
  return joined.map((one) =>
    typeof one === 'string' ? { comment: one } : { rows: rows.slice(at, (at += one.length)) },
  );
}

const id = String.raw`T\d{4}(?:[./]\d{1,3})?`;
const idFirst = new RegExp(String.raw`^\[?(${id})\]?(?=[\s\-–—:|,;]|$)[,;]?(.*)$`, 'i');
const onlyIds = new RegExp(String.raw`^${id}(?:(?:\s*[,;/&]\s*|\s+(?:and\s+)?)${id})+\.?$`, 'i');
const anyId = new RegExp(String.raw`\b${id}\b`, 'gi');
const idInBrackets = new RegExp(String.raw`[([](${id})[)\]]`, 'i');
const allInBrackets = new RegExp(String.raw`[([](${id})[)\]]`, 'gi');

/** The maximum length of a line that is read as a technique, in characters. */
const maxLength = 4000;

function ofLine(line: string, attack: AttackRelease): readonly PastedTechnique[] | undefined {
  if (line.length > maxLength) return undefined;
  if (onlyIds.test(line)) return [...line.matchAll(anyId)].flatMap(([one]) => known(one));
  const pasted = readPastedTechnique(line);
  if (pasted) return [withWords(pasted.id, pasted.name ?? '', attack)];
  const [, first = '', rest = ''] = idFirst.exec(line) ?? [];
  const own = normaliseTechniqueId(first);
  if (own !== undefined) return [withWords(own, withoutSeparators(rest), attack)];
  const found = idInBrackets.exec(line);
  const named = normaliseTechniqueId(found?.[1] ?? '');
  const technique = named === undefined ? undefined : attack.technique(named);
  const before = line.slice(0, found?.index ?? 0).trim();
  if (!found || named === undefined || !technique) return undefined;
  if (!isNameOf(technique, before)) return ofSentence(line);
  const after = withoutSeparators(line.slice(found.index + found[0].length).replace(/^\./, ''));
  return [{ id: named, words: before, ...(after === '' ? {} : { description: after }) }];
}

/** Reads a sentence with IDs in brackets, which is the description of each technique. Returns undefined if the line does not end like one. */
function ofSentence(line: string): readonly PastedTechnique[] | undefined {
  if (!/[.!?]$/.test(line)) return undefined;
  const description = line.replace(allInBrackets, '').replace(/\s+(?=[.,;:!?]|\s)/g, '');
  return [...line.matchAll(allInBrackets)].flatMap(([, one = '']) =>
    known(one).map(({ id }) => ({ id, description, isFromProse: true as const })),
  );
}

function isIn(technique: string, tactic: string, attack: AttackRelease): boolean {
  const known = attack.technique(technique);
  return known !== undefined && tacticsOf(attack, tactic).some((one) => isUnder(known, one));
}

const known = (written: string): readonly PastedTechnique[] => {
  const read = normaliseTechniqueId(written);
  return read === undefined ? [] : [{ id: read }];
};

/**
 * Separates a technique's name, with or without that of its parent technique, from the words after it, as in `PowerShell: ran a script`.
 */
function withWords(id: string, words: string, attack: AttackRelease): PastedTechnique {
  const link = words.search(/<?https?:\/\/attack\.mitre\.org\//i);
  const text = (link >= 0 && !/\s/.test(words.slice(link)) ? words.slice(0, link) : words).trim();
  if (text === '') return { id };
  const technique = attack.technique(id);
  if (!technique || isNameOf(technique, text)) return { id, words: text };
  for (const name of [fullName(technique), technique.name]) {
    if (!text.toLowerCase().startsWith(name.toLowerCase())) continue;
    const [, rest] = /^\s*(?:[-–—:|.,]|(?=[([]))\s*(\S.*)$/.exec(text.slice(name.length)) ?? [];
    if (rest !== undefined) return { id, words: name, description: withoutBrackets(rest) };
  }
  return { id, words: text };
}

const withoutBrackets = (text: string): string => /^\(([^()]*)\)$/.exec(text)?.[1] ?? text;

/** Reads the cells of a row: an ID, tactics, names and other text, in any order. Returns undefined if no cell contains an ID. */
function ofCells(cells: readonly string[], attack: AttackRelease): readonly PastedTechnique[] | undefined {
  const ids = cells.flatMap((cell) => {
    const read = cell.length > 300 ? undefined : ofLine(cell, attack);
    return read?.length === 1 &&
      (normaliseTechniqueId(cell) !== undefined || /\bT\d{4}/.test(cell.slice(0, 12)) || read[0]?.words !== undefined)
      ? [{ cell, read: read[0] }]
      : [];
  });
  // If a row contains the ID of a technique and that of its sub-technique, the row is about the sub-technique. Its ID is the longer one.
  const own = ids.toSorted((a, b) => (b.read?.id.length ?? 0) - (a.read?.id.length ?? 0))[0];
  if (!own?.read) return undefined;
  const technique = attack.technique(own.read.id);
  const tactics: string[] = [];
  const said: string[] = own.read.description === undefined ? [] : [own.read.description];
  let words = own.read.words;
  for (const cell of cells) {
    const text = oneLine(cell);
    if (text === '' || cell === own.cell) continue;
    const isParent = own.read.id.startsWith(`${normaliseTechniqueId(text.slice(0, 5)) ?? '-'}.`) && text.length < 120;
    const named = tacticsOf(attack, text);
    if (named[0] && tactics.length === 0) tactics.push(named[0].name);
    else if (technique && words === undefined && isNameOf(technique, text)) words = text;
    else if (isParent && ids.some((one) => one.cell === cell)) continue;
    else if (technique?.parentName !== undefined && text.toLowerCase() === technique.parentName.toLowerCase()) continue;
    else said.push(text);
  }
  const description = said.join(', ');
  return [
    {
      id: own.read.id,
      ...(words === undefined ? {} : { words }),
      ...(tactics.length === 0 ? {} : { tactics }),
      ...(description === '' ? {} : { description }),
    },
  ];
}

/** Returns the rows for techniques. The row for a technique with tactics or a description cannot be formatted as a plain string. */
export function rowsOf(found: readonly PastedTechnique[], attack: AttackRelease): readonly Row[] {
  return found.map(({ id: own, words, tactics = [], description }): Row => {
    const technique = attack.technique(own);
    const isName =
      words === undefined || (technique ? isNameOf(technique, words) || isLikeNameOf(technique, words) : true);
    const name = technique ? fullName(technique) : words;
    // Words other than the technique's name are part of the description.
    const said = [isName ? undefined : words, description].filter((one) => one !== undefined).join('. ');
    const text = name === undefined ? own : `${own} - ${name}`;
    const pairs: Row['pairs'] = [
      ['id', own],
      ...(name === undefined ? [] : [['name', name] as const]),
      ...(tactics.length === 0 ? [] : [['tactics', tactics] as const]),
      ...(said === '' ? [] : [['description', said] as const]),
    ];
    return tactics.length === 0 && said === '' ? { pairs, text } : { pairs };
  });
}

/**
 * Returns the techniques in a Navigator layer. A technique that is marked under several tactics becomes one row with all of these tactics.
 */
function layerTechniques(
  techniques: readonly { readonly id: string; readonly tactic?: string; readonly comment?: string }[],
  attack: AttackRelease,
): readonly PastedTechnique[] {
  const byId = new Map<string, { tactics: string[]; comments: string[] }>();
  for (const { id: own, tactic, comment } of techniques) {
    const known = byId.get(own) ?? { tactics: [], comments: [] };
    byId.set(own, known);
    const name = tactic === undefined ? undefined : (tacticsOf(attack, tactic)[0]?.name ?? tactic);
    if (name !== undefined && !known.tactics.includes(name)) known.tactics.push(name);
    if (comment !== undefined && !known.comments.includes(comment)) known.comments.push(comment.replace(/\s+/g, ' '));
  }
  return [...byId].map(([own, { tactics, comments }]) => ({
    id: own,
    ...(tactics.length === 0 ? {} : { tactics }),
    ...(comments.length === 0 ? {} : { description: comments.join('. ') }),
  }));
}
