/** Words that a team's own catalogue gives: tags, and what goes before the shipped sectors and log sources. */
import type { Catalogue, Environment } from '../../core/index.ts';
import { clip } from '../markdown.ts';
import { allOf, type Proposal, type ValueSource } from './proposal.ts';

/** A completion list shows one line per item; the hover has the rest. */
const longestDetail = 120;

/** Tags are the team's alone: nothing lists any. */
export const tags: ValueSource = ({ form, env }) => {
  if (form.value !== 'tag') return undefined;
  const words = ownWords('tags', env);
  return words.length > 0 ? allOf(words) : undefined;
};

/** The words of one kind, in the order of the team's files, each once. */
export function ownWords(
  kind: keyof NonNullable<Catalogue['ownWords']>,
  { catalogue }: Environment,
): readonly Proposal[] {
  const words = new Map((catalogue.ownWords?.[kind] ?? []).map((word) => [word.name.toLowerCase(), word]));
  return [...words.values()].map(({ name, description }) => ({
    label: name,
    value: name,
    kind: 'Value',
    labelDescription: "your team's",
    ...(description === undefined ? {} : { detail: clip(description, longestDetail) }),
  }));
}

/** The proposals of which what is typed begins a word. */
export function matching(prefix: string, proposals: readonly Proposal[]): readonly Proposal[] {
  const typed = prefix.trim().toLowerCase();
  return proposals.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${typed}`));
}

/** Own proposals before the shipped ones that are not named the same. */
export function beside(own: readonly Proposal[], shipped: readonly Proposal[]): readonly Proposal[] {
  const names = new Set(own.map(({ label }) => label.toLowerCase()));
  return [...own, ...shipped.filter(({ label }) => !names.has(label.toLowerCase()))];
}
