/** Reads the lines of a published page in plain text, Markdown or HTML. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { SectionKey } from '../../labels/labels.ts';
import { footerSeparator } from '../../text/footerSeparator.ts';
import { Noted, type Draft, type DraftFields, type DraftValue } from '../draft.ts';
import { attackChain, detectionRules, timeline } from './groupSections.ts';
import { readHead } from './head.ts';
import { splitFooter } from './footer.ts';
import { hunting } from './huntingTable.ts';
import { indicators } from './indicatorTables.ts';
import { tlpOf } from './facts.ts';
import { customKeyOf, valueOf, withoutCustom } from './customSections.ts';
import { isItem, noteOf, type PageLine } from './lines.ts';
import { isMarkdownPage, markdownLines, withoutHashes } from './markdown.ts';
import {
  detectionAvailability,
  detectionEngineering,
  falsePositives,
  logSources,
  mapping,
  recommendations,
  references,
  tags,
  textList,
} from './listSections.ts';
import type { ReadContext, SectionReader } from './readContext.ts';
import { affectedSystems, revisions, vulnerabilities } from './tableSections.ts';
import { wordsOfPage, type PageWords } from './words.ts';
import { pushAll } from '../../util/lists.ts';

const readers: Readonly<Record<string, SectionReader>> = {
  key_takeaways: textList,
  affected_systems: affectedSystems,
  vulnerabilities,
  attack_chain: attackChain,
  timeline,
  detection_availability: detectionAvailability,
  detection_rules: detectionRules,
  detection_engineering: detectionEngineering,
  required_log_sources: logSources,
  hunting_hypotheses: hunting,
  control_gaps: textList,
  key_behavioral_indicators: textList,
  indicators,
  false_positive_assessment: falsePositives,
  recommendations,
  mitre_attack: mapping,
  references,
  revisions,
  tags,
} satisfies Readonly<Record<SectionKey, SectionReader>>;

/** The result of reading a page. */
export interface ReadPage {
  readonly draft: Draft;
  /** The lines that were not recognised, in order. */
  readonly rest: readonly PageLine[];
}

/**
 * Reads the lines of a page. If some are marked as headings, no other line is a heading. Every value except the language has a note with its
 * source lines. Never throws.
 *
 * @param indicatorsIn reads indicators that are not in the tables of our pages
 * @returns undefined if fewer than three lines are section headings in the same language
 */
export function readPageLines(
  written: readonly PageLine[],
  catalogue: Catalogue,
  indicatorsIn: NonNullable<ReadContext['indicatorsIn']>,
): ReadPage | undefined {
  const words = wordsOfPage(written.map((line) => withoutHashes(line.text)));
  if (!words) return undefined;
  const all = isMarkdownPage(written, words) ? markdownLines(written, words) : written;
  const { page: lines, footer } = splitFooter(all, words);
  const context: ReadContext = { words, catalogue, attack: catalogue.at(catalogue.newest), indicatorsIn };
  const headings = headingsOf(lines, words);
  const head = readHead(lines.slice(0, headings[0]?.index), words, catalogue);
  const draft = new Map<string, DraftValue>(head.keys);
  const rest: PageLine[] = [...head.rest];
  if (words.tag !== 'en') draft.set('language', words.tag);
  headings.forEach(({ key, index, line }, number) => {
    const below = lines.slice(index + 1, headings[number + 1]?.index);
    const shown = below.filter(({ text: content }) => tlpOf(content) === undefined);
    const ownKey = customKeyOf(line, words);
    if (ownKey !== undefined && !draft.has(ownKey))
      return void draft.set(ownKey, new Noted(isNone(shown, words) ? [] : valueOf(shown), noteOf([line, ...shown])));
    const isLast = number === headings.length - 1;
    const { own: section, custom } =
      isLast && line.heading === undefined ? withoutCustom(key, shown) : { own: shown, custom: [] };
    for (const one of custom)
      if (draft.has(one.key)) pushAll(rest, [one.heading, ...one.lines]);
      else draft.set(one.key, new Noted(isNone(one.lines, words) ? [] : one.value, noteOf(one.lines)));
    if (isNone(section, words) && !draft.has(key))
      return void draft.set(key, new Noted([], noteOf([line, ...section])));
    const read = readers[key]?.(section, context);
    // If a heading occurs twice, the second one and its section are not recognised.
    if (!read || draft.has(key)) return pushAll(rest, [line, ...section]);
    if (read.value !== undefined) draft.set(key, new Noted(read.value, noteOf([line, ...section])));
    for (const [other, value] of read.more ?? []) draft.set(other, new Noted(value, noteOf(section)));
    pushAll(rest, read.rest ?? []);
  });
  nameMalware(draft);
  const others = footer.filter(({ text }) => text !== footerSeparator && tlpOf(text) === undefined);
  return { draft, rest: [...rest.filter(({ text: content }) => content !== ''), ...others] };
}

/**
 * Corrects indicators whose role is the name of malware or of a tool that the page lists. A page shows the malware of an indicator without a role
 * in the place of the role.
 */
function nameMalware(draft: Map<string, DraftValue>): void {
  const rowsOf = (key: string): readonly DraftValue[] => {
    const noted = draft.get(key);
    return noted instanceof Noted && Array.isArray(noted.value) ? (noted.value as readonly DraftValue[]) : [];
  };
  const names = new Set(
    ['malware', 'tools'].flatMap(rowsOf).map((row) => (typeof row === 'object' && 'name' in row ? row.name : row)),
  );
  const found = draft.get('indicators');
  if (!(found instanceof Noted)) return;
  const rows = rowsOf('indicators').map((row) => {
    const { role, malware, ...rest } = row as DraftFields;
    const isMalware = role !== undefined && malware === undefined && names.has(role);
    return isMalware ? { type: rest['type'], value: rest['value'], malware: role, ...rest } : row;
  });
  draft.set('indicators', new Noted(rows, found.note));
}

/** Whether a section states that there is nothing to list. */
function isNone(lines: readonly PageLine[], { labels }: PageWords): boolean {
  const [only, ...more] = lines.filter(({ text }) => text !== '');
  return more.length === 0 && only?.text.replace(/^\s*[•*-]\s+/, '') === labels['page.none'] && isItem(only);
}

interface PageHeading {
  /** The key of the section; empty for a custom section. */
  readonly key: string;
  readonly index: number;
  readonly line: PageLine;
}

/**
 * Returns the section headings. On a page with marked headings, these are the heading of the first standard section and all later headings
 * at its level or above.
 */
function headingsOf(lines: readonly PageLine[], words: PageWords): readonly PageHeading[] {
  const isMarked = lines.some(({ heading }) => heading !== undefined);
  const found = lines.flatMap((line, index): readonly PageHeading[] => {
    const key = isMarked && !line.heading ? undefined : words.find('section.', line.text);
    return key === undefined ? [] : [{ key, index, line }];
  });
  const first = found[0];
  const level = first?.line.heading?.level;
  if (first === undefined || level === undefined) return found;
  return lines.flatMap((line, index): readonly PageHeading[] => {
    if (index < first.index || line.heading === undefined || line.heading.level > level) return [];
    return [{ key: words.find('section.', line.text) ?? '', index, line }];
  });
}
