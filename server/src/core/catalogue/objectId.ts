/** ATT&CK IDs as authors write them. */
import type { ObjectKind } from './catalogue.ts';

/**
 * A technique's ID in ATT&CK's notation: `t1078` is T1078, `T1003/001` and `T1003.1` are T1003.001.
 * Mobile ATT&CK's of the first releases, `MOB-T1001`, are of another series. Undefined when the text is not a technique's ID.
 */
export function normaliseTechniqueId(text: string): string | undefined {
  const written = text.trim();
  if (/^MOB-T\d{4}$/i.test(written)) return written.toUpperCase();
  const match = /^T(\d{4})(?:[./](\d{1,3}))?$/i.exec(written);
  if (!match) return undefined;
  const sub = match[2];
  // No sub-technique is numbered zero: this is one that is still being typed.
  if (sub !== undefined && Number(sub) === 0) return undefined;
  return `T${match[1] ?? ''}${sub === undefined ? '' : `.${sub.padStart(3, '0')}`}`;
}

/** What kind of object an ID is of by its form alone, and the ID in ATT&CK's notation; undefined for other text. */
export function readObjectId(text: string): { kind: ObjectKind; id: string } | undefined {
  const technique = normaliseTechniqueId(text);
  if (technique !== undefined) return { kind: 'technique', id: technique };
  const match = /^(?:MOB-(?=[SM]))?(TA|DC|G|S|C|M)\d{4}$/i.exec(text.trim());
  const kind = match && prefixes.get((match[1] ?? '').toUpperCase());
  return match && kind ? { kind, id: match[0].toUpperCase() } : undefined;
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
 * The kind of the objects that IDs of this form belong to, from the letters that begin it; also of the first releases' `MOB-T1001`.
 * Old mitigations with a technique's ID count as techniques. Undefined when no kind's IDs begin so.
 */
export function kindOfId(id: string): ObjectKind | undefined {
  const letters = /^(?:MOB-)?([A-Z]+)\d/.exec(id)?.[1] ?? '';
  return letters === 'T' ? 'technique' : prefixes.get(letters);
}

/** The kind within a sentence. */
export function kindName(kind: ObjectKind): string {
  return kind.replace('-', ' ');
}

/** "a group", "software" */
export function aKind(kind: ObjectKind): string {
  return kind === 'software' ? kind : `a ${kindName(kind)}`;
}
