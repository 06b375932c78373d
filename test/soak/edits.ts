/** Simulates edits made by people and their tools. Each kind of edit is a function that returns the successive versions of a text. */
import { itemAt, linesOf, locationIn, sectionsOf, type Block, type Line } from './editLocations.ts';
import type { Random } from './random.ts';
import { oddLines, signs, tellingLines, typed } from './words.ts';

export interface Scene {
  readonly text: string;
  /** The offset of the last edit. */
  readonly near: number;
  /** The texts of earlier steps, oldest first. */
  readonly history: readonly string[];
  /** Another document, to paste from. */
  readonly other: string;
}

/** Returns consecutive texts: several if an edit has several steps, such as typing character by character. */
export type EditKind = (scene: Scene, random: Random) => readonly string[];

const splice = (text: string, start: number, end: number, inserted: string): string =>
  text.slice(0, start) + inserted + text.slice(Math.max(start, end));

const insertSign: EditKind = ({ text, near }, random) => {
  const at = locationIn(text, near, random);
  return [splice(text, at, at, random.one(signs))];
};

const cut: EditKind = ({ text, near }, random) => {
  const at = locationIn(text, near, random);
  return [splice(text, at, at + random.one([1, 1, 1, 2, 5, 12, 40, 200]), '')];
};

const replace: EditKind = ({ text, near }, random) => {
  const at = locationIn(text, near, random);
  return [splice(text, at, at + random.between(1, 20), random.one(random.chance(60) ? signs : oddLines))];
};

const type: EditKind = ({ text, near }, random) => {
  const at = locationIn(text, near, random);
  const words = random.one(typed);
  const length = Math.min(words.length, random.between(3, 14));
  return Array.from({ length }, (_, i) => splice(text, at, at, words.slice(0, i + 1)));
};

const deleteBackwards: EditKind = ({ text, near }, random) => {
  const at = locationIn(text, near, random);
  return Array.from({ length: random.between(2, 8) }, (_, i) => splice(text, Math.max(0, at - i - 1), at, ''));
};

const newLine: EditKind = ({ text, near }, random) => {
  const lines = linesOf(text);
  const line = lines[lineIndexAt(lines, locationIn(text, near, random))];
  if (!line) return [`${text}\n`];
  const at = line.start + line.text.trimEnd().length;
  const indent = /^[ \t]*(?:- )?/.exec(line.text)?.[0] ?? '';
  return [
    splice(text, at, at, `\n${indent}`),
    splice(text, at, at, `\n${indent}${random.one(['a', 'key:', '- ', '# '])}`),
  ];
};

const pasteOddLine: EditKind = ({ text, near }, random) => {
  const lines = linesOf(text);
  const line = lines[lineIndexAt(lines, locationIn(text, near, random))];
  const at = line?.start ?? text.length;
  const indent = random.chance(25) ? (/^ */.exec(line?.text ?? '')?.[0] ?? '') : '';
  return [splice(text, at, at, indent + random.one(oddLines))];
};

const pasteLines: EditKind = ({ text, near, other }, random) => {
  const from = linesOf(random.chance(50) ? other : text);
  const first = random.below(from.length);
  const pasted = from.slice(first, first + random.between(1, 12)).map((line) => line.text);
  const at = lineStart(text, locationIn(text, near, random));
  return [splice(text, at, at, pasted.join(''))];
};

const pasteSection: EditKind = ({ text, other }, random) => {
  const block = blockIn(sectionsOf(other), random);
  const at = blockIn(sectionsOf(text), random)?.start ?? text.length;
  return [splice(text, at, at, block ? other.slice(block.start, block.end) : 'tags:\n  - a\n')];
};

const pasteItem: EditKind = ({ text, other }, random) => {
  const source = random.chance(50) ? other : text;
  const item = itemAt(linesOf(source), random);
  const at = itemAt(linesOf(text), random);
  if (!item || !at) return [`${text}tags:\n  - a\n`];
  const location = random.chance(50) ? at.start : at.end;
  return [splice(text, location, location, source.slice(item.start, item.end))];
};

const deleteLines: EditKind = ({ text, near }, random) => {
  const lines = linesOf(text);
  const first = lineIndexAt(lines, locationIn(text, near, random));
  const removed = lines.slice(first, first + random.one([1, 1, 2, 3, 8]));
  return [splice(text, removed[0]?.start ?? 0, removed.at(-1)?.next ?? 0, '')];
};

const deleteSection: EditKind = ({ text }, random) => {
  const block = blockIn(sectionsOf(text), random);
  return block ? [splice(text, block.start, block.end, '')] : [''];
};

/** Cuts a section, an item or some lines, and pastes them elsewhere. */
const move: EditKind = ({ text }, random) => {
  const lines = linesOf(text);
  const pick = random.below(3);
  const from =
    pick === 0 ? blockIn(sectionsOf(text), random) : pick === 1 ? itemAt(lines, random) : linesBlock(lines, random);
  if (!from) return [text];
  const without = splice(text, from.start, from.end, '');
  const to =
    pick === 0
      ? blockIn(sectionsOf(without), random)?.start
      : pick === 1
        ? itemAt(linesOf(without), random)?.start
        : lineStart(without, random.below(without.length + 1));
  const at = to ?? without.length;
  const moved = splice(without, at, at, text.slice(from.start, from.end));
  return random.chance(50) ? [without, moved] : [moved];
};

const indent: EditKind = ({ text }, random) => {
  const block = random.chance(40) ? blockIn(sectionsOf(text), random) : linesBlock(linesOf(text), random);
  if (!block) return [text];
  const part = text.slice(block.start, block.end);
  const changed = random.one([
    part.replace(/^(?=.)/gm, random.one([' ', '  ', '\t'])),
    part.replace(/^ {1,2}/gm, ''),
    part.replace(/^(?=.)/gm, '# '),
    part.replace(/^( *)# ?/gm, '$1'),
    part.replace(/^( *) {2}/gm, '$1\t'),
  ]);
  return [splice(text, block.start, block.end, changed)];
};

const changeLineBreaks: EditKind = ({ text }, random) => {
  const at = random.below(text.length + 1);
  const part = text.slice(at, at + random.between(1, 2000));
  const changed = part.replace(/\r?\n/g, random.one(['\r\n', '\n', '\r\n', '\r', '\n\n', ' \n']));
  return [
    random.chance(30)
      ? text.replaceAll('\r\n', '\n')
      : random.chance(30)
        ? text.replace(/\r?\n/g, '\r\n')
        : splice(text, at, at + part.length, changed),
  ];
};

const toggleMark: EditKind = ({ text }, random) => {
  if (random.chance(40)) return [text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`];
  if (random.chance(50)) return [text.endsWith('\n') ? text.replace(/[\r\n]+$/, '') : `${text}\n`];
  return [
    /^---/.test(text)
      ? text.replace(/^---[^\n]*\n?/, '')
      : `${random.one(['---\n', '--- \n', '%YAML 1.2\n---\n'])}${text}`,
  ];
};

const anchor: EditKind = ({ text }, random) => {
  const names = [...text.matchAll(/&(\w+)/g)].map((found) => found[1] ?? '');
  const name = random.chance(70) && names.length > 0 ? random.one(names) : random.one(['a', 'base', 'logs']);
  const lines = linesOf(text);
  const index = random.below(lines.length);
  const line = lines[index];
  if (!line) return [text];
  const behind = /^[ \t]*(?:- |[\w"']+:)[ \t]*/.exec(line.text.trimEnd())?.[0].length ?? 0;
  const at = line.start + behind;
  const end = line.start + line.text.trimEnd().length;
  switch (random.below(4)) {
    case 0:
      return [splice(text, at, at, ` &${name} `)];
    case 1:
      return [splice(text, at, end, ` *${name}`)];
    case 2:
      return [splice(text, line.start, line.start, `${/^ */.exec(line.text)?.[0] ?? ''}<<: *${name}\n`)];
    default:
      return [text.replace(random.chance(50) ? /[&*]\w+ ?/g : new RegExp(`[&*]${name}\\b ?`), '')];
  }
};

const conflict: EditKind = ({ text, other }, random) => {
  const block = random.chance(50) ? blockIn(sectionsOf(text), random) : linesBlock(linesOf(text), random);
  if (!block) return [text];
  const ours = text.slice(block.start, block.end);
  const theirs = blockIn(sectionsOf(other), random);
  const marked = splice(
    text,
    block.start,
    block.end,
    `<<<<<<< ours\n${ours}=======\n${theirs ? other.slice(theirs.start, theirs.end) : ''}>>>>>>> theirs\n`,
  );
  return random.chance(60)
    ? [marked, random.chance(50) ? text : marked.replace(/^(?:<{7}|={7}|>{7}).*\n/m, '')]
    : [marked];
};

/** Removes one half of a surrogate pair, or inserts a pair and removes one half of it. */
const halfCharacter: EditKind = ({ text, near }, random) => {
  const pair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.exec(text);
  const half = random.below(2);
  if (pair && random.chance(60)) return [splice(text, pair.index + half, pair.index + half + 1, '')];
  const at = locationIn(text, near, random);
  const set = splice(text, at, at, '🦊');
  return [set, splice(set, at + half, at + half + 1, '')];
};

/** Adds, replaces or removes a section that affects how other sections are checked. */
const tell: EditKind = ({ text }, random) => {
  const key = random.one(Object.keys(tellingLines));
  const line = random.one(tellingLines[key] ?? []);
  const known = sectionsOf(text).find(({ start }) => text.startsWith(`${key}:`, start));
  if (known && random.chance(25)) return [splice(text, known.start, known.end, '')];
  if (known) return [splice(text, known.start, known.end, `${line}\n`)];
  const at = blockIn(sectionsOf(text), random)?.start ?? 0;
  return [splice(text, at, at, `${line}\n`)];
};

const renameKey: EditKind = ({ text }, random) => {
  const block = blockIn(sectionsOf(text), random);
  const target = blockIn(sectionsOf(random.chance(70) ? text : 'x_own: 1\nTitle: x\n"a b": 2\n'), random);
  if (!block || !target) return [text];
  const colon = text.indexOf(':', block.start);
  const name = /^[^:\n]*/.exec(text.slice(target.start))?.[0] ?? 'x_a';
  return [splice(text, block.start, colon < 0 ? block.start : colon, name)];
};

const undo: EditKind = ({ text, history }, random) => {
  const back = history[history.length - 1 - random.between(1, 8)] ?? history[0];
  return back === undefined ? [text] : random.chance(30) ? [back, text] : [back];
};

const startOver: EditKind = ({ text, other }, random) =>
  random.one([
    [''],
    [other],
    [text.slice(0, random.below(text.length + 1))],
    [text.slice(random.below(text.length + 1))],
    [text + other],
    ['', text],
  ]);

const duplicate: EditKind = ({ text }, random) => {
  const block = random.chance(50) ? blockIn(sectionsOf(text), random) : itemAt(linesOf(text), random);
  return [block ? splice(text, block.end, block.end, text.slice(block.start, block.end)) : text + text];
};

/** Every kind of edit with its weight; the sum is about a hundred. */
const kinds: readonly (readonly [EditKind, number])[] = [
  [insertSign, 16],
  [cut, 12],
  [replace, 6],
  [type, 4],
  [deleteBackwards, 3],
  [newLine, 4],
  [pasteOddLine, 9],
  [pasteLines, 5],
  [pasteSection, 4],
  [pasteItem, 5],
  [deleteLines, 5],
  [deleteSection, 2],
  [move, 5],
  [indent, 4],
  [changeLineBreaks, 3],
  [toggleMark, 2],
  [anchor, 4],
  [conflict, 2],
  [halfCharacter, 2],
  [tell, 5],
  [renameKey, 2],
  [undo, 8],
  [startOver, 1],
  [duplicate, 2],
];

/** Returns a random edit, drawn by the weight of its kind. */
export function editAnyhow(scene: Scene, random: Random): readonly string[] {
  let left = random.below(kinds.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [edit, weight] of kinds) {
    left -= weight;
    if (left < 0) return edit(scene, random);
  }
  return [scene.text];
}

const blockIn = (blocks: readonly Block[], random: Random): Block | undefined => blocks[random.below(blocks.length)];

function linesBlock(lines: readonly Line[], random: Random): Block | undefined {
  const first = random.below(lines.length);
  const start = lines[first]?.start;
  const last = lines[Math.min(lines.length, first + random.between(1, 10)) - 1];
  return start === undefined || !last ? undefined : { start, end: last.next };
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineIndexAt(lines: readonly Line[], at: number): number {
  const index = lines.findIndex(({ next }) => at < next);
  return index < 0 ? lines.length - 1 : index;
}
