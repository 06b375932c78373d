/** Several names in the place of one. */
import type { Actor, Catalogue } from '../../catalogue/catalogue.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { allOf, shown } from '../../text/wording.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import { withId } from '../../attack/actors.ts';
import type { RuleContext } from '../rule.ts';
import { withPairs } from './actorEntries.ts';

/** What is between names: `APT29, Cozy Bear`, `APT29 / Cozy Bear`, `APT29 aka Cozy Bear`, `APT29 (Cozy Bear, The Dukes)`. */
const separators = /\s*(?:[,;/|()（）]|\s(?:aka|a\.k\.a\.|also known as|alias|or|and)\s)\s*/i;
const mostNames = 12;
const longest = 200;

interface Finding {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** The problem of a text that consists of several names of known actors; undefined where one of the names is unknown, or where there is only one. */
export function severalNames(context: RuleContext, entry: ActorEntry, name: Text): Finding | undefined {
  if (name.value.length > longest) return undefined;
  const parts = name.value.split(separators).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > mostNames) return undefined;
  const actors = parts.map((part) => meant(context.catalogue, part));
  const known = actors.flatMap((actor) => actor ?? []);
  if (known.length < parts.length) return undefined;
  const [first = name.value, ...rest] = parts;
  const different = [...new Set(known)];
  if (different.length > 1)
    return {
      message: `${shown(name.value)} names several actors: ${allOf(different.map(withId))}. Give each an entry of its own.`,
      fixes: [],
    };
  return {
    message: `${shown(name.value)} is several names of ${known[0] ? withId(known[0]) : 'one actor'}. Write one of them as \`name\`, and the others as \`aliases\`.`,
    fixes: asAliases(context, entry, name, first, rest),
  };
}

function meant(catalogue: Catalogue, name: string): Actor | undefined {
  const match = catalogue.actor(name);
  const [actor, another] = match?.actors ?? [];
  return another === undefined ? (match?.inAttack ?? actor) : undefined;
}

function asAliases(context: RuleContext, entry: ActorEntry, name: Text, first: string, rest: readonly string[]): Fix[] {
  const aliases = `[${rest.map((alias) => quoteScalar(alias, 'plain', true)).join(', ')}]`;
  const title = `Split into name and aliases`;
  if (entry.aliases.length > 0) return [];
  const [added, another] = withPairs(context, entry, name, [['aliases', aliases]]);
  if (!added || another) return [];
  const [renamed] = context.edit.replaceScalar(name.span, first);
  if (!renamed) return [];
  // A bare name is replaced by the mapping that holds it: the new name goes in there.
  if (!entry.bare) return [{ title, edits: [renamed, added], preferred: true }];
  const source = context.text.slice(...name.span);
  return [
    {
      title,
      edits: [{ span: added.span, newText: added.newText.replace(source, () => renamed.newText) }],
      preferred: true,
    },
  ];
}
