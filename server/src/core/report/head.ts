/** Builds the head of the page, above Key Takeaways. */
import type { CampaignEntry, SoftwareEntry, Source, Text } from '../model/advisory.ts';
import { actorChips } from './actorChip.ts';
import type { Head, HeadLine, Inline, Missing } from './block.ts';
import type { Context } from './context.ts';
import { commaList, dated, joined, text } from './inline.ts';
import { safeUrl } from '../indicators/index.ts';
import { literal } from './literal.ts';
import { missingBlock } from './missing.ts';

/** Returns the head without its reading time, which is computed last. */
export function buildHead(context: Context): Omit<Head, 'minutes'> {
  const { advisory } = context;
  const { title, summary, status } = advisory;
  const severity = badgeLine(context, 'severity', undefined, 'Severity', advisory.severity);
  const missingSummary = summary ? undefined : missingBlock(context, 'summary', 'Summary', 'required');
  return {
    ...(status && status.value !== 'final' ? { status: status.value } : {}),
    ...(severity ? { severity } : {}),
    title: title
      ? { kind: 'title', line: context.line(title.span), text: title.value }
      : missingBlock(context, 'title', 'Title', 'required'),
    summary: summary ? context.blocks(summary) : missingSummary ? [missingSummary] : [],
    assessment: assessment(context),
    lines: lines(context),
  };
}

type Line = HeadLine | Missing | undefined;
type Need = 'required' | 'recommended' | 'optional';

function assessment(context: Context): (HeadLine | Missing)[] {
  const { confidence, analyzed, category } = context.advisory;
  const word = category && knownCategories.has(category.value) ? category.value.replace(/_/g, ' ') : category?.value;
  return present([
    badgeLine(context, 'confidence', 'Conf', 'Confidence', confidence),
    textLine(context, 'analyzed', 'Analyzed', 'recommended', analyzed),
    category && word
      ? { kind: 'line', key: 'category', line: context.line(category.span), content: [text(word)] }
      : missingBlock(context, 'category', 'Category', 'recommended'),
  ]);
}

/** Categories whose words are not displayed as written. */
const knownCategories: ReadonlySet<string> = new Set(['supply_chain']);

function lines(context: Context): (HeadLine | Missing)[] {
  const { advisory } = context;
  const { authors, actors, source, campaigns, malware, tools, sectors, regions } = advisory;
  const list = <T>(
    key: string,
    label: string,
    need: Need,
    items: readonly T[] | undefined,
    show: (item: T) => Inline[],
  ) => listLine(context, key, label, need, items === undefined ? undefined : joined(filled(items.map(show)), ', '));
  const chips = actors?.items.flatMap((entry) => actorChips(context, entry));
  return present([
    list('authors', 'Authors', 'recommended', authors?.items, literalText),
    listLine(context, 'actors', 'Actors', 'recommended', chips && chips.length > 0 ? [{ kind: 'chips', chips }] : []),
    list('source', 'Source', 'recommended', source?.items, (item) => sourceContent(context, item)),
    textLine(context, 'id', 'ID', 'optional', advisory.id),
    textLine(context, 'published', 'Published', 'optional', advisory.published),
    textLine(context, 'updated', 'Updated', 'optional', advisory.updated),
    statusLine(context),
    list('campaigns', 'Campaigns', 'optional', campaigns?.items, campaignContent),
    list('malware', 'Malware', 'optional', malware?.items, softwareContent),
    list('tools', 'Tools', 'optional', tools?.items, softwareContent),
    list('sectors', 'Sectors', 'optional', sectors?.items, literalText),
    list('regions', 'Regions', 'optional', regions?.items, literalText),
  ]);
}

const literalText = (item: Text): Inline[] => literal(item.value);
const filled = (parts: readonly Inline[][]): Inline[][] => parts.filter((part) => part.length > 0);
const present = (parts: readonly Line[]): (HeadLine | Missing)[] => parts.filter((part) => part !== undefined);

/** Returns the status line. The badge beside the title shows draft and withdrawn; this line also shows final. */
function statusLine(context: Context): Line {
  const { status } = context.advisory;
  if (!status) return undefined;
  const label = { draft: 'Draft', final: 'Final', withdrawn: 'Withdrawn' }[status.value];
  return { kind: 'line', key: 'status', line: context.line(status.span), label: 'Status', content: [text(label)] };
}

function textLine(context: Context, key: string, label: string, need: Need, value: Text | undefined): Line {
  if (!value) return missingBlock(context, key, label, need);
  const content = dates.has(key) ? [dated(value.value)] : literal(value.value);
  return { kind: 'line', key, line: context.line(value.span), label, content };
}

const dates: ReadonlySet<string> = new Set(['analyzed', 'published', 'updated']);

function badgeLine(
  context: Context,
  key: string,
  label: string | undefined,
  title: string,
  word: { readonly value: string; readonly span: Text['span'] } | undefined,
): Line {
  if (!word) return missingBlock(context, key, title, 'required');
  const content: Inline[] = [{ kind: 'badge', text: word.value, tone: `${key}-${word.value}` }];
  return { kind: 'line', key, line: context.line(word.span), ...(label ? { label } : {}), content };
}

/** Returns a line with the items of a list; "None" for an intentionally empty list. */
function listLine(
  context: Context,
  key: string,
  label: string,
  need: Need,
  content: readonly Inline[] | undefined,
): Line {
  const shown = content && content.length > 0 ? content : context.isNone(key) ? [text('None')] : undefined;
  if (!shown) return missingBlock(context, key, label, need);
  const place = context.advisory.sections.get(key)?.key;
  return { kind: 'line', key, ...(place ? { line: context.line(place) } : {}), label, content: shown };
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

const softwareContent = ({ name, attackId, type, aliases }: SoftwareEntry): Inline[] =>
  named(name, [type?.value, attackId?.value, aliases.length > 0 ? `also ${commaList(aliases)}` : undefined]);

/** Returns a name with details in parentheses. */
function named(name: Text | undefined, details: readonly (string | undefined)[]): Inline[] {
  const known = details.filter((detail) => detail !== undefined);
  if (!name) return known.length > 0 ? [text(known.join('; '))] : [];
  return literal(known.length > 0 ? `${name.value} (${known.join('; ')})` : name.value);
}
