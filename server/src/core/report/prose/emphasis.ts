/** Parses emphasis in prose: only with asterisks, and only around words. */
import type { StateInline } from 'markdown-it';

/**
 * Replaces the parser's rule for emphasis. A run of asterisks opens or closes emphasis if CommonMark 0.31, 6.2 allows it and it is at the
 * edge of a word: `**Akira**`, `*word*`. Wildcards, pointers and products remain as typed: `*.key`, `a*b*c`, `2 * 3`. Underscores are text:
 * `__init__.py`.
 */
export function starsAroundWords(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (silent || src[pos] !== '*') return false;
  const { can_open, can_close, length } = state.scanDelims(pos, true);
  const before = [...src.slice(Math.max(0, pos - 2), pos)].at(-1) ?? '';
  const after = src.slice(pos + length, Math.min(posMax, pos + length + 3));
  const strong = length > 1;
  const open = can_open && mayOpen(before, after, strong);
  const close = can_close && mayClose(before, after, strong);
  state.pos += length;
  if (can_close && !open && !close) dropOpener(state, length);
  if (!open && !close) {
    state.pending += '*'.repeat(length);
    return true;
  }
  for (let star = 0; star < length; star++) {
    state.push('text', '', 0).content = '*';
    state.delimiters.push({ marker: starCode, length, token: state.tokens.length - 1, end: -1, open, close });
  }
  return true;
}

const starCode = 0x2a;

/** Prevents the first asterisk of a name such as `*foo*.txt` from being closed by an asterisk in another name. */
function dropOpener({ delimiters }: StateInline, length: number): void {
  for (const delimiter of delimiters.slice(-length)) if (delimiter.length === length) delimiter.open = false;
}

/**
 * Whether an asterisk may open emphasis. Single asterisks may be part of names, paths and addresses: `*.key`, `*[.]evil[.]com`, `foo/*bar`.
 */
const mayOpen = (before: string, after: string, strong: boolean): boolean =>
  isEdge(before) &&
  before !== '\\' &&
  !/^\[(?:\.|dot)/.test(after) &&
  (strong ? /^[^\s/\\]/u.test(after) : startOfWord.test(after) && !/[._/@=:~+-]/.test(before));

const mayClose = (before: string, after: string, strong: boolean): boolean =>
  isEdge(first(after)) &&
  !/[\p{Ps}\p{Pi}]/u.test(before) &&
  (strong ? !(before === '\\' && /^[\\.]/.test(after)) : !/[\\/_@=-]/.test(before) && !partOfName.test(after));

/** Whether a character, or the absence of one, can be the edge of a word. Characters of scripts without spaces count as edges, too. */
const isEdge = (character: string): boolean => !wordCharacter.test(character) || unspaced.test(character);

const first = (text: string): string => [...text].at(0) ?? '';

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const startOfWord = /^[\p{L}\p{N}\p{M}\p{Ps}\p{Pi}\p{Sc}\p{So}"'`#<&!§¡¿…]/u;
/** Matches text that continues a name after an asterisk: `*foo*.txt`. */
const partOfName = /^[.\\/@=:-][\p{L}\p{N}*_\\]/u;
