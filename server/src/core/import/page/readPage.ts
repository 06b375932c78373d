/** Reads a published page, as text, in the order of docs/format.md, "The rendered report". */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Noted, type Draft, type DraftValue } from '../draft.ts';
import { attackChain, detectionRules, timeline } from './groupSections.ts';
import { withoutCustom } from './customSections.ts';
import { readHead } from './head.ts';
import { tlpOf } from './facts.ts';
import { noteOf, pageLines, type PageLine } from './lines.ts';
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
import { affectedSystems, hunting, indicators, revisions, vulnerabilities } from './tableSections.ts';
import { wordsOfPage } from './words.ts';

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
};

/** The result of reading a page. */
export interface ReadPage {
  readonly draft: Draft;
  /** The lines that were not recognised, in order. */
  readonly rest: readonly PageLine[];
}

/**
 * Reads a page. Every value bears a note on its lines. Never throws.
 *
 * @returns undefined if fewer than three lines are headings of the page, in any of its languages
 */
export function readPage(text: string, catalogue: Catalogue): ReadPage | undefined {
  const lines = pageLines(text);
  const words = wordsOfPage(lines.map((line) => line.text));
  if (!words) return undefined;
  const context: ReadContext = { words, catalogue, attack: catalogue.at(catalogue.newest) };
  const headings = lines.flatMap((line, index) => {
    const key = words.find('section.', line.text);
    return key === undefined ? [] : [{ key, index, line }];
  });
  const head = readHead(lines.slice(0, headings[0]?.index), words, catalogue);
  const draft = new Map<string, DraftValue>(head.keys);
  const rest: PageLine[] = [...head.rest];
  if (words.tag !== 'en') draft.set('language', words.tag);
  headings.forEach(({ key, index, line }, number) => {
    const below = lines.slice(index + 1, headings[number + 1]?.index);
    const shown = below.filter(({ text: content }) => tlpOf(content) === undefined);
    const isLast = number === headings.length - 1;
    const { own, custom } = isLast ? withoutCustom(key, shown) : { own: shown, custom: [] };
    for (const one of custom) draft.set(one.key, new Noted(one.value, noteOf(one.lines)));
    const read = readers[key]?.(own, context);
    // A second heading with the same name is text of the section above it.
    if (!read || draft.has(key)) return void rest.push(line, ...own);
    if (read.value !== undefined) draft.set(key, new Noted(read.value, noteOf([line, ...own])));
    for (const [other, value] of read.more ?? []) draft.set(other, new Noted(value, noteOf(own)));
    rest.push(...(read.rest ?? []));
  });
  return { draft, rest: rest.filter(({ text: content }) => content !== '') };
}
