/** Finds the techniques that an advisory names outside prose, compares their names, and edits the entries that name them. */
import { isTypo } from '../util/nearest.ts';
import type { AttackRelease, Catalogue, Technique } from '../catalogue/catalogue.ts';
import { recommendationRows } from '../model/recommendationRows.ts';
import type { Advisory, TechniqueEntry, Text } from '../model/advisory.ts';
import type { Edit } from '../text/edits.ts';
import { defineCollector } from '../collect/collector.ts';
import type { Editor } from '../editing/editor.ts';
import type { Lines } from '../text/text.ts';
import { normaliseTechniqueId } from '../catalogue/objectId.ts';

/** A technique that an advisory names by a syntactically valid ID. */
export interface Mention {
  readonly entry: TechniqueEntry;
  /** The ID as written in the advisory, with its span. */
  readonly written: Text;
  /** The ID in ATT&CK's notation. */
  readonly id: string;
  /** All entries of the list that contains `entry`, including `entry` itself. */
  readonly siblings: readonly TechniqueEntry[];
  /** Whether `entry` is in `mitre_attack` rather than in a row's `techniques`. */
  readonly mapped: boolean;
}

/** The top-level keys that contain techniques outside prose. */
export const techniqueKeys = [
  'attack_chain',
  'timeline',
  'detection_rules',
  'hunting_hypotheses',
  'recommendations',
  'mitre_attack',
] as const;

/** Returns every entry of `mitre_attack` and of the rows' `techniques`, list by list, in the order of `techniqueKeys`. */
export function techniqueLists(advisory: Advisory): { mapped: boolean; entries: readonly TechniqueEntry[] }[] {
  const { attackChain, timeline, detectionRules, huntingHypotheses, recommendations, mitreAttack } = advisory;
  const rows = [
    ...(attackChain && 'items' in attackChain ? attackChain.items : []),
    ...(timeline?.items ?? []),
    ...(detectionRules?.items ?? []),
    ...(huntingHypotheses?.items ?? []),
    ...recommendationRows(recommendations),
  ];
  return [
    ...rows.map((row) => ({ mapped: false, entries: row.techniques })),
    { mapped: true, entries: mitreAttack?.items ?? [] },
  ];
}

/** Returns the techniques that an advisory names. Text that is not a technique ID is ignored, because other rules report it. */
export function techniqueMentions(advisory: Advisory): Mention[] {
  return techniqueLists(advisory).flatMap(({ mapped, entries }) =>
    entries.flatMap((entry) => {
      const id = entry.id && normaliseTechniqueId(entry.id.value);
      return entry.id && id !== undefined ? [{ entry, written: entry.id, id, siblings: entries, mapped }] : [];
    }),
  );
}

/** Collects the techniques that an advisory names. */
export const mentions = defineCollector({
  name: 'attack/mentions',
  from: techniqueKeys,
  collect: ({ advisory }) => techniqueMentions(advisory),
});

/** Collects the techniques in `mitre_attack`. */
export const mappedMentions = defineCollector({
  name: 'attack/mapped mentions',
  from: ['mitre_attack'],
  collect: (chunk) => chunk.collect(mentions).filter(({ mapped }) => mapped),
});

/**
 * Returns an entry's tactics as keys for comparison. The result is empty for an entry without tactics, which counts as having all of them.
 */
export function tacticKeys({ tactics }: TechniqueEntry, attack: AttackRelease): readonly string[] {
  return tactics.map(({ value }) => attack.tactic(value)?.shortname ?? value.trim().toLowerCase());
}

/** Whether two entries share a tactic; an entry without tactics counts as having all of them. */
export function sharesTactic(one: TechniqueEntry, two: TechniqueEntry, attack: AttackRelease): boolean {
  if (one.tactics.length === 0 || two.tactics.length === 0) return true;
  const keys = new Set(tacticKeys(one, attack));
  return tacticKeys(two, attack).some((key) => keys.has(key));
}

/** Returns a technique's name with its parent's, `Phishing: Spearphishing Link`; its own name if it has no parent. */
export function fullName({ name, parentName }: Technique): string {
  return parentName === undefined ? name : `${parentName}: ${name}`;
}

/** Whether a name belongs to the technique; a sub-technique may be named with or without its parent. */
export function isNameOf(technique: Technique, written: string): boolean {
  const key = nameKey(written);
  return key === nameKey(technique.name) || key === nameKey(fullName(technique));
}

/**
 * Returns another active technique with this name in a domain of the given technique. If there is none, and the name is not a former or
 * similar name of the given technique, returns one in Enterprise. Returns undefined if there is none there either.
 */
export function namesakeOf(
  { attack, catalogue }: { readonly attack: AttackRelease; readonly catalogue: Catalogue },
  name: string,
  technique: Technique,
): Technique | undefined {
  const found = attack.techniquesNamed(name).filter((one) => isNameOf(one, name) && one.id !== technique.id);
  const near = found.find(({ domains }) => domains.some((domain) => technique.domains.includes(domain)));
  if (near || isLikeNameOf(technique, name) || isFormerName(catalogue, technique.id, name)) return near;
  return found.find(({ domains }) => domains.includes('enterprise'));
}

/** Whether a technique had this name in some release; the name may include the parent's (`Parent: Name`). */
export function isFormerName(catalogue: Catalogue, id: string, name: string): boolean {
  const written = nameKey(name.replace(/^[^:]*:\s/, ''));
  return catalogue.life(id)?.names.some((one) => nameKey(one.name) === written) ?? false;
}

/**
 * Whether a name probably refers to this technique: it is a misspelling or a part of the technique's name. A longer name is not matched,
 * because it may be the author's own.
 */
export function isLikeNameOf(technique: Technique, written: string): boolean {
  const key = nameKey(written);
  return [technique.name, fullName(technique)]
    .map(nameKey)
    .some((name) => isTypo(key, name) || (key.length >= minPartLength && name.includes(key)));
}

/** The minimum number of letters and digits in a partial name; shorter ones are ambiguous. */
const minPartLength = 8;

/** Returns only the letters and digits of a name, in lower case, because case, spaces, hyphens and quotes do not distinguish names. */
function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns a technique's ID and full name: `T1566.002 Phishing: Spearphishing Link`. */
export function labelOf(technique: Technique): string {
  return `${technique.id} ${fullName(technique)}`;
}

/** Returns the technique's name in the author's style: with the parent's name if the written name contains a colon. */
export function nameLike(technique: Technique, written: string): string {
  return written.includes(':') ? fullName(technique) : technique.name;
}

/** The context needed to edit an entry. */
export interface EditingContext {
  readonly text: string;
  readonly edit: Editor;
}

/**
 * Returns the edits that replace the technique of an entry: only the ID if the entry has no name, otherwise ID and name. All other keys of
 * the entry, the quotes, and, if it is known, the author's separator between ID and name remain unchanged. An entry without an ID is not
 * edited.
 */
export function replaceTechnique(context: EditingContext, entry: TechniqueEntry, by: Technique): readonly Edit[] {
  const { id, name } = entry;
  if (!id) return [];
  if (!entry.bare) {
    const newName = name ? context.edit.replaceScalar(name.span, nameLike(by, name.value)) : [];
    return [...context.edit.replaceScalar(id.span, by.id), ...newName];
  }
  if (!name) return [{ span: id.span, newText: by.id, replaces: [id.value] }];
  return replaceName(context, entry, nameLike(by, name.value), by.id);
}

/**
 * Returns the edits that change an entry's name. In bare text (`T1059 - Name`), the ID is also replaced if a new one is given. An entry
 * without a name is not edited.
 */
export function replaceName(
  context: EditingContext,
  entry: TechniqueEntry,
  newName: string,
  newId: string | undefined = entry.id?.value,
): readonly Edit[] {
  const { id, name } = entry;
  if (!name) return [];
  if (!entry.bare || !id) return context.edit.replaceScalar(name.span, newName);
  // In a block scalar or a string with escape sequences, ID and name do not have separate spans, so the author's separator is unknown.
  const between = id.span[1] <= name.span[0] ? context.text.slice(id.span[1], name.span[0]) : ' - ';
  return context.edit.replaceScalar(entry.span, `${newId ?? ''}${between}${newName}`);
}

/** Whether an entry contains only the technique's ID and name: no other keys such as `tactics`, and no comment on its last line. */
export function hasOnlyIdentity(
  { text, lines }: { readonly text: string; readonly lines: Lines },
  { span, pairs, bare }: TechniqueEntry,
): boolean {
  const rest = text.slice(span[1], lines.endOf(lines.lineAt(span[1])));
  if (/#/.test(rest)) return false;
  return bare || pairs.every(({ key }) => key.value === 'id' || key.value === 'name');
}
