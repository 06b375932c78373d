/** Collects the facts found in a source under the keys of an advisory, without duplicating values or rows. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { Noted, type DraftFields, type DraftValue } from './draft.ts';
import { indicatorRows, type FoundIndicator } from './indicatorRows.ts';
import type { ReadSource } from './reader.ts';

type Fields = Readonly<Record<string, DraftValue | undefined>>;

export interface Collected {
  /** Sets a key unless it has a value; ignores undefined and empty text. `from` describes the source of the value, on one line. */
  set(key: string, value: DraftValue | undefined, from: string): void;
  /** Adds a row to a list, or merges it into the row with the same identity. */
  row(key: string, identity: string, fields: Fields, from: string): void;
  indicator(found: FoundIndicator, from: string): void;
  /** Records a line of content for which the advisory has no key. */
  unread(line: string): void;
  /** Whether a key has a value or a row. */
  has(key: string): boolean;
  result(): ReadSource;
}

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
  return {
    set(key, value, from) {
      if (value !== undefined && value !== '' && !has(key)) values.set(key, new Noted(value, from));
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
        const names = [fields['name'], ...((fields['aliases'] ?? []) as readonly string[])];
        fields = { ...fields, aliases: names.filter((name) => name.toLowerCase() !== first.toLowerCase()) };
      }
      for (const [name, value] of Object.entries(fields)) {
        if (value === undefined || value === '' || (isList(value) && value.length === 0)) continue;
        row[name] = Object.hasOwn(row, name) ? joined(row[name], value) : value;
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
}

const isList = (value: DraftValue): value is readonly DraftValue[] => Array.isArray(value);

/** Returns the items of two lists without duplicates; for other values, returns the first one. */
function joined(known: DraftValue | undefined, value: DraftValue): DraftValue {
  if (known === undefined) return value;
  return isList(known) && isList(value) ? [...new Set([...known, ...value])] : known;
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
