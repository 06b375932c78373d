/** Collects the facts found in a source under the keys of an advisory, without duplicating values or rows. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { Noted, type DraftFields, type DraftValue } from './draft.ts';
import { textsOf } from './json.ts';
import { indicatorRows, type FoundIndicator } from './indicatorRows.ts';
import type { ReadSource } from './reader.ts';

type Fields = Readonly<Record<string, DraftValue | undefined>>;

export interface Collected {
  /**
   * Sets a key unless it has a value; a different value is then reported as not imported, except for lists of names, which are merged. Ignores
   * undefined and empty text. `from` describes the source of the value, on one line.
   */
  set(key: string, value: DraftValue | undefined, from: string): void;
  /**
   * Adds a row to a list, or merges it into the row with the same identity: lists, CVSS ratings and descriptions are joined, and any other
   * value that differs from that of the row is reported as not imported.
   */
  row(key: string, identity: string, fields: Fields, from: string): void;
  indicator(found: FoundIndicator, from: string): void;
  /** Records a line of content for which the advisory has no key. */
  unread(line: string): void;
  /** Whether a key has a value or a row. */
  has(key: string): boolean;
  result(): ReadSource;
}

/** Matches the keys of lists of names. */
const names = /^(?:authors|actors|campaigns|malware|tools|sectors|regions|tags)$/;

/** The field that identifies a row of each list; `name` for other lists. */
const identities: Readonly<Record<string, string>> = {
  vulnerabilities: 'id',
  mitre_attack: 'id',
  references: 'title',
  recommendations: 'text',
};

/**
 * Creates an empty collection. Rows of `actors` whose names refer to the same actor in the catalogue are merged; the names after the first
 * one become aliases.
 */
export function createCollected(catalogue: Pick<Catalogue, 'actor'>): Collected {
  const values = new Map<string, Noted>();
  const lists = new Map<string, { rows: Map<string, Record<string, DraftValue>>; from: Set<string> }>();
  const indicators: FoundIndicator[] = [];
  const indicatorsFrom = new Set<string>();
  const unread: string[] = [];
  const has = (key: string): boolean =>
    values.has(key) || lists.has(key) || (key === 'indicators' && indicators.length > 0);
  const collected: Collected = {
    set(key, value, from) {
      if (value === undefined || value === '') return;
      if (names.test(key) && Array.isArray(value))
        for (const name of textsOf(value)) collected.row(key, name, { name }, from);
      else if (!has(key)) values.set(key, new Noted(value, from));
      else if (!says(values.get(key)?.value, value)) unread.push(`${key}: ${inWords(value)}`);
    },
    row(key, identity, fields, from) {
      const list = lists.get(key) ?? { rows: new Map<string, Record<string, DraftValue>>(), from: new Set<string>() };
      lists.set(key, list);
      list.from.add(from);
      const known = key === 'actors' ? catalogue.actor(identity) : undefined;
      const [actor, another] = known?.inAttack ? [known.inAttack] : (known?.actors ?? []);
      const id = (actor && !another ? actor.name : identity).trim().toLowerCase();
      const row = list.rows.get(id) ?? {};
      list.rows.set(id, row);
      const { name: first = fields['name'] } = row;
      if (key === 'actors' && typeof first === 'string' && typeof fields['name'] === 'string') {
        const also = [fields['name'], ...((fields['aliases'] ?? []) as readonly string[])];
        fields = { ...fields, aliases: also.filter((name) => name.toLowerCase() !== first.toLowerCase()) };
      }
      for (const [name, value] of Object.entries(fields)) {
        if (value === undefined || value === '' || (isList(value) && value.length === 0)) continue;
        const known = Object.hasOwn(row, name) ? row[name] : undefined;
        // A title or name that only repeats the identity says less than any other one.
        if (known === undefined || (known === identity && value !== identity)) row[name] = value;
        else if (isList(known) && isList(value)) row[name] = distinct([...known, ...value]);
        else if (value === identity || says(known, value)) continue;
        else if (name === 'cvss') row[name] = distinct([known, value].flat());
        else if (name === 'description') row[name] = `${inWords(known)}\n\n${inWords(value)}`;
        else unread.push(`${identity}: ${name}: ${inWords(value)}`);
      }
    },
    indicator(found, from) {
      indicators.push(found);
      indicatorsFrom.add(from);
    },
    unread: (line) => void unread.push(line),
    has,
    result() {
      const draft = new Map<string, DraftValue>(values);
      for (const [key, { rows, from }] of lists)
        draft.set(
          key,
          new Noted(
            [...rows.values()].map((row) => bare(row, identities[key] ?? 'name')),
            noteOf(from),
          ),
        );
      const rows = indicatorRows(indicators);
      if (rows.length > 0) draft.set('indicators', new Noted(rows, noteOf(indicatorsFrom)));
      return { draft, unread };
    },
  };
  return collected;
}

const isList = (value: DraftValue): value is readonly DraftValue[] => Array.isArray(value);

const distinct = (items: readonly DraftValue[]): readonly DraftValue[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Returns the strings, numbers and booleans in a value, separated by commas; ignores those nested more than 20 levels deep. */
export const inWords = (value: unknown, levels = 20): string =>
  typeof value !== 'object' || value === null
    ? String(value)
    : levels === 0
      ? ''
      : Object.values(value)
          .map((inner) => inWords(inner, levels - 1))
          .join(', ');

/** Whether `known` contains the words of `value`, or consists of the same words in a different case. */
function says(known: DraftValue | undefined, value: DraftValue): boolean {
  const [whole, part] = [inWords(known), inWords(value)];
  const at = whole.indexOf(part);
  // A value within a longer word or number is a different one: 9.1 in 19.1.
  const isWhole =
    at >= 0 && !/[\p{L}\p{N}]$/u.test(whole.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(whole.slice(at + part.length));
  return isWhole || (whole.length === part.length && whole.toLowerCase() === part.toLowerCase());
}

/** Returns the value of the identity field if the row has no other fields, otherwise the row. */
function bare(row: DraftFields, identity: string): DraftValue {
  const [only, ...more] = Object.keys(row);
  return only === identity && more.length === 0 ? (row[identity] ?? row) : row;
}

const maxNamed = 4;

function noteOf(from: ReadonlySet<string>): string {
  const named = [...from].slice(0, maxNamed).join('; ');
  return from.size > maxNamed ? `${named}; …` : named;
}
