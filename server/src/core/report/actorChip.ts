/** Converts actors to chips. */
import type { Actor } from '../catalogue/catalogue.ts';
import { nameKey } from '../catalogue/names.ts';
import type { ActorEntry } from '../model/advisory.ts';
import type { ActorKind, Confidence } from '../model/vocabularies.ts';
import type { Chip } from './block.ts';
import type { Context } from './context.ts';
import { commaList } from './inline.ts';
import { filledIn, type Labels } from '../labels/labels.ts';

/**
 * Returns a list of one chip with an actor's name and the details given in the advisory. Facts from the catalogue (ATT&CK ID, country,
 * aliases) are separate, because only some formats show them. Returns an empty list if the entry has neither a name nor an ID.
 */
export function actorChips(context: Context, entry: ActorEntry): Chip[] {
  const known = knownActor(context, entry);
  const name = entry.name?.value ?? known?.name ?? entry.attackId?.value;
  if (name === undefined) return [];
  const { labels, labelLanguage } = context;
  const kind = entry.kind && kindTitle(entry.kind.value, labels);
  const detail = [
    ...(kind ? [kind] : []),
    ...(entry.aliases.length > 0 ? [filledIn(labels['fact.also'], commaList(entry.aliases))] : []),
    ...(entry.country ? [countryName(entry.country.value, labelLanguage)] : []),
    ...(entry.attackId && entry.name ? [entry.attackId.value.toUpperCase()] : []),
    ...(entry.motivation ? [entry.motivation.value] : []),
    ...(entry.confidence ? [confidenceOf(entry.confidence.value, context)] : []),
  ].join('; ');
  const title = known ? catalogueFacts(known, entry, name, context) : '';
  return [
    {
      text: name,
      ...(detail ? { detail } : {}),
      ...(title ? { title } : {}),
      ...(isDescribed(entry) ? { tone: 'plain' as const } : {}),
      line: context.line(entry.span),
    },
  ];
}

/** Returns the label for an actor's kind, such as "persona". Returns undefined for clusters and descriptions, which have no label. */
const kindTitle = (kind: ActorKind, labels: Labels): string | undefined =>
  kind === 'cluster' || kind === 'description' ? undefined : labels[`actor.${kind}`];

/**
 * Returns a confidence for use within a line, such as `high confidence`. Only English labels are lowercased, because German capitalises
 * nouns.
 */
function confidenceOf(word: Confidence, { labels, labelLanguage }: Context): string {
  const label = labels[`fact.confidence.${word}`];
  return labelLanguage === 'en' ? label.toLowerCase() : label;
}

const isDescribed = ({ kind, unattributed }: ActorEntry): boolean =>
  kind?.value === 'description' || kind?.value === 'sponsor' || unattributed?.value === true;

/**
 * Returns the single actor that an entry refers to. Returns undefined if its ID or name is unknown, if the name is ambiguous, or if the entry is
 * not a tracked actor, such as a description.
 */
function knownActor({ catalogue }: Context, entry: ActorEntry): Actor | undefined {
  if (isDescribed(entry)) return undefined;
  if (entry.attackId) return catalogue.actorByAttackId(entry.attackId.value.trim().toUpperCase());
  const match = entry.name ? catalogue.actor(entry.name.value) : undefined;
  return match?.actors.length === 1 ? match.actors[0] : undefined;
}

/** Returns the catalogue's facts about an actor, except those that the advisory already gives; an empty string if there are none. */
function catalogueFacts(known: Actor, entry: ActorEntry, shown: string, { labels, labelLanguage }: Context): string {
  const written = new Set([shown, ...entry.aliases.map(({ value }) => value)].map(nameKey));
  const others = known.aliases.filter((alias) => !written.has(nameKey(alias)));
  const listed = others.slice(0, maxAliases).join(', ') + (others.length > maxAliases ? ', …' : '');
  const id = entry.attackId ? undefined : known.attackId;
  // The actor's name is added only if the entry does not contain it in any spelling.
  const name = written.has(nameKey(known.name)) ? id : `${known.name}${id === undefined ? '' : ` (${id})`}`;
  return [
    ...(name === undefined ? [] : [name]),
    ...(known.country && !entry.country ? [countryName(known.country, labelLanguage)] : []),
    ...(listed ? [filledIn(labels['fact.also_known_as'], listed)] : []),
  ].join(' · ');
}

/** The maximum number of aliases from the catalogue shown for an actor. */
const maxAliases = 6;

/** Returns the name of an ISO 3166-1 alpha-2 code; any other text is returned unchanged. */
function countryName(code: string, language: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code;
}
