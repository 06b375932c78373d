/** The data about an advisory for the lists, feeds and search of a site. */
import { meantActors, headOf } from '../attack/actors.ts';
import { fullName, techniqueMentions } from '../attack/techniques.ts';
import { nameKey } from '../catalogue/names.ts';
import { actorKey, identitySource, type IdentitySource } from '../corpus/identities.ts';
import type { ExportTimes } from '../export/exporter.ts';
import { timesOf } from '../export/times.ts';
import { labelOf } from '../export/tlp.ts';
import { defang, defangLive, type Listed } from '../indicators/index.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ActorEntry, Advisory, Indicator, Text } from '../model/advisory.ts';
import type { SeverityValue, Tlp } from '../model/vocabularies.ts';
import { plainInline } from '../report/inline.ts';
import { literal } from '../report/literal.ts';
import { typeOf } from '../report/sections/indicators.ts';
import { visibleLine } from '../report/visible.ts';

/** An actor, technique or tag that several advisories may have in common. */
export interface Topic {
  /** The comparison key. Different names of the same actor have the same key. */
  readonly key: string;
  readonly label: string;
}

export type TopicKind = 'actors' | 'techniques' | 'tags';

/** An advisory on the site. All strings are on a single line, and indicators in them are defanged. */
export interface SiteEntry {
  /** The name of the advisory's folder. */
  readonly name: string;
  /** The path of the advisory's file, relative to the published folder. */
  readonly path: string;
  /** The UUID of the advisory in feeds. */
  readonly uuid: string;
  readonly title: string;
  readonly id?: string;
  /** The language of the advisory's text as a BCP 47 tag. */
  readonly language: string;
  readonly status?: 'draft' | 'withdrawn';
  readonly severity?: SeverityValue;
  readonly tlp?: Tlp;
  /** When the advisory was created and last changed. Absent if the advisory contains no date. */
  readonly times?: ExportTimes;
  readonly authors: readonly string[];
  /** The beginning of the summary. */
  readonly summary: string;
  readonly topics: Readonly<Record<TopicKind, readonly Topic[]>>;
  /** Words by which the search finds the advisory, in addition to its title, ID and topics. */
  readonly words: readonly string[];
  /** The indicators that the site contains, defanged, for the search. */
  readonly indicators: readonly string[];
}

/** The data from which the entry of an advisory is created. */
export interface EntrySource extends Pick<SiteEntry, 'name' | 'path' | 'uuid'> {
  readonly advisory: Advisory;
  /** The indicators that may be published. */
  readonly indicators: readonly Indicator[];
  readonly listed: Listed;
  readonly catalogue: Catalogue;
  /** The summary as plain text. */
  readonly summary: string;
}

/** The maximum length of a summary in lists, in characters. */
const maxSummaryLength = 280;

/** Returns the entry of an advisory. */
export function entryOf(given: EntrySource): SiteEntry {
  const { name, path, uuid, advisory, listed, catalogue, summary } = given;
  const quiet = (text: string): string => visibleLine(defangLive(text, listed));
  const lines = (items: readonly Text[] | undefined): string[] =>
    (items ?? []).map(({ value }) => quiet(value)).filter((line) => line !== '');
  const { id, language, severity, status, title } = advisory;
  const tlp = labelOf(advisory);
  const times = timesOf(advisory);
  const source = identitySource(advisory, catalogue);
  return {
    name,
    path,
    uuid,
    title: title ? quiet(plainInline(literal(title.value))) : 'Untitled advisory',
    ...(id ? { id: quiet(id.value) } : {}),
    language: language?.value.trim() || 'en',
    ...(status && status.value !== 'final' ? { status: status.value } : {}),
    ...(severity ? { severity: severity.value } : {}),
    ...(tlp ? { tlp } : {}),
    ...(times ? { times } : {}),
    authors: lines(advisory.authors?.items),
    summary: shortened(quiet(summary)),
    topics: {
      actors: distinct((advisory.actors?.items ?? []).flatMap((entry) => actorTopic(entry, source, quiet) ?? [])),
      techniques: distinct(techniqueTopics(advisory, source)),
      tags: distinct(lines(advisory.tags?.items).map((label) => ({ key: nameKey(label), label }))),
    },
    words: searchedWords(advisory, lines),
    indicators: [...new Set(given.indicators.flatMap((row) => shownValue(row, quiet)))],
  };
}

/** Returns a list with an indicator's value as the page shows it, or an empty list if the indicator has no value. */
const shownValue = (row: Indicator, quiet: (text: string) => string): readonly string[] =>
  row.value && row.value.value.trim() !== '' ? [quiet(defang(row.value.value, typeOf(row)))] : [];

function actorTopic(entry: ActorEntry, source: IdentitySource, quiet: (text: string) => string): Topic | undefined {
  const key = actorKey(source, entry);
  const written = (entry.name ?? entry.attackId)?.value;
  if (!key || written === undefined) return undefined;
  const { catalogue } = source;
  const [actor, another] = meantActors(catalogue, entry);
  const isKnown = actor && !another && (actor.attackId ?? nameKey(actor.name)) === key;
  const known = catalogue.actorByAttackId(key)?.name ?? (isKnown ? actor.name : undefined);
  return { key, label: quiet(known ?? headOf(written) ?? written) };
}

/**
 * Returns a topic for each mapped technique. The label contains the technique's name in the newest release, so that the same technique has the
 * same label in all advisories. A technique that is not in the newest release has its name in the advisory's release.
 */
function techniqueTopics(advisory: Advisory, { attack, catalogue }: IdentitySource): Topic[] {
  const newest = catalogue.at(catalogue.newest);
  return techniqueMentions(advisory).flatMap(({ id, mapped }) => {
    const technique = newest.technique(id) ?? attack.technique(id);
    return mapped && technique ? [{ key: id, label: `${id} - ${fullName(technique)}` }] : [];
  });
}

const distinct = (topics: readonly Topic[]): readonly Topic[] => [
  ...new Map(topics.filter(({ key }) => key !== '').map((topic) => [topic.key, topic])).values(),
];

/**
 * Returns the words that readers search for: names, aliases and IDs of actors, campaigns and software, vulnerabilities, sectors, regions,
 * authors, and the category.
 */
function searchedWords(advisory: Advisory, lines: (items: readonly Text[] | undefined) => string[]): string[] {
  const { actors, authors, campaigns, category, malware, regions, sectors, tools, vulnerabilities } = advisory;
  const named = [...(actors?.items ?? []), ...(malware?.items ?? []), ...(tools?.items ?? [])];
  const found = [
    ...named.flatMap(({ name, aliases, attackId }) => [name, ...aliases, attackId]),
    ...(campaigns?.items ?? []).flatMap(({ name, attackId }) => [name, attackId]),
    ...(vulnerabilities?.items ?? []).flatMap(({ id, title }) => [id, title]),
    ...(sectors?.items ?? []),
    ...(regions?.items ?? []),
    ...(authors?.items ?? []),
    category,
  ];
  return [...new Set(lines(found.filter((text) => text !== undefined)))];
}

/** Cuts text that exceeds the maximum length, at the end of a word if possible, and appends an ellipsis. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= maxSummaryLength) return text;
  const cut = characters.slice(0, maxSummaryLength).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > maxSummaryLength / 2 ? cut.slice(0, end) : cut} …`;
}
