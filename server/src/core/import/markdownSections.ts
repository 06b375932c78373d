/** Splits Markdown text at its headings, and reads the facts that our exports list above the first one. */
import type { DraftValue } from './draft.ts';
import { dayOf } from './dates.ts';
import type { ReadContext } from './page/readContext.ts';

export interface MarkdownSection {
  readonly title: string;
  readonly text: string;
}

/** Splits text at its level 1 and level 2 headings, except within fenced code blocks. */
export function sectionsOfMarkdown(text: string): {
  readonly before: string;
  readonly sections: readonly MarkdownSection[];
} {
  const before: string[] = [];
  const sections: { title: string; lines: string[] }[] = [];
  let isFence = false;
  for (const line of text.split('\n')) {
    if (/^(?:```|~~~)/.test(line)) isFence = !isFence;
    const [, title] = isFence ? [] : (/^##? (\S[^\n]*)$/.exec(line) ?? []);
    if (title !== undefined) sections.push({ title: title.trim(), lines: [] });
    else (sections.at(-1)?.lines ?? before).push(line);
  }
  return {
    before: before.join('\n').trim(),
    sections: sections.map(({ title, lines }) => ({ title, text: lines.join('\n').trim() })),
  };
}

/** The labels of the facts listed by our exports, with their keys. */
const labels: Readonly<Record<string, string>> = {
  ID: 'id',
  Severity: 'severity',
  Confidence: 'confidence',
  Status: 'status',
  Category: 'category',
  Published: 'published',
  Analyzed: 'analyzed',
  Updated: 'updated',
  Authors: 'authors',
  Sectors: 'sectors',
  Regions: 'regions',
  Tags: 'tags',
  Language: 'language',
  'ATT&CK release': 'attack_version',
};

/** Reads the facts that our exports list, such as `- Severity: high`; `text` is the rest. */
export function headFacts(
  text: string,
  { catalogue }: Pick<ReadContext, 'catalogue'>,
): { readonly facts: readonly (readonly [string, DraftValue])[]; readonly text: string } {
  const facts: (readonly [string, DraftValue])[] = [];
  const rest = text.split('\n').filter((line) => {
    const [, label = '', value = ''] = /^- ([A-Z][A-Za-z&]+(?: release)?): (.*\S)$/.exec(line) ?? [];
    const key = Object.hasOwn(labels, label) ? labels[label] : undefined;
    const read = key === undefined ? undefined : factOf(key, value, catalogue.resolveRelease(value));
    if (key !== undefined && read !== undefined) facts.push([key, read]);
    return read === undefined;
  });
  return { facts, text: rest.join('\n').trim() };
}

const words: Readonly<Record<string, RegExp>> = {
  severity: /^(?:informational|low|medium|high|critical)$/,
  confidence: /^(?:low|moderate|high)$/,
  status: /^(?:draft|final|withdrawn)$/,
  language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
};

/** Converts the value of a fact. Returns undefined for a value that is not allowed under its key. */
function factOf(key: string, value: string, release: string | undefined): DraftValue | undefined {
  if (key === 'attack_version') return release;
  if (key === 'published' || key === 'analyzed' || key === 'updated') return dayOf(value);
  if (key === 'authors' || key === 'sectors' || key === 'regions' || key === 'tags') return value.split(', ');
  return words[key]?.test(value) === false ? undefined : value;
}
