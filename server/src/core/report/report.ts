/** Builds the report of an advisory. */
import type { Advisory } from '../model/advisory.ts';
import { tlpLabel } from '../model/vocabularies.ts';
import { listedInAdvisory } from '../indicators/index.ts';
import type { Report, Section, TlpMark } from './block.ts';
import { createContext, type Context, type RenderEnv } from './context.ts';
import { defangHead, defangSection } from './defangReport.ts';
import { buildHead } from './head.ts';
import { renderJsonModel } from './json/toJson.ts';
import { frameOf } from './look/frame.ts';
import { filledIn } from '../labels/labels.ts';
import { missingBlock } from './missing.ts';
import { countWords, readingTime } from './readingTime.ts';
import { customSection } from './sections/custom.ts';
import { sections } from './sections/index.ts';
import type { SectionSource } from './sections/section.ts';

/**
 * Returns the report of an advisory in the order and with the headings of the published page. Missing content is omitted, or marked in a
 * preview. Never throws, whatever the advisory contains.
 */
export function buildReport(advisory: Advisory, env: RenderEnv): Report {
  const { listed = listedInAdvisory(advisory) } = env;
  const context = createContext(advisory, env, listed);
  const head = defangHead(buildHead(context), listed);
  const shown = ordered(context, [
    ...sections.flatMap((source) => sectionOf(context, source)),
    ...advisory.custom.map((custom) => titled(context, customSection(context, custom))),
  ]).map((section) => defangSection(section, listed));
  const frame = frameOf(context, listed);
  const { style, template } = context.look ?? {};
  const tlp = tlpOf(context);
  const minutes = readingTime(countWords(head, shown));
  const language = advisory.language?.value.trim();
  return {
    ...(language ? { language } : {}),
    ...(tlp ? { tlp } : {}),
    head: { minutes, reading: filledIn(context.labels['head.minutes'], minutes), ...head },
    sections: shown,
    ...(frame ? { frame } : {}),
    ...(style === undefined ? {} : { style }),
    ...(template === undefined
      ? {}
      : { template: { source: template, advisory: renderJsonModel(advisory, context.attack) } }),
    listed,
    labels: context.labels,
    labelLanguage: context.labelLanguage,
  };
}

/**
 * Returns a list with the section that a source builds, or with the marker for a missing section in a preview; an empty list if there is
 * nothing to show.
 */
export function sectionOf(context: Context, source: SectionSource): Section[] {
  const built = source.build(context);
  const missing =
    built && built.length > 0 ? undefined : missingBlock(context, source.key, titleOf(context, source), source.need);
  const blocks = built && built.length > 0 ? built : missing ? [missing] : [];
  if (blocks.length === 0) return [];
  const location = context.advisory.sections.get(source.key)?.key;
  return [
    {
      key: source.key,
      title: titleOf(context, source),
      ...(source.aside ? { aside: source.aside(context) } : {}),
      ...(location ? { line: context.line(location) } : {}),
      blocks,
    },
  ];
}

/** Returns the heading of a section. */
export const titleOf = ({ labels, look }: Context, { key }: Pick<SectionSource, 'key'>): string =>
  ownTitle(look, key) ?? labels[`section.${key}`];

const ownTitle = (look: Context['look'], key: string): string | undefined =>
  look?.titles && Object.hasOwn(look.titles, key) ? look.titles[key] : undefined;

/** Returns a section with the organisation's custom heading, if any. */
export const titled = ({ look }: Context, section: Section): Section => ({
  ...section,
  title: ownTitle(look, section.key) ?? section.title,
});

/** Returns the sections in the organisation's order: first those that it lists, then the others in their usual order. */
export function ordered<T extends Pick<Section, 'key'>>(
  { look }: Pick<Context, 'look'>,
  shown: readonly T[],
): readonly T[] {
  const named = look?.sections;
  if (!named) return shown;
  const first = [...new Set(named)].flatMap((name) => shown.filter(({ key }) => key === name));
  return [...first, ...shown.filter(({ key }) => !named.includes(key))];
}

/**
 * Returns the TLP 2.0 label; `WHITE`, the former name, becomes `CLEAR`. If the label is missing, returns its marker in a preview, otherwise
 * undefined.
 */
export function tlpOf(context: Context): Report['tlp'] {
  const word = context.advisory.tlp?.value;
  if (!word) return missingBlock(context, 'tlp', 'TLP', 'recommended');
  return tlpMarks[word];
}

const tlpMarks: Readonly<Record<'RED' | 'AMBER+STRICT' | 'AMBER' | 'GREEN' | 'CLEAR' | 'WHITE', TlpMark>> = {
  RED: { label: tlpLabel('RED'), colour: 'red' },
  'AMBER+STRICT': { label: tlpLabel('AMBER+STRICT'), colour: 'amber' },
  AMBER: { label: tlpLabel('AMBER'), colour: 'amber' },
  GREEN: { label: tlpLabel('GREEN'), colour: 'green' },
  CLEAR: { label: tlpLabel('CLEAR'), colour: 'clear' },
  WHITE: { label: tlpLabel('CLEAR'), colour: 'clear' },
};
