/** Reads the attack chain, the timeline and the detection rules on a page. */
import { ruleKindValues } from '../../model/vocabularies.ts';
import type { DraftValue } from '../draft.ts';
import { filled, labelled, techniqueIds, withoutMarks } from './facts.ts';
import { codeOf, isItem, paragraphs, proseOf, type PageLine } from './lines.ts';
import type { ReadContext, SectionReader } from './readContext.ts';
import { pushAll } from '../../util/lists.ts';

/** A heading within a section, and the lines below it. `title` is undefined for the lines above the first heading. */
interface Group {
  readonly title: string | undefined;
  readonly lines: readonly PageLine[];
}

/** Groups lines by the paragraphs that are headings according to `isTitle`, which also gets the next paragraph. */
function groupsOf(
  lines: readonly PageLine[],
  isTitle: (group: readonly PageLine[], next: readonly PageLine[] | undefined) => boolean,
): readonly Group[] {
  const all = paragraphs(lines);
  const groups: { title: string | undefined; lines: PageLine[] }[] = [];
  all.forEach((group, index) => {
    const first = group[0];
    if (first && isTitle(group, all[index + 1])) groups.push({ title: first.text.trim(), lines: [] });
    else {
      const open = groups.at(-1) ?? { title: undefined, lines: [] };
      if (groups.length === 0) groups.push(open);
      if (open.lines.length > 0) open.lines.push({ text: '', number: (first?.number ?? 1) - 1 });
      pushAll(open.lines, group);
    }
  });
  return groups;
}

/** Reads prose, or stages: headings such as the names of tactics, with text and techniques below. */
export const attackChain: SectionReader = (lines, context) => {
  const isTactic = (text: string): boolean => context.attack.tactic(text.trim()) !== undefined;
  const hasTechniques = lines.some(({ text }) => techniquesOf(text, context) !== undefined);
  const isMarked = lines.some(({ heading }) => heading !== undefined);
  const isStage = (group: readonly PageLine[], next: readonly PageLine[] | undefined): boolean => {
    if (isMarked) return group[0]?.heading !== undefined;
    return isTitled(group, next);
  };
  const isTitled = (group: readonly PageLine[], next: readonly PageLine[] | undefined): boolean =>
    group.length === 1 &&
    group[0] !== undefined &&
    !isItem(group[0]) &&
    (isTactic(group[0].text) || (hasTechniques && next !== undefined && looksLikeTitle(group[0].text, context)));
  const groups = groupsOf(lines, isStage);
  if (!groups.some(({ title }) => title !== undefined)) {
    const prose = proseOf(lines);
    return prose === '' ? {} : { value: prose };
  }
  const value = groups.map(({ title, lines: own }) => {
    const prose = own.filter(({ text }) => techniquesOf(text, context) === undefined);
    const description = proseOf(prose);
    return filled({
      stage: title,
      description: description === '' ? undefined : description,
      techniques: own.flatMap(({ text }) => techniquesOf(text, context) ?? []),
    });
  });
  return { value };
};

const looksLikeTitle = (text: string, context: ReadContext): boolean =>
  text.length <= 60 && !/^\s|[.!?:;,。！？：；、]$/.test(text) && techniquesOf(text, context) === undefined;

/** Returns the IDs in a line "Techniques: …"; undefined for any other line. */
function techniquesOf(text: string, { words }: ReadContext): readonly string[] | undefined {
  const read = labelled(words, 'fact.', text);
  return read && /^techniques?$/.test(read.label) ? techniqueIds(read.value) : undefined;
}

/** Reads events, one on each line: `2026-07-02T21:14:00Z: First login. — T1133 - External Remote Services`. */
export const timeline: SectionReader = (lines, { words }) => {
  const rest: PageLine[] = [];
  const value = lines.flatMap((line): DraftValue[] => {
    if (line.text === '') return [];
    // On a page in Markdown, an event is an item with its time in bold.
    const text = line.text.replace(/^[-*•] /, '').replace(/^\*\*([^*]+:)\*\*/, '$1');
    const at = text.search(/:\s/);
    if (at < 0) {
      rest.push(line);
      return [];
    }
    const time = text.slice(0, at).trim();
    const said = text.slice(at + 1).trim();
    const cut = said.lastIndexOf(' — ');
    const listed = cut < 0 ? '' : said.slice(cut + 3);
    const isListed = techniques.test(listed) || techniques.test(said);
    const event = !isListed ? said : cut < 0 ? '' : said.slice(0, cut);
    const ids = isListed ? techniqueIds(cut < 0 ? said : listed) : [];
    const isUndated = time === words.labels['page.undated'];
    return [filled({ time: isUndated ? undefined : time, event: event === '' ? undefined : event, techniques: ids })];
  });
  return { value, rest };
};

/** Matches a technique ID that is alone, or followed by a name or another ID. */
const techniques = /^T\d{4}(?:\.\d{3})?(?: - |;|$)/;

/** Reads rules, each of which is a heading with an optional description, labelled lines and indented body below. */
export const detectionRules: SectionReader = (lines, context) => {
  const { words } = context;
  const isFact = ({ text }: PageLine): boolean => labelled(words, 'fact.', text) !== undefined;
  const isBody = (group: readonly PageLine[]): boolean => group.every(({ text }) => text.startsWith('    '));
  let expectsTitle = true;
  // Code that directly follows facts or text is a body, too.
  const all = paragraphs(lines, ({ heading, code }) => heading !== undefined || code !== undefined);
  const rest: PageLine[] = [];
  const isMarked = lines.some(({ heading }) => heading !== undefined);
  const isTitle = (group: readonly PageLine[], isLast: boolean): boolean =>
    isMarked
      ? group[0]?.heading !== undefined
      : group.length === 1 && (expectsTitle || rules.length === 0) && !(rules.length > 0 && isLast);
  const rules: { title: string; description: PageLine[]; facts: PageLine[]; body: PageLine[] }[] = [];
  all.forEach((group, index) => {
    const open = rules.at(-1);
    if (isBody(group)) {
      if (open) addParagraph(open.body, group);
      else pushAll(rest, group);
      expectsTitle = true;
    } else if (group.some(isFact)) {
      pushAll(open?.facts ?? rest, group);
      expectsTitle = true;
    } else if (isTitle(group, all[index + 1] === undefined)) {
      rules.push({ title: group[0]?.text.trim() ?? '', description: [], facts: [], body: [] });
      expectsTitle = false;
    } else if (open) addParagraph(open.description, group);
    else pushAll(rest, group);
  });
  // An empty list would state that there are no rules.
  if (rules.length === 0 && rest.length > 0) return { rest };
  return { value: rules.map((rule) => ruleOf(rule, context)), rest };
};

/** Appends a paragraph to `lines`, after a blank line unless `lines` is empty. */
function addParagraph(lines: PageLine[], paragraph: readonly PageLine[]): void {
  if (lines.length > 0) lines.push({ text: '', number: 0 });
  pushAll(lines, paragraph);
}

interface PageRule {
  readonly title: string;
  readonly description: readonly PageLine[];
  readonly facts: readonly PageLine[];
  readonly body: readonly PageLine[];
}

function ruleOf({ title, description, facts, body }: PageRule, { words }: ReadContext): DraftValue {
  const fields: Record<string, DraftValue> = {};
  const other: string[] = [];
  for (const { text } of facts) {
    const read = labelled(words, 'fact.', text);
    const kind = read?.label === 'type' ? words.find('rule.', read.value) : undefined;
    if (kind && ruleKindValues.some((word) => word === kind)) fields['type'] = kind;
    else if (read && (read.label === 'id' || read.label === 'file')) fields[read.label] = withoutMarks(read.value);
    else if (read && (read.label === 'author' || read.label === 'license')) fields[read.label] = read.value;
    else if (read?.label === 'published_at') fields['url'] = read.value.replace(/^<([^<>]+)>$/, '$1');
    else if (read && /^techniques?$/.test(read.label)) fields['techniques'] = techniqueIds(read.value);
    else if (read?.label === 'log_sources') fields['log_sources'] = read.value.split(/,\s+/);
    else if (read?.label === 'false_positives') fields['false_positives'] = read.value.split('; ');
    else other.push(text);
  }
  const prose = [proseOf(description), ...other].filter(Boolean).join('\n\n');
  const language = body[0]?.code?.language;
  if (language !== undefined && language !== fields['type']) fields['language'] = language;
  const { type, ...more } = fields;
  // The title of a rule without a name is its kind.
  const kind = type === undefined ? words.find('rule.', title) : undefined;
  return filled({
    type: type ?? (kind === undefined || kind === 'any' ? 'other' : kind),
    name: kind === undefined ? title : undefined,
    description: prose === '' ? undefined : prose,
    ...more,
    body: body.length > 0 ? body.map(codeOf).join('\n') : undefined,
  });
}
