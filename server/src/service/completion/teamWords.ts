/** Completes words from team catalogues: tags, and sectors and log sources before the shipped ones. */
import type { Catalogue, Environment } from '../../core/index.ts';
import { clip } from '../markdown.ts';
import { allOf, type Proposal, type ValueSource } from './proposal.ts';

/** The maximum length of a detail: a completion list has one line per item. The hover shows the full text. */
const maxDetailLength = 120;

/** Proposes tags, which only team catalogues list. */
export const tags: ValueSource = ({ shape, env }) => {
  if (shape.value !== 'tag') return undefined;
  const words = teamWords('tags', env);
  return words.length > 0 ? allOf(words) : undefined;
};

/** Returns the words of one kind in the order of the team's files, without duplicates. */
export function teamWords(
  kind: keyof NonNullable<Catalogue['teamWords']>,
  { catalogue }: Environment,
): readonly Proposal[] {
  const words = new Map((catalogue.teamWords?.[kind] ?? []).map((word) => [word.name.toLowerCase(), word]));
  return [...words.values()].map(({ name, description }) => ({
    label: name,
    value: name,
    kind: 'Value',
    labelDescription: "your team's",
    ...(description === undefined ? {} : { detail: clip(description, maxDetailLength) }),
  }));
}

/** Returns the proposals in which a word begins with this prefix. */
export function matching(prefix: string, proposals: readonly Proposal[]): readonly Proposal[] {
  const typed = prefix.trim().toLowerCase();
  return proposals.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${typed}`));
}

/** Returns the team's proposals followed by the shipped ones, without shipped ones of the same name. */
export function ownBefore(own: readonly Proposal[], shipped: readonly Proposal[]): readonly Proposal[] {
  const names = new Set(own.map(({ label }) => label.toLowerCase()));
  return [...own, ...shipped.filter(({ label }) => !names.has(label.toLowerCase()))];
}
