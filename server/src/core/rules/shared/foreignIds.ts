/** IDs of vulnerabilities and techniques among the indicators. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { appendItem } from '../../editing/appendItem.ts';
import { listAround } from '../../editing/listItems.ts';
import type { TypedIndicator } from '../../indicators/index.ts';
import type { Fix } from '../../problems/problem.ts';
import { readCveId } from '../../vulnerabilities/cveId.ts';
import type { RuleContext } from '../rule.ts';

/** An ID that is not an indicator, with what it names and the key that it belongs to. */
export interface ForeignId {
  readonly id: string;
  readonly what: string;
  readonly key: 'vulnerabilities' | 'mitre_attack';
}

/** Reads a value without a type that is the ID of a vulnerability or a technique; undefined for any other value. */
export function foreignId({ value, stated, row }: TypedIndicator): ForeignId | undefined {
  if (stated || row.type) return undefined;
  const cve = readCveId(value.value);
  if (cve !== undefined) return { id: cve, what: 'a vulnerability', key: 'vulnerabilities' };
  const technique = normaliseTechniqueId(value.value);
  return technique === undefined ? undefined : { id: technique, what: 'a technique of ATT&CK', key: 'mitre_attack' };
}

/** Returns the fix that moves an ID without other facts to its own list; none if the lists are not written item by item. */
export function movedId(context: RuleContext, { value, row }: TypedIndicator, { id, key }: ForeignId): Fix[] {
  const { advisory, root, text, lines, schema, edit } = context;
  const place = row.bare ? listAround(root, value.span) : undefined;
  if (!place || place.list.flow || place.list.items.length < 2) return [];
  // The comment behind it would be lost.
  if (text.slice(value.span[1], lines.endOf(lines.lineAt(value.span[1]))).includes('#')) return [];
  const entries = (key === 'vulnerabilities' ? advisory.vulnerabilities?.items : advisory.mitreAttack?.items) ?? [];
  const isThere = entries.some((entry) => entry.id?.value.trim().toUpperCase() === id);
  const added = isThere ? [] : appendItem({ root, text, lines }, schema, key, { text: id, pairs: [['id', id]] });
  if (!isThere && added.length === 0) return [];
  const edits = [...edit.removeItem(place.path), ...added];
  return [{ title: `Move it to \`${key}\``, edits, preferred: true }];
}
