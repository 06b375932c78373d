/** YAML before it is written: the content of a value, and the notations that the format allows for it. */
import type { Pick } from './pick.ts';

/**
 * `text` is one line of text, `prose` may have several, `body` is code that must not be folded. `word` (enum values, booleans, dates,
 * countries) may be plain even if other tools read it as another type; `number` must be plain.
 */
export type ScalarUse = 'text' | 'prose' | 'body' | 'word' | 'number';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly text: string;
  readonly use: ScalarUse;
  readonly anchor?: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly anchor?: string;
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: readonly (readonly [key: string, value: Node])[];
}

export interface AliasNode {
  readonly kind: 'alias';
  readonly name: string;
}

export type Node = ScalarNode | ListNode | MappingNode | AliasNode;

const scalar =
  (use: ScalarUse) =>
  (text: string): ScalarNode => ({ kind: 'scalar', text, use });

export const text = scalar('text');
export const prose = scalar('prose');
export const body = scalar('body');
export const plainWord = scalar('word');
export const number = (value: number | string): ScalarNode => scalar('number')(String(value));

/** Returns a list; a single item may be written without a list. Items "none" and "n/a" are changed, because alone they mean an empty list. */
export function list(pick: Pick, items: readonly Node[]): Node {
  const said = items.map((item) =>
    item.kind === 'scalar' && /^(?:none|n\/a)$/i.test(item.text) ? { ...item, text: `${item.text} at all` } : item,
  );
  const [only, more] = said;
  if (!only || more) return { kind: 'list', items: said };
  return pick.chance(40) ? only : { kind: 'list', items: [only] };
}

/** Returns a mapping of the keys that have a value, in the given order. */
export function mapping(values: Readonly<Record<string, Node | undefined>>): MappingNode {
  return {
    kind: 'mapping',
    entries: Object.entries(values).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
  };
}

/** Returns a row with the needed keys, some of the optional ones, and sometimes a custom key; the order of the keys may be random. */
export function row(
  pick: Pick,
  needed: Readonly<Record<string, Node>>,
  optional: Readonly<Record<string, () => Node>> = {},
): MappingNode {
  const chosen = Object.entries(optional).flatMap(([key, make]) => (pick.chance(50) ? [[key, make()] as const] : []));
  const own = pick.chance(8) ? [['x_ticket', ownValue(pick)] as const] : [];
  const entries = [...Object.entries(needed), ...chosen, ...own];
  return { kind: 'mapping', entries: pick.chance(30) ? pick.shuffled(entries) : entries };
}

/** Returns a value for a custom key, which may be of any kind. */
export function ownValue(pick: Pick): Node {
  return pick.one<Node>([
    text('SOC-1234'),
    plainWord('null'),
    plainWord('0123'),
    text('TODO later'),
    text('<name>'),
    number(7),
    {
      kind: 'list',
      items: [text('a'), { kind: 'list', items: [] }, mapping({ b: plainWord('yes'), 'C d': text('e: f') })],
    },
    mapping({ type: text('domain'), url: text('not a link'), T1059: plainWord('2026-13-45') }),
  ]);
}

/** Returns an enum value or one of its synonyms in an accepted spelling, which varies in case, and in spaces, hyphens and underscores. */
export function forgiving(pick: Pick, word: string, synonyms: Readonly<Record<string, string>> = {}): ScalarNode {
  const others = Object.entries(synonyms).flatMap(([other, of]) => (of === word ? [other] : []));
  const chosen = pick.one([word, word, ...others]);
  const spaced = chosen.replaceAll('_', pick.one(['_', ' ', '-']));
  const title = spaced.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
  return plainWord(pick.one([chosen, spaced, title, spaced.toUpperCase()]));
}

const yes = ['true', 'yes', 'on', 'True', 'YES', 'On'];
const no = ['false', 'no', 'off', 'False', 'NO', 'Off'];

export const boolean = (pick: Pick, value: boolean): ScalarNode => plainWord(pick.one(value ? yes : no));
