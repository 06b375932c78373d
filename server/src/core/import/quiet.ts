/** Defangs listed indicators in the prose of a draft, so that its readers do not open them by accident. */
import { defangLive, listedFrom, readIndicator, type Listed } from '../indicators/index.ts';
import { readIndicatorType } from '../model/vocabularies.ts';
import { Noted, type Draft, type DraftFields, type DraftValue } from './draft.ts';
import type { ReadSource } from './reader.ts';

/** Keys whose values must not be changed, because programs read them or because other rules apply to them. */
const asWritten: ReadonlySet<string> = new Set(['url', 'value', 'body', 'query', 'file', 'references', 'source', 'id']);

/** Returns the source with all listed indicators in prose and comments defanged. */
export function quietSource({ draft, unread }: ReadSource): ReadSource {
  const listed = listedFrom(valuesOf(draft));
  const quiet = (key: string, value: DraftValue): DraftValue =>
    asWritten.has(key) ? value : quietValue(value, listed, quiet);
  return {
    draft: new Map([...draft].map(([key, value]) => [key, quiet(key, value)])),
    unread: unread.map((line) => defangLive(line, listed)),
  };
}

function quietValue(
  value: DraftValue,
  listed: Listed,
  quiet: (key: string, value: DraftValue) => DraftValue,
): DraftValue {
  if (typeof value === 'string') return defangLive(value, listed);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Noted) return new Noted(quietValue(value.value, listed, quiet), defangLive(value.note, listed));
  if (isList(value)) return value.map((item) => quietValue(item, listed, quiet));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, one === undefined ? undefined : quiet(key, one)]),
  );
}

function valuesOf(draft: Draft): ReturnType<typeof readIndicator>[] {
  const written = draft.get('indicators');
  const rows = written instanceof Noted ? written.value : written;
  if (rows === undefined || typeof rows !== 'object' || !isList(rows)) return [];
  return rows.flatMap((row) => {
    const fields = typeof row === 'string' ? { value: row } : (row as DraftFields);
    const { value, type } = fields as { value?: DraftValue; type?: DraftValue };
    const stated = typeof type === 'string' ? readIndicatorType(type) : undefined;
    return typeof value === 'string' ? [readIndicator(value, stated === 'other' ? undefined : stated)] : [];
  });
}

const isList = (value: DraftValue): value is readonly DraftValue[] => Array.isArray(value);
