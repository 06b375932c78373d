/** Groups recommendations, and reads those written as plain text: group titles followed by a colon, with items below. */
import { normaliseWord } from '../model/vocabularies.ts';
import type { DraftFields, DraftValue } from './draft.ts';
import { bare, filled } from './page/facts.ts';

const groups = ['immediate_mitigation', 'infrastructure_hardening', 'user_protection', 'security_awareness'];

/** Returns recommendations by group; undefined for text that is not written like this. */
export function recommendationGroups(text: string): DraftFields | undefined {
  const found: { title: string; items: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, title] = /^(\S[^\n]*):$/.exec(line) ?? [];
    const [, item] = /^- (.*)$/.exec(line) ?? [];
    const open = found.at(-1);
    if (title !== undefined) found.push({ title, items: [] });
    else if (!open) return undefined;
    else if (item !== undefined) open.items.push(item);
    else if (open.items.length > 0) open.items[open.items.length - 1] += `\n${line.replace(/^ {2}/, '')}`;
    else if (line.trim() !== '') return undefined;
  }
  return found.length === 0
    ? undefined
    : grouped(found.map(({ title, items }) => ({ title, items: items.map(itemOf) })));
}

/** Returns the standard groups by key. Groups with other titles are under `additional`. */
export function grouped(
  found: readonly { readonly title: string; readonly items: readonly DraftValue[] }[],
): DraftFields {
  const standard = groups.map((key) => {
    const own = found.filter(({ title }) => normaliseWord(title) === key);
    return [key, own.length === 0 ? undefined : own.flatMap(({ items }) => items)] as const;
  });
  const additional = found.filter(({ title }) => !groups.includes(normaliseWord(title)));
  return filled({
    ...Object.fromEntries(standard),
    additional: additional.map(({ title, items }): DraftValue => ({ title, items })),
  });
}

/** Reads an item such as `Text (M1032, T1078)`; returns an item without IDs unchanged. */
function itemOf(written: string): DraftValue {
  const item = written.trimEnd();
  const [, text, inner] = /^(.*\S) \(([^()]*)\)$/s.exec(item) ?? [];
  const ids = inner?.split(', ') ?? [];
  if (text === undefined || !ids.every((id) => /^(?:M\d{4}|T\d{4}(?:\.\d{3})?)$/.test(id))) return item;
  return bare(
    filled({
      text,
      mitigations: ids.filter((id) => id.startsWith('M')),
      techniques: ids.filter((id) => id.startsWith('T')),
    }),
    'text',
  );
}
