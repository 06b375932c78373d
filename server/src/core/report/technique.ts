/** How techniques and tactics are written on the page. */
import type { AttackRelease } from '../catalogue/catalogue.ts';
import type { TechniqueEntry, Text } from '../model/advisory.ts';
import type { Fact, Inline } from './block.ts';
import { text } from './inline.ts';

/**
 * A technique as `T1566.002 - Phishing: Spearphishing Link`: the author's name, the catalogue's where the author gave
 * only the ID; a sub-technique's name given alone gets its parent's. What the catalogue does not know stays as written.
 */
export function techniqueText(entry: TechniqueEntry, attack: AttackRelease): string {
  const id = entry.id ? attackId(entry.id.value) : undefined;
  const known = id === undefined ? undefined : attack.technique(id);
  const fullName = known?.parentName ? `${known.parentName}: ${known.name}` : known?.name;
  const given = entry.name?.value;
  const name = given === undefined || given.toLowerCase() === known?.name.toLowerCase() ? (fullName ?? given) : given;
  return [id, name].filter((part) => part !== undefined).join(' - ');
}

/** A technique, with a link to its page at ATT&CK when the release has it. */
export function techniqueInline(entry: TechniqueEntry, attack: AttackRelease): Inline {
  const label = text(techniqueText(entry, attack));
  const known = entry.id ? attack.technique(attackId(entry.id.value)) : undefined;
  return known ? { kind: 'link', url: techniqueUrl(known.id), content: [label], quiet: true } : label;
}

/** The line "Techniques: …" of a row, nothing when it names none. */
export function techniqueFacts(entries: readonly TechniqueEntry[], attack: AttackRelease): Fact[] {
  if (entries.length === 0) return [];
  const content = entries.flatMap((entry, index) => [
    ...(index > 0 ? [text('; ')] : []),
    techniqueInline(entry, attack),
  ]);
  return [{ label: entries.length > 1 ? 'Techniques' : 'Technique', content }];
}

/** The line "Mitigations: …" of a recommendation, each with its name and a link where the release has it; nothing when it names none. */
export function mitigationFacts(mitigations: readonly Text[], attack: AttackRelease): Fact[] {
  if (mitigations.length === 0) return [];
  const content = mitigations.flatMap(({ value }, index) => [
    ...(index > 0 ? [text('; ')] : []),
    mitigationInline(value, attack),
  ]);
  return [{ label: mitigations.length > 1 ? 'Mitigations' : 'Mitigation', content }];
}

function mitigationInline(written: string, attack: AttackRelease): Inline {
  const id = written.trim().toUpperCase();
  const known = /^M\d{4}$/.test(id) ? attack.object(id) : undefined;
  if (!known) return text(written.trim());
  const url = `https://attack.mitre.org/mitigations/${id}/`;
  return { kind: 'link', url, content: [text(`${id} - ${known.name}`)], quiet: true };
}

/** A tactic's name in this release, the author's own words when it has none. */
export const tacticName = (tactic: Text, attack: AttackRelease): string =>
  attack.tactic(tactic.value)?.name ?? tactic.value;

/** `t1003/001` is `T1003.001`; all else stays as written. */
function attackId(written: string): string {
  const id = written.trim();
  return /^t\d{4}(?:[./]\d{3})?$/i.test(id) ? id.toUpperCase().replace('/', '.') : id;
}

/** The page of a technique: sub-techniques stand below their parents. */
const techniqueUrl = (id: string): string => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
