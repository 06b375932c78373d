/** Reads page sections that are lists or labelled lines. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { ruleKindValues } from '../../model/vocabularies.ts';
import { withoutTrailing } from '../../util/ends.ts';
import type { DraftFields, DraftValue } from '../draft.ts';
import { linksIn, withoutLinks } from '../links.ts';
import { atDash, bare, confidenceOf, filled, labelled, ratedValue, techniqueIds, withoutMarks } from './facts.ts';
import { isItem, pageItems, proseOf, type PageItem, type PageLine } from './lines.ts';
import type { ReadContext, SectionReader } from './readContext.ts';
import type { PageWords } from './words.ts';

/** Reads a list of strings; "None" is an empty list. */
export const textList: SectionReader = (lines, { words }) => {
  const { items, before } = pageItems(lines);
  if (isNone(items, words)) return { value: [], rest: before };
  // Without bullets, each line is an item.
  if (items.length === 0) return { value: before.map(({ text }) => text.trim()) };
  return { value: items.map((item) => item.lines.join('\n')), rest: before };
};

const isNone = ([first, ...more]: readonly PageItem[], { labels }: PageWords): boolean =>
  more.length === 0 && first?.lines.length === 1 && first.lines[0] === labels['page.none'];

/** Reads a list of log sources such as `Process Creation (DC0032) — notes`. */
export const logSources: SectionReader = (lines, context) => {
  const { items, before } = pageItems(lines);
  if (isNone(items, context.words)) return { value: [], rest: before };
  const rows = items.map((item): DraftValue => {
    const [name, notes] = atDash(item.lines.join('\n'));
    const [, plain = name, attackId] = /^(.*\S)\s+\((DC\d{4})\)$/.exec(name) ?? [];
    return bare({ name: plain, attack_id: attackId, notes }, 'name');
  });
  return { value: rows, rest: before };
};

/** Reads an answer for each kind of detection rule; an unstated answer is omitted. All other lines are notes. */
export const detectionAvailability: SectionReader = (lines, { words }) => {
  const fields: Record<string, DraftValue> = {};
  const notes: PageLine[] = [];
  for (const line of lines) {
    const text = line.text.replace(/^\s*[•▪‣*-]\s+/u, '');
    const read = labelled(words, 'rules.', text);
    const [answer, details] = atDash(read?.value ?? '');
    const said = read && words.find('answer.', answer);
    if (!read || !said || !ruleKindValues.some((kind) => kind === read.label)) notes.push(line);
    else if (said !== 'unstated') fields[read.label] = answerOf(said === 'yes', details, words);
  }
  const prose = proseOf(notes);
  return { value: filled({ ...fields, notes: prose === '' ? undefined : prose }) };
};

/** Reads the details of an answer, such as `1 published; https://…; notes`. Returns only `available` if there are none. */
function answerOf(available: boolean, details: string | undefined, words: PageWords): DraftValue {
  if (details === undefined) return available;
  const fields: Record<string, DraftValue> = { available };
  const notes: string[] = [];
  for (const part of details.split(/;\s+/).map(withoutBrackets)) {
    const count = words.valueIn('answers.published', part);
    if (/^\d+$/.test(words.valueIn('answers.below', part) ?? '')) continue;
    if (count && /^\d+$/.test(count) && !('count' in fields)) fields['count'] = Number(count);
    else if (/^https?:\/\/\S+$/.test(part) && !('url' in fields)) fields['url'] = part;
    else notes.push(part);
  }
  if (notes.length > 0) fields['notes'] = notes.join('; ');
  return fields;
}

/** Removes the angle brackets around a URL that is shown without a label. */
const withoutBrackets = (text: string): string => /^<(https?:[^<>\s]+)>$/.exec(text)?.[1] ?? text;

/** Reads up to three ratings with their reasons, each on its own line or all on one line. */
export const detectionEngineering: SectionReader = (lines, { words }) => {
  const text = lines
    .map((line) => line.text.trim())
    .filter(Boolean)
    .join('\n');
  const scales = [
    ['edr_visibility', 'visibility'],
    ['network_visibility', 'visibility'],
    ['detection_difficulty', 'difficulty'],
  ] as const;
  const found = scales
    .map(([key, scale]) => {
      const label = `${words.labels[`fact.${key}`]}:`;
      return { key, scale, label, at: text.indexOf(label) };
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const fields: Record<string, DraftValue> = {};
  found.forEach(({ key, scale, label, at }, index) => {
    const value = text.slice(at + label.length, found[index + 1]?.at).trim();
    if (value) fields[key] = ratedValue(words, scale, value, 'rationale');
  });
  return { value: fields, rest: found.length === 0 ? lines : [] };
};

/** Reads a rating and its notes: `• Medium — notes`. */
export const falsePositives: SectionReader = (lines, { words }) => {
  const { items, before } = pageItems(lines);
  const text =
    items.map((item) => item.lines.join('\n')).join('\n') || before.map((line) => line.text.trim()).join('\n');
  return text === '' ? {} : { value: ratedValue(words, 'risk', text, 'notes') };
};

/** Reads groups of items, each with its mitigations and techniques below. */
export const recommendations: SectionReader = (lines, context) => {
  const fields: Record<string, DraftValue> = {};
  const additional: DraftFields[] = [];
  let title: string | undefined;
  let open: PageLine[] = [];
  const close = (): void => {
    const items = title === undefined ? recommended(open, context) : [];
    if (items.length > 0) additional.push({ title: context.words.labels['section.recommendations'], items });
    if (title === undefined) return void (open = []);
    const group = context.words.find('group.', title);
    const value = recommended(open, context);
    if (group && group !== 'additional') fields[group] = [...((fields[group] ?? []) as DraftValue[]), ...value];
    else additional.push({ title, items: value });
    open = [];
  };
  const rest: PageLine[] = [];
  for (const line of lines) {
    if (line.text !== '' && (line.heading !== undefined || (!isItem(line) && !line.text.startsWith(' ')))) {
      close();
      title = line.text.trim();
    } else if (title === undefined && line.text !== '' && pageItems([...open, line]).items.length === 0)
      rest.push(line);
    else open.push(line);
  }
  close();
  const value = { ...fields, ...(additional.length > 0 ? { additional } : {}) };
  return Object.keys(value).length > 0 ? { value, rest } : { rest };
};

function recommended(lines: readonly PageLine[], { words }: ReadContext): readonly DraftValue[] {
  const { items } = pageItems(lines);
  if (isNone(items, words)) return [];
  return items.map((item) => {
    const text: string[] = [];
    const fields: Record<string, DraftValue> = {};
    for (const line of item.lines) {
      const read = labelled(words, 'fact.', line);
      if (read && /^mitigations?$/.test(read.label)) fields['mitigations'] = objectIds(read.value);
      else if (read && /^techniques?$/.test(read.label)) fields['techniques'] = techniqueIds(read.value);
      else text.push(line);
    }
    return bare({ text: text.join('\n'), ...fields }, 'text');
  });
}

const objectIds = (text: string): readonly string[] =>
  text.split(/;\s+/).map((part) => /^([A-Z]\d{4})\b/.exec(part)?.[1] ?? part);

/**
 * Reads the ATT&CK release, techniques such as `T1566.002 - Phishing: Spearphishing Link`, each with tactics, confidence and a description below,
 * and then the notes. If there are table rows with a technique ID, reads only these.
 */
export const mapping: SectionReader = (lines, context) => {
  const { words, attack } = context;
  const more: (readonly [string, DraftValue])[] = [];
  const list: PageLine[] = [];
  const notes: PageLine[] = [];
  // If the mapping is empty, its notes may be a list, too.
  let isEmpty = false;
  const rows = techniqueRows(lines, attack);
  if (rows.length > 0) return { value: rows, rest: lines.filter(({ cells, text }) => !cells && text !== '') };
  const lastId = lines.findLastIndex(hasId);
  for (const [index, line] of lines.entries()) {
    // After all items with IDs and a blank line, an item that is not a technique's name begins the notes.
    const beginsNotes =
      lastId >= 0 &&
      index > lastId &&
      isItem(line) &&
      lines[index - 1]?.text === '' &&
      attack.techniquesNamed(line.text.replace(/^\s*•\s+/, '')).length === 0;
    const release = list.length === 0 ? /^ATT&CK v(\d+(?:\.\d+)?)$/.exec(line.text.trim())?.[1] : undefined;
    if (release) more.push(['attack_version', release]);
    else if (
      isItem(line) &&
      list.every(({ text }) => text === '') &&
      line.text.trim() === `• ${words.labels['page.none']}`
    )
      isEmpty = true;
    else if (
      !isEmpty &&
      !beginsNotes &&
      notes.length === 0 &&
      (isItem(line) || line.text === '' || line.text.startsWith(' '))
    )
      list.push(line);
    else notes.push(line);
  }
  const { items } = pageItems(list);
  const prose = proseOf(notes);
  if (prose) more.push(['mitre_attack_notes', prose]);
  const value = isEmpty || isNone(items, words) ? [] : items.map((item) => techniqueOf(item, words, attack));
  return { value, more };
};

/** Whether a line is an item that begins with the ID of a technique. */
const hasId = (line: PageLine): boolean =>
  isItem(line) && normaliseTechniqueId(/^\s*•\s+(\S+)/.exec(line.text)?.[1] ?? '') !== undefined;

/** Reads the table rows that contain a technique ID. Cells that are neither the technique's name nor a tactic become the description. */
function techniqueRows(lines: readonly PageLine[], attack: ReadContext['attack']): readonly DraftValue[] {
  const found = new Map<string, { name: string | undefined; tactics: Set<string>; said: Set<string> }>();
  for (const { cells = [] } of lines) {
    const plainCells = cells.map((cell) => withoutMarks(withoutLinks(cell)).trim());
    const id = plainCells.flatMap((cell) => normaliseTechniqueId(cell) ?? [])[0];
    if (id === undefined) continue;
    const known = attack.technique(id);
    const whole = known?.parentName === undefined ? known?.name : `${known.parentName}: ${known.name}`;
    const row = found.get(id) ?? { name: whole, tactics: new Set(), said: new Set() };
    found.set(id, row);
    for (const cell of plainCells)
      if (attack.tactic(cell) !== undefined) row.tactics.add(cell);
      else if (cell !== '' && normaliseTechniqueId(cell) !== id && cell !== whole && cell !== known?.name)
        row.said.add(cell);
  }
  return [...found].map(([id, { name, tactics, said }]) =>
    filled({ id, name, tactics: [...tactics], description: said.size > 0 ? [...said].join('\n') : undefined }),
  );
}

function techniqueOf({ lines }: PageItem, words: PageWords, attack: ReadContext['attack']): DraftValue {
  const [first = '', ...below] = lines.filter((line, index) => line !== '' || index > 2);
  if (below.length === 0) return first;
  const [id = '', ...name] = first.split(' - ');
  const isId = normaliseTechniqueId(id) !== undefined;
  const fields: Record<string, DraftValue> = isId ? filledFields(id, name.join(' - ')) : { name: first };
  const [aside = '', ...rest] = below;
  const parts = aside.split(/,\s+/);
  const confidence = confidenceOf(words, parts.at(-1) ?? '');
  const tactics = confidence ? parts.slice(0, -1) : parts;
  const isAside = tactics.every((tactic) => attack.tactic(tactic) !== undefined);
  if (isAside && tactics.length > 0) fields['tactics'] = tactics;
  if (isAside && confidence) fields['confidence'] = confidence;
  const description = (isAside ? rest : below).join('\n');
  if (description) fields['description'] = description;
  return fields;
}

const filledFields = (id: string, name: string): Record<string, DraftValue> => (name ? { id, name } : { id });

/** Reads references such as `1. Title (https://…) — Publisher, 2026-03-31`. */
export const references: SectionReader = (lines, { words }) => {
  const { items, before } = pageItems(lines);
  if (isNone(items, words)) return { value: [], rest: before };
  const rows = items.flatMap((item): readonly DraftValue[] => {
    const [label, origin] = atDash(item.lines.join(' ').replace(/^<(https?:[^<>\s]+)>/, '$1'));
    const published = /(?:^|,\s)(\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\S+)?)$/.exec(origin ?? '')?.[1];
    const publisher = origin?.slice(0, origin.length - (published?.length ?? 0)).replace(/,\s*$/, '');
    const links = linksIn(label);
    return (links.length > 0 ? links : [linkOf(label)]).map(({ title, url }) =>
      bare(
        filled({
          title,
          url: url === title ? undefined : url,
          publisher: publisher === '' ? undefined : publisher,
          published,
        }),
        'title',
      ),
    );
  });
  return { value: rows, rest: before };
};

/** Splits `Title (https://…)` and `Title: https://…`. Any other text is a title. */
export function linkOf(label: string): { readonly title: string; readonly url?: string } {
  const [, title = label, url] = /^(.*\S)\s+\((https?:\/\/\S+)\)$/.exec(label) ?? [];
  const at = label.lastIndexOf('http');
  const before = withoutTrailing(label.slice(0, Math.max(0, at)), /[\s<:,–—-]/);
  const [after] = /^https?:\/\/[^\s<>]+(?=>?$)/.exec(label.slice(Math.max(0, at))) ?? [];
  if (url === undefined && before !== '' && before.length < at && after !== undefined)
    return { title: before, url: after };
  return url === undefined ? { title } : { title, url };
}

/** Reads tags, which are at least three spaces apart. */
export const tags: SectionReader = (lines, { words }) => {
  const { items } = pageItems(lines);
  if (isNone(items, words)) return { value: [] };
  return { value: lines.flatMap(({ text }) => text.trim().split(/ {3,}/)).filter(Boolean) };
};
