/** Prints the sections of a preview, and reprints only those whose input changed. */
import { areSame } from '../../cache/cache.ts';
import type { AdvisoryDocument } from '../../document/document.ts';
import type { Environment } from '../../environment/environment.ts';
import { defangLive } from '../../indicators/index.ts';
import type { Section } from '../block.ts';
import type { Context } from '../context.ts';
import { defangSection } from '../defangReport.ts';
import { markup } from '../html.ts';
import { relativeTo, type Printing } from '../printing.ts';
import { sectionWords, wordsIn } from '../readingTime.ts';
import { ordered, sectionOf, titled, titleOf } from '../report.ts';
import { customSection } from '../sections/custom.ts';
import { sections as sources } from '../sections/index.ts';
import { sectionContent, type PrintedSection } from '../toHtml.ts';
import { printedIndicators, type CachedRows } from './indicatorRows.ts';
import type { Parts, PartsByName } from './parts.ts';

/** A printed section. Lines are relative to the line of its key. */
interface Printed extends Pick<PrintedSection, 'key' | 'title' | 'rest'> {
  readonly words: number;
  readonly parts: PartsByName;
}

/** The cached markup of a section. */
interface CachedSection {
  /** The inputs from which the section was printed. */
  readonly of: readonly unknown[];
  /** Absent if there is nothing to show. */
  readonly printed: Printed | undefined;
  /** The last version that was not affected by a syntax error; undefined if there is none. */
  readonly whole: Printed | undefined;
}

/** The cached sections, by key. */
export type CachedSections = ReadonlyMap<string, CachedSection>;

export interface ShownSection extends PrintedSection {
  readonly words: number;
  /** Zero-based; absent if the key is missing. */
  readonly line: number | undefined;
  /** Whether an earlier version is shown, because a syntax error affects the section. */
  readonly isEarlier: boolean;
}

/** The context in which sections are printed. */
export interface Sheet {
  readonly document: AdvisoryDocument;
  readonly schema: Environment['schema']['root'];
  readonly context: Context;
  readonly printing: Printing;
  readonly parts: Parts;
  readonly affected: ReadonlySet<string>;
  readonly rows: CachedRows;
}

/** Returns the sections in the order of the page, and the data to cache. */
export function shownSections(
  sheet: Sheet,
  last: CachedSections,
): { readonly shown: readonly ShownSection[]; readonly cached: CachedSections } {
  const { context, affected, parts } = sheet;
  const cached = new Map<string, CachedSection>();
  const identities = identitiesOf(sheet.document);
  const custom = context.advisory.custom.map(
    (one) => [one.name, () => [titled(context, customSection(context, one))], []] as const,
  );
  const standard = sources.map((source) => [source.key, () => sectionOf(context, source), source.reads ?? []] as const);
  // Custom sections that cannot be parsed at present, but may have an earlier version.
  const unread = [...last.keys()].filter((key) => affected.has(key)).map((key) => [key, () => [], []] as const);
  const shown = [...standard, ...custom, ...unread].flatMap(([key, build, reads]): ShownSection[] => {
    if (cached.has(key)) return [];
    const line = lineOf(context, key);
    const earlier = last.get(key);
    const of = dependencies(context, key, reads, identities);
    const printed = earlier && areSame(earlier.of, of) ? earlier.printed : printSection(sheet, key, build, line ?? 0);
    const isAffected = affected.has(key);
    cached.set(key, {
      of,
      printed,
      whole: isAffected ? earlier?.whole : isMissing(context, key) ? undefined : printed,
    });
    const isEarlier = isAffected && earlier?.whole !== undefined;
    const own = isEarlier ? earlier.whole : printed;
    if (!own) return [];
    parts.keep(own.parts);
    const start = sheet.printing.at(line === undefined ? undefined : 0);
    const base = line === undefined ? markup`` : markup` data-base="${line}"`;
    const rest = markup`${start}${base}${own.rest}`;
    return [{ ...own, rest, line, isEarlier, ...(isEarlier ? { state: 'ta-earlier' } : {}) }];
  });
  return { shown: ordered(context, shown), cached };
}

const isMissing = ({ advisory }: Context, key: string): boolean => !advisory.sections.has(key);

const lineOf = (context: Context, key: string): number | undefined => {
  const location = context.advisory.sections.get(key)?.key;
  return location && context.line(location);
};

/** Returns the inputs of a section. Its markup is unchanged if all of them are identical. */
function dependencies(
  context: Context,
  key: string,
  reads: readonly string[],
  identities: ReadonlyMap<string, unknown>,
): readonly unknown[] {
  const { listed, attack, catalogue, labels, look, advisory } = context;
  const base = lineOf(context, key) ?? 0;
  const read = [key, ...reads].flatMap((one) => [
    identities.get(one),
    advisory.sections.get(one)?.state,
    (lineOf(context, one) ?? 0) - base,
  ]);
  return [listed, attack, catalogue, labels, look, ...read, ...(key === 'detection_rules' ? ruleFiles(context) : [])];
}

/**
 * Returns the paths of the rule files, each followed by its content or the reason why it is unavailable; empty if the host provides no
 * files.
 */
const ruleFiles = ({ advisory, ruleFile }: Context): readonly unknown[] =>
  (advisory.detectionRules?.items ?? []).flatMap(({ file }) => {
    const read = file && ruleFile?.(file.value);
    return read ? [file.value, 'text' in read ? read.text : read.obstacle] : [];
  });

/**
 * Returns, for each key, an object that identifies the text of its section: as long as the text is unchanged, all versions of the document
 * have the same object.
 */
function identitiesOf(document: AdvisoryDocument): ReadonlyMap<string, unknown> {
  const identities = new Map<string, unknown>();
  for (const { interpretation, isDuplicate } of document.cutSections())
    if (!isDuplicate) for (const key of interpretation.keys) identities.set(key, interpretation);
  return identities;
}

function printSection(sheet: Sheet, key: string, build: () => readonly Section[], base: number): Printed | undefined {
  const { context, printing, parts, rows, document, schema } = sheet;
  const { listed } = context;
  const clean = (html: string): string => defangLive(html, listed);
  const own = relativeTo(base, printing);
  const { made, parts: noted } = parts.noting(() => {
    if (key === 'indicators') {
      // The rows are already defanged.
      const filled = parts.filled((html) => html);
      const table = printedIndicators(document, schema, context, { ...own, filled }, rows);
      const title = titleOf(context, { key });
      if (table) {
        const heading = sectionContent(own, { key, title, blocks: [] });
        return { title, words: table.words + wordsIn(title), rest: filled(markup`${heading}${table.html}`) };
      }
    }
    const [section] = build().map((one) => defangSection(one, listed));
    if (!section) return undefined;
    const filled = parts.filled(clean);
    const content = sectionContent({ ...own, filled }, section);
    return { title: section.title, words: sectionWords(section), rest: filled(content) };
  });
  return made && { key, ...made, parts: noted };
}
