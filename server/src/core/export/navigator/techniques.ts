/** Builds the techniques in a Navigator layer. */
import type { Domain, Technique } from '../../catalogue/catalogue.ts';
import type { Confidence } from '../../model/vocabularies.ts';
import type { TechniqueEntry } from '../../model/advisory.ts';
import type { ExportContext } from '../exporter.ts';
import { techniqueOf } from '../techniques.ts';

export interface LayerTechnique {
  readonly techniqueID: string;
  /** The tactic's shortname; absent if the entry covers all tactics of the technique. */
  readonly tactic?: string;
  readonly score: number;
  readonly comment?: string;
  readonly metadata?: readonly { readonly name: string; readonly value: string }[];
  readonly links?: readonly { readonly label: string; readonly url: string }[];
}

const scores: Readonly<Record<Confidence, number>> = { low: 33, moderate: 66, high: 100 };

/**
 * Returns the mapped techniques that are active in a domain. A row with several tactics becomes one entry per tactic. Rows with the same
 * technique and tactic are merged.
 */
export function layerTechniques(context: ExportContext, domain: Domain): readonly LayerTechnique[] {
  const { advisory } = context;
  const found = new Map<string, LayerTechnique>();
  for (const entry of advisory.mitreAttack?.items ?? []) {
    const technique = techniqueOf(entry, context);
    if (!technique || technique.revoked || technique.deprecated || !technique.domains.includes(domain)) continue;
    for (const tactic of tacticsOf(entry, technique, domain, context)) {
      const key = `${technique.id} ${tactic ?? ''}`;
      found.set(key, merged(found.get(key), layerTechnique(entry, technique, tactic, context)));
    }
  }
  return [...found.values()];
}

/**
 * Returns the row's tactics to which the technique belongs in this domain. If there are none, returns a list with a single `undefined`,
 * which produces an entry for all tactics.
 */
function tacticsOf(
  { tactics }: TechniqueEntry,
  { id }: Technique,
  domain: Domain,
  { attack }: ExportContext,
): readonly (string | undefined)[] {
  const own = attack.tacticsIn(id, domain);
  const named = tactics.flatMap(({ value }) => attack.tacticsNamed(value).map(({ shortname }) => shortname));
  const meant = [...new Set(named)].filter((shortname) => own.includes(shortname));
  return meant.length > 0 ? meant : [undefined];
}

function layerTechnique(
  entry: TechniqueEntry,
  { id }: Technique,
  tactic: string | undefined,
  context: ExportContext,
): LayerTechnique {
  const { advisory, mayLink, quiet } = context;
  const confidence = entry.confidence?.value ?? advisory.confidence?.value;
  const comment = quiet(entry.description?.value.trim() ?? '');
  const isAbout = ({ techniques }: { readonly techniques: readonly TechniqueEntry[] }): boolean =>
    techniques.some((one) => techniqueOf(one, context)?.id === id);
  const rules = (advisory.detectionRules?.items ?? []).filter(isAbout);
  const hunts = (advisory.huntingHypotheses?.items ?? []).filter(isAbout);
  const metadata = [
    ...rules.map(({ name, type }) => ({ name: 'Detection rule', value: name?.value ?? type?.value ?? '' })),
    ...hunts.map(({ hypothesis }) => ({ name: 'Hunting hypothesis', value: hypothesis?.value ?? '' })),
  ].flatMap(({ name, value }) => (value.trim() === '' ? [] : [{ name, value: quiet(value.trim()) }]));
  const links = rules.flatMap(({ name, url }) =>
    url && /^https?:/i.test(url.value.trim()) && mayLink(url.value)
      ? [{ label: quiet(name?.value.trim() || 'Detection rule'), url: url.value.trim() }]
      : [],
  );
  return {
    techniqueID: id,
    ...(tactic === undefined ? {} : { tactic }),
    score: confidence === undefined ? 100 : scores[confidence],
    ...(comment === '' ? {} : { comment }),
    ...(metadata.length > 0 ? { metadata } : {}),
    ...(links.length > 0 ? { links } : {}),
  };
}

/** Merges two entries. The result has the higher score and both comments. */
function merged(one: LayerTechnique | undefined, other: LayerTechnique): LayerTechnique {
  if (!one) return other;
  const comment = [...new Set([one.comment, other.comment])].filter(Boolean).join('\n');
  return { ...one, score: Math.max(one.score, other.score), ...(comment === '' ? {} : { comment }) };
}
