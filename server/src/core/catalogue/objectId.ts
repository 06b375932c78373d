/** Reads ATT&CK IDs as written by authors, and determines the kinds of objects that they indicate. */
import type { ObjectKind } from './catalogue.ts';

/**
 * Converts a technique ID to ATT&CK's notation: T1078 for `t1078`, T1003.001 for `T1003/001` and `T1003.1`. An ID from the first Mobile
 * releases, such as `MOB-T1001`, is only converted to upper case. Returns undefined for other text.
 */
export function normaliseTechniqueId(text: string): string | undefined {
  const written = text.trim();
  if (/^MOB-T\d{4}$/i.test(written)) return written.toUpperCase();
  const match = /^T(\d{4})(?:[./](\d{1,3}))?$/i.exec(written);
  if (!match) return undefined;
  const sub = match[2];
  // No sub-technique has the number zero, so the ID is incomplete.
  if (sub !== undefined && Number(sub) === 0) return undefined;
  return `T${match[1] ?? ''}${sub === undefined ? '' : `.${sub.padStart(3, '0')}`}`;
}

/** Returns the kind of object that an ID's format indicates, and the ID in ATT&CK's notation; undefined for other text. */
export function readObjectId(text: string): { kind: ObjectKind; id: string } | undefined {
  const technique = normaliseTechniqueId(text);
  if (technique !== undefined) return { kind: 'technique', id: technique };
  const match = /^(?:MOB-(?=[SM]))?(TA|DC|G|S|C|M)\d{4}$/i.exec(text.trim());
  const kind = match && prefixes.get((match[1] ?? '').toUpperCase());
  return match && kind ? { kind, id: match[0].toUpperCase() } : undefined;
}

/**
 * Returns the ID that a mistyped ID stands for. Recognised errors are the letters O, I and L in place of digits (`T1O59`) and, except in
 * technique IDs, missing leading zeros (`G16`). Returns undefined for correct IDs, tactic IDs and other text.
 */
export function correctedId(text: string): string | undefined {
  const written = text.trim();
  const [, prefix = '', number = '', sub] = /^(T|DC|[GSCM])([\dOIl]{1,4})(?:\.([\dOIl]{3}))?$/i.exec(written) ?? [];
  const letters = prefix.toUpperCase();
  const isTechnique = letters === 'T';
  // At most two of the digits may be mistyped as letters, so that words such as "Toll" are not read as IDs.
  if (prefix === '' || (number.match(/\d/g)?.length ?? 0) < Math.max(1, number.length - 2)) return undefined;
  if (isTechnique ? number.length < 4 : sub !== undefined) return undefined;
  const digits = (part: string): string => part.replace(/o/gi, '0').replace(/[il]/gi, '1');
  const id = `${letters}${digits(number).padStart(4, '0')}${sub === undefined ? '' : `.${digits(sub)}`}`;
  return id === written.toUpperCase() || id.endsWith('.000') ? undefined : id;
}

const prefixes: ReadonlyMap<string, ObjectKind> = new Map([
  ['TA', 'tactic'],
  ['DC', 'data-component'],
  ['G', 'group'],
  ['S', 'software'],
  ['C', 'campaign'],
  ['M', 'mitigation'],
]);

/**
 * Returns the kind of object that an ID's prefix indicates. IDs from the first Mobile releases, such as `MOB-T1001`, are supported. A
 * technique ID always indicates a technique, although some old mitigations have one. Returns undefined if no kind matches.
 */
export function kindOfId(id: string): ObjectKind | undefined {
  const letters = /^(?:MOB-)?([A-Z]+)\d/.exec(id)?.[1] ?? '';
  return letters === 'T' ? 'technique' : prefixes.get(letters);
}

/** Returns the name of a kind as used within a sentence. */
export function kindName(kind: ObjectKind): string {
  return kind.replace('-', ' ');
}

/** Returns a kind with its article, if it takes one: "a group", "software". */
export function aKind(kind: ObjectKind): string {
  return kind === 'software' ? kind : `a ${kindName(kind)}`;
}
