/** Formats techniques, tactics and mitigations for the report. */
import type { AttackRelease } from '../catalogue/catalogue.ts';
import type { TechniqueEntry, Text } from '../model/advisory.ts';
import type { Fact, Inline } from './block.ts';
import type { Context } from './context.ts';
import { text } from './inline.ts';

/**
 * Returns a technique as `T1566.002 - Phishing: Spearphishing Link`. The name comes from the advisory, or from the release if the advisory
 * gives only an ID. The release's name of a sub-technique is preceded by its parent's. Any other name is unchanged.
 */
function techniqueText(entry: TechniqueEntry, attack: AttackRelease): string {
  const id = entry.id ? attackId(entry.id.value) : undefined;
  return [id, techniqueName(entry, attack)].filter((part) => part !== undefined).join(' - ');
}

/** Returns the name as in {@link techniqueText}; undefined for an unknown technique without a name. */
export function techniqueName(entry: TechniqueEntry, attack: AttackRelease): string | undefined {
  const known = entry.id ? attack.technique(attackId(entry.id.value)) : undefined;
  const fullName = known?.parentName ? `${known.parentName}: ${known.name}` : known?.name;
  const given = entry.name?.value;
  return given === undefined || given.toLowerCase() === known?.name.toLowerCase() ? (fullName ?? given) : given;
}

/** Returns a technique, with a link to its ATT&CK page if the release contains it. */
export function techniqueInline(entry: TechniqueEntry, attack: AttackRelease): Inline {
  const label = text(techniqueText(entry, attack));
  const known = entry.id ? attack.technique(attackId(entry.id.value)) : undefined;
  return known ? { kind: 'link', url: techniqueUrl(known.id), content: [label], quiet: true } : label;
}

/** The release that contains the names of techniques, and the labels of the report. */
type Words = Pick<Context, 'attack' | 'labels'>;

/** Returns the line "Techniques: …" for a row; nothing if it has no techniques. */
export function techniqueFacts({ attack, labels }: Words, entries: readonly TechniqueEntry[]): Fact[] {
  if (entries.length === 0) return [];
  const content = entries.flatMap((entry, index) => [
    ...(index > 0 ? [text('; ')] : []),
    techniqueInline(entry, attack),
  ]);
  return [{ label: labels[entries.length > 1 ? 'fact.techniques' : 'fact.technique'], content }];
}

/**
 * Returns the line "Mitigations: …" for a recommendation, with each mitigation's name and a link if the release contains it; nothing if
 * there are none.
 */
export function mitigationFacts({ attack, labels }: Words, mitigations: readonly Text[]): Fact[] {
  if (mitigations.length === 0) return [];
  const content = mitigations.flatMap(({ value }, index) => [
    ...(index > 0 ? [text('; ')] : []),
    mitigationInline(value, attack),
  ]);
  return [{ label: labels[mitigations.length > 1 ? 'fact.mitigations' : 'fact.mitigation'], content }];
}

function mitigationInline(written: string, attack: AttackRelease): Inline {
  const id = written.trim().toUpperCase();
  const known = /^M\d{4}$/.test(id) ? attack.object(id) : undefined;
  if (!known) return text(written.trim());
  const url = `https://attack.mitre.org/mitigations/${id}/`;
  return { kind: 'link', url, content: [text(`${id} - ${known.name}`)], quiet: true };
}

/** Returns a tactic's name in this release, or the text in the advisory if the release does not contain the tactic. */
export const tacticName = (tactic: Text, attack: AttackRelease): string =>
  attack.tactic(tactic.value)?.name ?? tactic.value;

/** Returns a normalised ID: `t1003/001` becomes `T1003.001`; other text is unchanged. */
export function attackId(written: string): string {
  const id = written.trim();
  return /^t\d{4}(?:[./]\d{3})?$/i.test(id) ? id.toUpperCase().replace('/', '.') : id;
}

/** Returns the URL of a technique's page; pages of sub-techniques are below their parent's. */
export const techniqueUrl = (id: string): string => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
