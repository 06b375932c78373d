/**
 * Reads text in any form: unambiguous facts become values. All lines are kept as notes, except the title and lines that contain only
 * indicators or links.
 */
import type { AttackRelease, Catalogue } from '../../catalogue/catalogue.ts';
import { readTlp, severityValues } from '../../model/vocabularies.ts';
import { createCollected, type Collected } from '../collected.ts';
import { dayOf } from '../dates.ts';
import { linksIn } from '../links.ts';
import type { PageLine } from '../page/lines.ts';
import type { ReadSource } from '../reader.ts';
import { techniqueRow } from '../techniqueRow.ts';
import { withoutBullet } from '../texts/lines.ts';
import { withoutTrailing } from '../../util/ends.ts';
import { actorsIn } from './actors.ts';
import { readIndicatorLines } from './indicators.ts';

/** Returns the facts in lines; undefined if they contain no indicator, vulnerability, technique or actor. */
export function readFreeText(lines: readonly PageLine[], catalogue: Catalogue): ReadSource | undefined {
  const collected = createCollected(catalogue);
  const attack = catalogue.at(catalogue.newest);
  const linked = readReferences(lines, collected);
  const consumed = new Set([
    ...linked,
    ...readIndicatorLines(
      lines.filter((line) => !linked.has(line)),
      collected,
    ),
  ]);
  const rest = lines.filter((line) => !consumed.has(line));
  for (const line of lines) {
    if (linked.has(line)) continue;
    readIds(line, collected, attack);
    for (const name of actorsIn(line.text, catalogue)) collected.row('actors', name, { name }, at(line));
  }
  const isFound = ['indicators', 'vulnerabilities', 'mitre_attack', 'actors'].some((key) => collected.has(key));
  if (!isFound) return undefined;
  const title =
    rest.find(({ heading }) => heading?.level === 1) ??
    rest.find(({ text }) => text.trim() !== '' && !genericTitle.test(text.trim()));
  const endOfTop = lines.find(({ text: content }) => content.trim() === '')?.number ?? Infinity;
  for (const line of rest.slice(0, maxHeadLines)) readHeadLine(line, collected, line.number < endOfTop);
  const isTitle = title !== undefined && title.text.trim().length <= maxTitleLength && !collected.has('title');
  if (isTitle) collected.set('title', withoutMarks(title.text), at(title));
  const notes = rest.filter((line) => !(isTitle && line === title));
  const text = notes
    .map((line) => line.text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  collected.set('x_import_notes', text, 'the text of the source');
  return collected.result();
}

/** Matches a line above the title that only states the kind of the document, or begins its metadata. */
const genericTitle = /^(?:(?:joint )?(?:(?:cyber ?)?security|threat) (?:advisory|alert|bulletin|report)|-{3,})$/i;
const maxTitleLength = 200;
/** The number of lines at the start that are searched for metadata. */
const maxHeadLines = 40;

const at = ({ number }: PageLine): string => `line ${number}`;

const withoutMarks = (text: string): string =>
  text
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/^\*\*(.*)\*\*$/, '$1')
    .trim();

/** Reads lines that contain a URL and at most its title, below a heading such as "References"; returns these lines. */
function readReferences(lines: readonly PageLine[], collected: Collected): ReadonlySet<PageLine> {
  const found = new Set<PageLine>();
  let isOpen = false;
  for (const line of lines) {
    const { mark, text } = withoutBullet(line.text.trim().replace(/^\[\^?(\d{1,3})\]:?/, '$1.'));
    const links = isOpen ? linksIn(text) : [];
    const from = text.search(/h[tx]{2}ps?:\/\//i);
    const [url] = /^[^\s<>()]+/.exec(text.slice(Math.max(0, from))) ?? [''];
    for (const link of links) collected.row('references', link.url, { ...link }, at(line));
    const [tail, quoted] = /^[)>]?(?:\s+"([^"]*)")?$/.exec(text.slice(from + url.length)) ?? [];
    if (links.length > 0) found.add(line);
    else if (isOpen && from >= 0 && tail !== undefined) {
      const title = withoutTrailing(text.slice(0, from).replace(/^\[/, ''), /[\s<:,(\]]/) || quoted;
      collected.row('references', url, { title: title || url, url }, at(line));
      found.add(line);
    } else if (text !== '' && !(isOpen && mark !== undefined))
      isOpen = /^(?:#{1,6} |\*\*)?(?:references?|sources?|further reading|links)(?:\*\*)?:?$/i.test(text);
  }
  return found;
}

/** Adds the CVE IDs in a line, and the IDs of techniques that the ATT&CK release contains. */
function readIds(line: PageLine, collected: Collected, attack: AttackRelease): void {
  for (const [id] of line.text.matchAll(/\bCVE-\d{4}-\d{4,19}\b/gi))
    collected.row('vulnerabilities', id, { id: id.toUpperCase() }, at(line));
  for (const [written] of line.text.matchAll(/\bT\d{4}(?:[./]\d{3})?\b/g)) {
    // In the URLs of the ATT&CK site, a slash precedes the number of a sub-technique.
    const id = written.replace('/', '.');
    if (attack.technique(id)) collected.row('mitre_attack', id, techniqueRow(id, attack), at(line));
  }
}

const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:published|publication date|publish date|posted|released|release date|issued|date)(?: on)?$/, 'published'],
  [/^(?:updated|last updated|last update|modified|last modified|revised|last revised)(?: on)?$/, 'updated'],
  [/^(?:severity|risk|criticality)$/, 'severity'],
  [/^(?:title|subject)$/, 'title'],
  [/^(?:authors?|written by)$/, 'authors'],
  [/^(?:tags|keywords)$/, 'tags'],
];

/** Reads `Published: 3 February 2026`, `TLP:AMBER`, `Severity: High`, the head of an e-mail, YAML front matter, or a line with only a date. */
function readHeadLine(line: PageLine, collected: Collected, isTop: boolean): void {
  const text = withoutMarks(line.text).replace(/\*\*/g, '');
  const [, label = ''] = /\bTLP[: ]\s?([A-Z]+(?:\+STRICT)?)\b/.exec(text) ?? [];
  const tlp = readTlp(label);
  collected.set('tlp', tlp === 'WHITE' ? 'CLEAR' : tlp, at(line));
  const colon = text.indexOf(':');
  const key = labels.find(([form]) => form.test(text.slice(0, Math.max(0, colon)).trim().toLowerCase()))?.[1];
  const value = text
    .slice(colon + 1)
    .trim()
    .replace(/^(["'])(.*)\1$|^\[(.*)\]$/, '$2$3');
  if (key === 'severity')
    collected.set(
      key,
      severityValues.find((word) => word === value.toLowerCase()),
      at(line),
    );
  else if (key === 'title') {
    // Below the first blank line, a subject belongs to an e-mail that the text quotes.
    if (isTop && value.length <= maxTitleLength) collected.set(key, value, at(line));
  } else if (key === 'authors' || key === 'tags') {
    const items = value.split(/,\s*/).filter(Boolean);
    collected.set(key, items.length > 0 ? items : undefined, at(line));
  } else if (key !== undefined)
    // RFC 5322: `Tue, 3 Feb 2026 09:41:11 +0000`.
    collected.set(key, dayOf(value.replace(/^[A-Z][a-z]{2}, (\d{1,2} [A-Z][a-z]{2} \d{4}) .*$/, '$1')), at(line));
  else if (text.length <= 40) collected.set('published', dayOf(text), at(line));
}
