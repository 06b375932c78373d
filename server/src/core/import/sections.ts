/** Reads sections that other formats contain as a title and text, such as notes and sections of Markdown reports. */
import { normaliseTechniqueId } from '../catalogue/objectId.ts';
import { normaliseWord, ruleKindValues } from '../model/vocabularies.ts';
import type { Collected } from './collected.ts';
import type { DraftFields, DraftValue } from './draft.ts';
import { linksIn } from './links.ts';
import { linkOf } from './page/listSections.ts';
import { bare, filled, ratedValue, ratingOf } from './page/facts.ts';
import type { ReadContext } from './page/readContext.ts';
import { recommendationGroups } from './recommendationGroups.ts';
import { withoutBullet } from './texts/lines.ts';

/** The key and value of a section. */
export interface ReadText {
  readonly key: string;
  readonly value: DraftValue;
}

type Reader = (text: string, context: ReadContext) => DraftValue | undefined;

/** Reads a section with a title used by our exports. Returns undefined for any other title, and for text that cannot be read as its value. */
export function readTextSection(title: string, text: string, context: ReadContext): ReadText | undefined {
  const folded = title.trim().toLowerCase();
  const key = otherTitles.get(folded) ?? context.words.find('section.', folded);
  const reader = key !== undefined && Object.hasOwn(readers, key) ? readers[key] : undefined;
  const value = key === undefined || text.trim() === '' ? undefined : reader?.(text.trim(), context);
  return key === undefined || value === undefined ? undefined : { key, value };
}

/**
 * Adds a section under the key for its title, or under a custom key if there is no such key, if it already has a value, or if the text cannot be
 * read as its value. If the custom key also has a value, the section is reported as not imported. The entries of a references section are added
 * to `references`. `from` describes the source.
 */
export function addSection(
  title: string,
  text: string,
  { collected, context, from }: { readonly collected: Collected; readonly context: ReadContext; readonly from: string },
): void {
  if (context.words.find('section.', title) === 'references' && addReferences(text, collected, from)) return;
  const { key, value } = readTextSection(title, text, context) ?? { key: '', value: text };
  const name = key === '' || collected.has(key) ? (customKey(title) ?? 'x_import_notes') : key;
  if (collected.has(name)) collected.unread(`${from}: ${title}: ${text}`);
  else collected.set(name, name === key ? value : text, from);
}

/**
 * Adds each line of a list of references. Returns false and adds nothing if no line contains a Markdown link, or is a URL with or without a
 * title.
 */
function addReferences(text: string, collected: Collected, from: string): boolean {
  const entries = text.split('\n').map((line) => withoutBullet(line).text);
  const isLink = (entry: string): boolean =>
    linksIn(entry).length > 0 || linkOf(entry).url !== undefined || /^h[tx]{2}ps?:/i.test(entry);
  if (!entries.some(isLink)) return false;
  for (const entry of entries.filter(Boolean)) {
    const links = linksIn(entry);
    for (const { title, url } of links.length > 0 ? links : [linkOf(entry)])
      collected.row('references', url ?? title, { title, url }, from);
  }
  return true;
}

const otherTitles: ReadonlyMap<string, string> = new Map([
  ['mitre att&ck mapping', 'mitre_attack_notes'],
  ['techniques', 'mitre_attack'],
  ['summary', 'summary'],
]);

/**
 * Splits text into items that begin with a bullet, each with the blank and indented lines below it. `rest` is the text from the first other line
 * on. Returns undefined if the text does not begin with a bullet.
 */
export function itemsOfText(text: string): { readonly items: readonly string[]; readonly rest: string } | undefined {
  if (!/^[-*•] /.test(text)) return undefined;
  const items: string[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const [, own] = /^[-*•] (.*)$/.exec(line) ?? [];
    if (own !== undefined && rest.length === 0) items.push(own);
    else if (rest.length === 0 && (line.trim() === '' || line.startsWith('  ')))
      items[items.length - 1] += `\n${line.slice(2)}`;
    else rest.push(line);
  }
  return { items: items.map((item) => item.trimEnd()), rest: rest.join('\n').trim() };
}

const list =
  (read: (item: string, context: ReadContext) => DraftValue): Reader =>
  (text, context) => {
    const found = itemsOfText(text);
    return found?.rest === '' ? found.items.map((item) => read(item, context)) : undefined;
  };

/** Reads a list of strings; in text that is not a list, each paragraph is an item. */
const texts: Reader = (text) => {
  const found = itemsOfText(text);
  return found?.rest === '' ? found.items : text.split(/\n{2,}/);
};

const prose: Reader = (text) => text;

/** Splits an item into its labelled lines, by label, and the text before them. */
function labelledLines(item: string, labels: readonly string[]): { own: string; facts: ReadonlyMap<string, string> } {
  const facts = new Map<string, string>();
  const own: string[] = [];
  let open: string | undefined;
  for (const line of item.split('\n')) {
    const label = labels.find((one) => line.startsWith(`${one}: `));
    if (label !== undefined) {
      open = label;
      facts.set(label, line.slice(label.length + 2));
    } else if (open === undefined) own.push(line);
    else facts.set(open, `${facts.get(open) ?? ''}\n${line}`);
  }
  return { own: own.join('\n').trim(), facts };
}

/** Returns the technique IDs in text. If it contains none, returns the names between its commas. */
export function idsOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const ids = [...text.matchAll(/\bT\d{4}(?:\.\d{3})?\b/g)].map(([id]) => id);
  return ids.length > 0 ? [...new Set(ids)] : text.split(', ').filter(Boolean);
}

/** Splits at the first colon that is followed by whitespace. Returns undefined if there is none, or no text before it. */
function atColon(text: string): readonly [before: string, after: string] | undefined {
  const at = text.search(/:\s/);
  return at <= 0 ? undefined : [text.slice(0, at), text.slice(at + 1).trim()];
}

function system(item: string): DraftValue {
  const [name = '', ...facts] = item.split('; ');
  const value = (label: string): string | undefined =>
    facts.find((fact) => fact.startsWith(`${label}: `))?.slice(label.length + 2);
  const isKnown = facts.every((fact) => /^(?:affected|fixed in|platform): /.test(fact));
  if (!isKnown) return item;
  return bare(
    filled({
      name,
      versions: value('affected')?.split(', '),
      fixed_versions: value('fixed in')?.split(', '),
      platform: value('platform'),
    }),
    'name',
  );
}

const chain: Reader = (text, { attack }) => {
  const found = itemsOfText(text);
  const stages = (found?.rest === '' ? found.items : []).map((item) => {
    const { own, facts } = labelledLines(item, ['Techniques']);
    const [stage, description] = atColon(own) ?? (own.includes('\n') ? [undefined, own] : [own, undefined]);
    return { stage, description, techniques: idsOf(facts.get('Techniques')), own };
  });
  const isStages = stages.some(({ stage, techniques }) =>
    techniques.length > 0 ? true : stage !== undefined && attack.tactic(stage) !== undefined,
  );
  if (!isStages || stages.length === 0) return text;
  return stages.map(({ stage, description, techniques }) => filled({ stage, description, techniques }));
};

const timeline = list((item) => {
  const { own, facts } = labelledLines(item, ['Techniques']);
  const [time, event] = atColon(own) ?? [];
  const isTime = time !== undefined && time.length <= 40 && /\d/.test(time);
  return filled({
    time: isTime ? time : undefined,
    event: isTime ? event : own,
    techniques: idsOf(facts.get('Techniques')),
  });
});

const availability: Reader = (text, { words }) => {
  const found = itemsOfText(text);
  const fields: Record<string, DraftValue> = {};
  const notes: string[] = found === undefined ? [text] : found.rest === '' ? [] : [found.rest];
  for (const item of found?.items ?? []) {
    const [title, said = ''] = atColon(item) ?? [];
    const kind = title === undefined ? undefined : words.find('rules.', title);
    const [answer = '', ...more] = said.split('; ');
    if (kind === undefined || !ruleKindValues.some((word) => word === kind)) notes.push(item);
    else if (/^(?:yes|no)$/i.test(answer)) fields[kind] = answerOf(/^yes$/i.test(answer), more);
  }
  return Object.keys(fields).length === 0
    ? undefined
    : filled({ ...fields, notes: notes.length > 0 ? notes.join('\n') : undefined });
};

function answerOf(available: boolean, more: readonly string[]): DraftValue {
  if (more.length === 0) return available;
  const count = more.find((part) => /^\d{1,9}$/.test(part));
  const url = more.find((part) => /^h[tx]{2}ps?:\/\/\S+$/.test(part));
  const notes = more.filter((part) => part !== count && part !== url).join('; ');
  return filled({
    available,
    count: count === undefined ? undefined : Number(count),
    url,
    notes: notes === '' ? undefined : notes,
  });
}

const engineering: Reader = (text, { words }) => {
  const fields: Record<string, DraftValue> = {};
  for (const item of itemsOfText(text)?.items ?? []) {
    const [title, said] = atColon(item) ?? [];
    const key = title === undefined ? undefined : words.find('fact.', title);
    if (
      said === undefined ||
      key === undefined ||
      !/^(?:edr_visibility|network_visibility|detection_difficulty)$/.test(key)
    )
      return undefined;
    fields[key] = ratedValue(words, key === 'detection_difficulty' ? 'difficulty' : 'visibility', said, 'rationale');
  }
  return Object.keys(fields).length === 0 ? undefined : fields;
};

const logSource = (item: string): DraftValue => {
  const [, head = item, id, notes] = /^([^:]*?)\s?\((DC\d{4})\)(?:: (.*))?$/s.exec(item) ?? [];
  if (id !== undefined) return bare(filled({ name: head === '' ? undefined : head, attack_id: id, notes }), 'name');
  const [name, said] = atColon(item) ?? [item];
  return bare(filled({ name, notes: said }), 'name');
};

const hunt = (item: string, { words }: ReadContext): DraftFields | string => {
  const { own, facts } = labelledLines(item, ['Telemetry', 'ATT&CK Stage', 'Techniques', 'FP Risk', 'Query', 'Notes']);
  const risk = facts.get('FP Risk');
  return filled({
    hypothesis: own,
    telemetry: facts.get('Telemetry')?.split(', '),
    attack_stage: facts.get('ATT&CK Stage'),
    techniques: idsOf(facts.get('Techniques')),
    fp_risk: risk === undefined ? undefined : ratingOf(words, 'risk', risk),
    query: facts.get('Query'),
    notes: facts.get('Notes'),
  });
};

const hunts: Reader = (text, context) => {
  const found = itemsOfText(text);
  return found?.rest === '' && /^ {2}Telemetry: /m.test(text)
    ? found.items.map((item) => hunt(item, context))
    : undefined;
};

const revision = (item: string): DraftValue => {
  const [head, description] = atColon(item) ?? [item];
  const [date, version] = head.split(', ');
  return filled({ date, version, description });
};

/** Reads an item such as `T1566.002 - Phishing: Spearphishing Link: Initial Access. What was seen`; returns any other item unchanged. */
function technique(item: string, { attack }: ReadContext): DraftValue {
  const [id, rest = ''] = item.split(/ - (.*)/s);
  const known = id === undefined ? undefined : attack.technique(normaliseTechniqueId(id) ?? '');
  const names = known
    ? [known.parentName === undefined ? known.name : `${known.parentName}: ${known.name}`, known.name]
    : [];
  const name = names.find((one) => rest.startsWith(one));
  if (id === undefined || name === undefined || rest === name) return item;
  const [said = '', ...more] = rest.slice(name.length).replace(/^: /, '').split('. ');
  const facts = said.split(', ');
  const confidence = facts.map((fact) => /^(low|moderate|high) confidence$/.exec(fact)?.[1]).find(Boolean);
  const tactics = facts.filter((fact) => !fact.endsWith(' confidence'));
  const areTactics = tactics.every((tactic) => attack.tactic(tactic) !== undefined);
  return filled({
    id,
    name,
    tactics: areTactics ? tactics : [],
    confidence: areTactics ? confidence : undefined,
    description: (areTactics ? more.join('. ') : rest.slice(name.length).replace(/^: /, '')) || undefined,
  });
}

const readers: Readonly<Record<string, Reader>> = {
  summary: prose,
  key_takeaways: texts,
  affected_systems: list(system),
  attack_chain: chain,
  timeline,
  detection_availability: availability,
  detection_engineering: engineering,
  required_log_sources: list(logSource),
  hunting_hypotheses: hunts,
  control_gaps: texts,
  key_behavioral_indicators: texts,
  false_positive_assessment: (text, { words }) => ratedValue(words, 'risk', text.replace(/^[-•] /, ''), 'notes'),
  recommendations: (text) => recommendationGroups(text),
  mitre_attack: list(technique),
  mitre_attack_notes: prose,
  revisions: list(revision),
};

/** Returns the key of a custom section: `x_internal_notes` for "Internal Notes"; undefined for a title without ASCII letters or digits. */
export function customKey(title: string): string | undefined {
  const words = normaliseWord(title).match(/[a-z0-9]+/g);
  return words === null ? undefined : `x_${words.join('_').slice(0, 80)}`;
}
