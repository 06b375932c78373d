/** Completes words of a team catalogue: tags, and entries before the shipped sectors and log sources. */
import type { Catalogue, Environment } from '../../core/index.ts';
import { clip } from '../markdown.ts';
import { allOf, type Proposal, type ValueSource } from './proposal.ts';

/** The maximum length of a detail: a completion list shows one line per item, and the hover shows the rest. */
const longestDetail = 120;

/** Proposes tags, which only a team catalogue lists. */
export const tags: ValueSource = ({ form, env }) => {
  if (form.value !== 'tag') return undefined;
  const words = ownWords('tags', env);
  return words.length > 0 ? allOf(words) : undefined;
};

/** Returns the words of one kind in the order of the team's files, without duplicates. */
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

/** Returns the proposals in which a word begins with the prefix. */
export function matching(prefix: string, proposals: readonly Proposal[]): readonly Proposal[] {
  const typed = prefix.trim().toLowerCase();
  return proposals.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${typed}`));
}

/** Returns the team's proposals before the shipped ones with other names. */
export function beside(own: readonly Proposal[], shipped: readonly Proposal[]): readonly Proposal[] {
  const names = new Set(own.map(({ label }) => label.toLowerCase()));
  return [...own, ...shipped.filter(({ label }) => !names.has(label.toLowerCase()))];
}
