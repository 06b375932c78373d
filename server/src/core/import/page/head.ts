/** Reads the head of a page: title, summary, and the lines of details below them. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { actorKindValues, confidenceValues } from '../../model/vocabularies.ts';
import { withoutTrailing } from '../../util/ends.ts';
import { Noted, type DraftValue } from '../draft.ts';
import { linksIn } from '../links.ts';
import { bare, confidenceOf, detailsOf, filled, tlpOf } from './facts.ts';
import { splitNames } from './glued.ts';
import { noteOf, paragraphs, proseOf, type PageLine } from './lines.ts';
import type { PageWords } from './words.ts';

export interface PageHead {
  readonly keys: ReadonlyMap<string, DraftValue>;
  /** The lines that were not recognised. */
  readonly rest: readonly PageLine[];
}

/** Reads the lines above the first section. */
export function readHead(lines: readonly PageLine[], words: PageWords, catalogue: Catalogue): PageHead {
  const keys = new Map<string, DraftValue>();
  const rest: PageLine[] = [];
  const note = (key: string, value: DraftValue, from: readonly PageLine[]): void =>
    void keys.set(key, new Noted(value, noteOf(from)));
  const groups = paragraphs(lines);
  const facts = groups.flat();
  const minutes = facts.findIndex((line) => isMinutes(line, words));
  const marked = facts.findIndex(({ heading }) => heading?.level === 1);
  const start = Math.max(minutes + 1, marked);
  // On a page in Markdown, the reading time is below the title.
  const isBelow = marked >= 0 && marked < minutes;
  for (const line of facts
    .slice(0, start)
    .filter((_line, index) => index !== minutes && !(isBelow && index === marked))) {
    const tlp = tlpOf(line.text);
    if (tlp) note('tlp', tlp, [line]);
    else rest.push(line);
  }
  const kicker = facts[minutes];
  if (kicker) {
    const severity = lastWord(kicker.text, words, 'severity.');
    if (severity) note('severity', severity, [kicker]);
    const status = ['draft', 'withdrawn'].find((word) =>
      kicker.text.startsWith(words.labels[`status.${word as 'draft'}`]),
    );
    if (status) note('status', status, [kicker]);
  }
  const after = facts.slice(start);
  const firstFact = after.findIndex((line) => isAssessment(line, words) || headLine(line, words) !== undefined);
  const prose = firstFact < 0 ? after : after.slice(0, firstFact);
  const [title, ...summary] = [...(isBelow ? facts.slice(marked, marked + 1) : []), ...prose];
  if (title) note('title', title.text.trim(), [title]);
  const [firstLine, lastLine] = [summary[0], summary.at(-1)];
  if (firstLine && lastLine)
    note('summary', proseOf(lines.slice(lines.indexOf(firstLine), lines.indexOf(lastLine) + 1)), summary);
  for (const line of firstFact < 0 ? [] : after.slice(firstFact)) {
    if (tlpOf(line.text) !== undefined && keys.has('tlp')) continue;
    if (isAssessment(line, words)) readAssessment(line, words, note);
    else if (!readLine(line, words, catalogue, note)) rest.push(line);
  }
  return { keys, rest };
}

type Note = (key: string, value: DraftValue, from: readonly PageLine[]) => void;

/** Whether a line is the reading time, such as `3 min`, optionally between a status and a severity. */
function isMinutes({ text }: PageLine, words: PageWords): boolean {
  const [before = '', after = ''] = words.labels['head.minutes'].split('{}');
  const at = text.search(/\d/);
  if (at < 0 || text.length > 80) return false;
  const [number = ''] = /\d+/.exec(text) ?? [];
  const end = at + number.length;
  return text.slice(0, at).endsWith(before) && text.slice(end).startsWith(after.trimEnd());
}

function lastWord(text: string, words: PageWords, prefix: string): string | undefined {
  const last = text.slice(withoutTrailing(text, /\p{L}/u).length);
  // The text of a page may have no separator between the reading time and the severity: `3 minhigh`.
  for (let from = 0; from < last.length; from++) {
    const found = words.find(prefix, last.slice(from));
    if (found && found !== 'none') return found;
  }
  return undefined;
}

const isAssessment = ({ text }: PageLine, { labels }: PageWords): boolean =>
  text.startsWith(`${labels['head.confidence.short']}:`) || text.startsWith(`${labels['head.analyzed']}:`);

/** Reads `Conf: high   Analyzed: 2026-03-31   reports`, with or without the spaces. The last part is the category; each part is optional. */
function readAssessment(line: PageLine, words: PageWords, note: Note): void {
  const { labels } = words;
  let text = line.text;
  const short = `${labels['head.confidence.short']}:`;
  if (text.startsWith(short)) {
    text = text.slice(short.length).trimStart();
    const label = confidenceValues
      .flatMap((word) => [labels[`confidence.${word}`], word])
      .find((one) => text.toLowerCase().startsWith(one.toLowerCase()));
    if (label) {
      note('confidence', words.find('confidence.', label) ?? label, [line]);
      text = text.slice(label.length).trimStart();
    }
  }
  const analyzed = `${labels['head.analyzed']}:`;
  if (text.startsWith(analyzed)) {
    text = text.slice(analyzed.length).trimStart();
    const date = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:[\d:.]+(?:[Zz]|[+-]\d\d:\d\d)?)?/.exec(text)?.[0];
    if (date) note('analyzed', date, [line]);
    text = text.slice(date?.length ?? 0).trimStart();
  }
  if (text) note('category', categoryOf(text), [line]);
}

const categoryOf = (text: string): string => (text === 'supply chain' ? 'supply_chain' : text);

const headKeys = [
  'authors',
  'actors',
  'source',
  'id',
  'published',
  'updated',
  'status',
  'campaigns',
  'malware',
  'tools',
  'sectors',
  'regions',
  'severity',
  'confidence',
  'category',
] as const;

/** Returns the key of a line such as `Authors: NCSC`, and its value; undefined for any other line. */
function headLine(
  { text }: PageLine,
  { labels }: PageWords,
): { readonly key: (typeof headKeys)[number]; readonly value: string } | undefined {
  for (const key of headKeys) {
    const label = labels[`head.${key}`];
    if (!text.startsWith(label)) continue;
    const after = text.slice(label.length);
    if (key === 'actors' ? /^(?::|\s{2,}|\p{Lu}|\d)/u.test(after) : after.startsWith(':')) {
      return { key, value: after.replace(/^:/, '').trim() };
    }
  }
  return undefined;
}

function readLine(line: PageLine, words: PageWords, catalogue: Catalogue, note: Note): boolean {
  const read = headLine(line, words);
  if (!read?.value) return false;
  const { key, value } = read;
  if (value === words.labels['page.none']) note(key, [], [line]);
  else if (key === 'actors') note(key, actorsOf(line.actors ?? chipsOf(value, catalogue).map(chipOf), words), [line]);
  else if (key === 'severity' || key === 'confidence') note(key, words.find(`${key}.`, value) ?? value, [line]);
  else if (key === 'category') note(key, categoryOf(value), [line]);
  else if (key === 'source') note(key, (line.cells ?? splitList(value)).map(sourceOf), [line]);
  else if (key === 'malware' || key === 'tools')
    note(
      key,
      splitList(value).map((one) => softwareOf(one, words)),
      [line],
    );
  else if (key === 'campaigns') note(key, splitList(value).map(campaignOf), [line]);
  else if (key === 'status') note(key, words.find('status.', value) ?? value, [line]);
  else if (key === 'authors' || key === 'sectors' || key === 'regions') note(key, splitList(value), [line]);
  else note(key, value, [line]);
  return true;
}

/** Splits at commas outside parentheses and brackets. If any comma is followed by a space, a comma without one is part of a name. */
export function splitList(text: string): readonly string[] {
  const isSpaced = text.includes(', ');
  const parts: string[] = [''];
  let depth = 0;
  let at = 0;
  for (const sign of text) {
    at += sign.length;
    if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1);
    if (sign === ',' && depth === 0 && (!isSpaced || text[at] === ' ')) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Splits the actors on a line, which are at least three spaces apart or not separated at all. */
const chipsOf = (value: string, catalogue: Catalogue): readonly string[] =>
  /\s{3,}/.test(value) || value.includes('(') ? value.split(/\s{3,}/) : splitNames(value, catalogue);

function chipOf(chip: string): { readonly name: string; readonly details: readonly string[] } {
  const [name, details] = detailsOf(chip);
  return { name, details };
}

function actorsOf(actors: NonNullable<PageLine['actors']>, words: PageWords): readonly DraftValue[] {
  return actors.map(({ name, details }) => {
    const fields: Record<string, DraftValue> = { name };
    for (const detail of details) {
      const aliases = words.valueIn('fact.also', detail);
      const kind = actorKindValues.find((word) => words.find('actor.', detail) === word);
      const country = countryCode(detail, words.tag);
      const confidence = confidenceOf(words, detail);
      if (aliases) fields['aliases'] = splitList(aliases);
      else if (kind) fields['kind'] = kind;
      else if (detail === 'description') fields['kind'] = detail;
      else if (/^G\d{4}$/.test(detail)) fields['attack_id'] = detail;
      else if (confidence) fields['confidence'] = confidence;
      else if (country) fields['country'] = country;
      else fields['motivation'] = detail;
    }
    return bare(fields, 'name');
  });
}

/**
 * Returns the code of the country that has this name in the language `tag`; undefined if there is none. Source: ISO 3166-1, as named by Unicode
 * CLDR.
 */
function countryCode(name: string, tag: string): string | undefined {
  const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters)
    for (const second of letters) if (names.of(first + second) === name) return first + second;
  return undefined;
}

/** Reads `CISA: Akira Ransomware (https://…) (2024-04-18)`, or the name and URL as a Markdown link. */
function sourceOf(text: string): DraftValue {
  const dated = splitInner(text, /^\d{4}-\d\d-\d\d/);
  const linked = splitInner(dated.before, /^https?:\/\/\S+$/);
  const [link] = linksIn(dated.before);
  const [name, url, published] = [link?.title ?? linked.before, link?.url ?? linked.inner, dated.inner];
  return bare(filled({ name: name.trim(), url, published }), 'name');
}

/** Splits off the parentheses at the end of a string if their content matches `form`. Otherwise, `inner` is undefined. */
function splitInner(text: string, form: RegExp): { readonly before: string; readonly inner: string | undefined } {
  const open = text.lastIndexOf(' (');
  const inner = text.endsWith(')') && open >= 0 ? text.slice(open + 2, -1) : '';
  return form.test(inner) ? { before: text.slice(0, open).trimEnd(), inner } : { before: text, inner: undefined };
}

function softwareOf(text: string, words: PageWords): DraftValue {
  const [name, details] = detailsOf(text);
  const fields: Record<string, DraftValue> = { name };
  for (const detail of details) {
    const aliases = words.valueIn('fact.also', detail);
    if (aliases) fields['aliases'] = splitList(aliases);
    else if (/^S\d{4}$/.test(detail)) fields['attack_id'] = detail;
    else fields['type'] = detail;
  }
  return bare(fields, 'name');
}

function campaignOf(text: string): DraftValue {
  const [name, [attackId = '']] = detailsOf(text);
  return /^C\d{4}$/.test(attackId) ? { name, attack_id: attackId } : text.trim();
}
