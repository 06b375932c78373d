/** Builds the head of the report, which precedes the sections. */
import type { CampaignEntry, SoftwareEntry, Source, Text } from '../model/advisory.ts';
import { actorChips } from './actorChip.ts';
import type { HeadLine, Inline, Missing } from './block.ts';
import type { Context } from './context.ts';
import { commaList, dated, joined, rating, text } from './inline.ts';
import { filledIn } from '../labels/labels.ts';
import { safeUrl } from '../indicators/index.ts';
import { literal } from './literal.ts';
import { missingBlock } from './missing.ts';
import type { HeadContent } from './readingTime.ts';

/** Returns the head without its reading time, which is computed last. */
export function buildHead(context: Context): HeadContent {
  const { advisory } = context;
  const { title, summary, status } = advisory;
  const severity = badgeLine(context, 'severity', advisory.severity);
  const missingSummary = summary
    ? undefined
    : missingBlock(context, 'summary', context.labels['head.summary'], 'required');
  return {
    ...(status && status.value !== 'final'
      ? { status: status.value, statusText: context.labels[`status.${status.value}`] }
      : {}),
    ...(severity ? { severity } : {}),
    title: title
      ? { kind: 'title', line: context.line(title.span), text: title.value }
      : missingBlock(context, 'title', context.labels['head.title'], 'required'),
    summary: summary ? context.blocks(summary) : missingSummary ? [missingSummary] : [],
    assessment: assessment(context),
    lines: lines(context),
  };
}

type Line = HeadLine | Missing | undefined;
/** The keys of labelled lines that contain text or a list. */
type HeadKey =
  | 'analyzed'
  | 'authors'
  | 'actors'
  | 'source'
  | 'id'
  | 'published'
  | 'updated'
  | 'campaigns'
  | 'malware'
  | 'tools'
  | 'sectors'
  | 'regions';
type Need = 'required' | 'recommended' | 'optional';

function assessment(context: Context): (HeadLine | Missing)[] {
  const { confidence, analyzed, category } = context.advisory;
  const word = category && knownCategories.has(category.value) ? category.value.replace(/_/g, ' ') : category?.value;
  return present([
    badgeLine(context, 'confidence', confidence),
    textLine(context, 'analyzed', 'recommended', analyzed),
    category && word
      ? { kind: 'line', key: 'category', line: context.line(category.span), content: [text(word)] }
      : missingBlock(context, 'category', context.labels['head.category'], 'recommended'),
  ]);
}

/** Categories in which underscores are displayed as spaces. */
const knownCategories: ReadonlySet<string> = new Set(['supply_chain']);

function lines(context: Context): (HeadLine | Missing)[] {
  const { advisory } = context;
  const { authors, actors, source, campaigns, malware, tools, sectors, regions } = advisory;
  const list = <T>(key: HeadKey, need: Need, items: readonly T[] | undefined, show: (item: T) => Inline[]) =>
    listLine(context, key, need, items === undefined ? undefined : joined(filled(items.map(show)), ', '));
  const chips = actors?.items.flatMap((entry) => actorChips(context, entry));
  return present([
    list('authors', 'recommended', authors?.items, literalText),
    listLine(context, 'actors', 'recommended', chips && chips.length > 0 ? [{ kind: 'chips', chips }] : []),
    list('source', 'recommended', source?.items, (item) => sourceContent(context, item)),
    textLine(context, 'id', 'optional', advisory.id),
    textLine(context, 'published', 'optional', advisory.published),
    textLine(context, 'updated', 'optional', advisory.updated),
    statusLine(context),
    list('campaigns', 'optional', campaigns?.items, campaignContent),
    list('malware', 'optional', malware?.items, (item) => softwareContent(context, item)),
    list('tools', 'optional', tools?.items, (item) => softwareContent(context, item)),
    list('sectors', 'optional', sectors?.items, literalText),
    list('regions', 'optional', regions?.items, literalText),
  ]);
}

const literalText = (item: Text): Inline[] => literal(item.value);
const filled = (parts: readonly Inline[][]): Inline[][] => parts.filter((part) => part.length > 0);
const present = (parts: readonly Line[]): (HeadLine | Missing)[] => parts.filter((part) => part !== undefined);

/**
 * Returns the status line, which is shown for every status. The badge above the title is shown only for drafts and withdrawn advisories.
 */
function statusLine(context: Context): Line {
  const { status } = context.advisory;
  if (!status) return undefined;
  const content = [text(context.labels[`status.${status.value}`])];
  return {
    kind: 'line',
    key: 'status',
    line: context.line(status.span),
    label: context.labels['head.status'],
    content,
  };
}

function textLine(context: Context, key: HeadKey, need: Need, value: Text | undefined): Line {
  const label = context.labels[`head.${key}`];
  if (!value) return missingBlock(context, key, label, need);
  const content = dates.has(key) ? [dated(value.value)] : literal(value.value);
  return { kind: 'line', key, line: context.line(value.span), label, content };
}

const dates: ReadonlySet<string> = new Set(['analyzed', 'published', 'updated']);

function badgeLine(
  context: Context,
  key: 'severity' | 'confidence',
  word: { readonly value: string; readonly span: Text['span'] } | undefined,
): Line {
  const { labels, labelLanguage } = context;
  if (!word) return missingBlock(context, key, labels[`head.${key}`], 'required');
  const badge = rating(labels, key, word.value);
  // In English, the badge shows the canonical value unchanged, in lower case.
  const content = [labelLanguage === 'en' && badge.kind === 'badge' ? { ...badge, text: word.value } : badge];
  const label = key === 'confidence' ? { label: labels['head.confidence.short'] } : {};
  return { kind: 'line', key, line: context.line(word.span), ...label, content };
}

/**
 * Returns a line with the items of a list; "None" for an intentionally empty list; in a preview, the marker for a missing key that is not
 * optional; otherwise undefined.
 */
function listLine(context: Context, key: HeadKey, need: Need, content: readonly Inline[] | undefined): Line {
  const label = context.labels[`head.${key}`];
  const shown =
    content && content.length > 0 ? content : context.isNone(key) ? [text(context.labels['page.none'])] : undefined;
  if (!shown) return missingBlock(context, key, label, need);
  const location = context.advisory.sections.get(key)?.key;
  return { kind: 'line', key, ...(location ? { line: context.line(location) } : {}), label, content: shown };
}

function sourceContent(context: Context, { name, url, published }: Source): Inline[] {
  const label = name?.value ?? url?.value;
  if (label === undefined) return [];
  return [
    ...context.link(label, url?.value ?? safeUrl(label)),
    ...(published ? [text(' ('), dated(published.value), text(')')] : []),
  ];
}

const campaignContent = ({ name, attackId }: CampaignEntry): Inline[] => named(name, [attackId?.value]);

const softwareContent = ({ labels }: Context, { name, attackId, type, aliases }: SoftwareEntry): Inline[] =>
  named(name, [
    type?.value,
    attackId?.value,
    aliases.length > 0 ? filledIn(labels['fact.also'], commaList(aliases)) : undefined,
  ]);

/** Returns a name with details in parentheses, or only the details if there is no name. */
function named(name: Text | undefined, details: readonly (string | undefined)[]): Inline[] {
  const known = details.filter((detail) => detail !== undefined);
  if (!name) return known.length > 0 ? [text(known.join('; '))] : [];
  return literal(known.length > 0 ? `${name.value} (${known.join('; ')})` : name.value);
}
