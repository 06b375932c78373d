/** Reports several names, or a name with its ID, in place of a single actor name. */
import { withId } from '../../attack/actors.ts';
import type { Actor } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';
import { preferenceOf } from '../../catalogue/preferredNames.ts';
import { joined, replaceItem } from '../../editing/listItems.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Edit } from '../../text/edits.ts';
import { lineBreakOf } from '../../text/text.ts';
import { allOf, shown } from '../../text/wording.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { RuleContext } from '../rule.ts';
import { renamedWithPairs, type NewPair } from './namedRows.ts';
import { namePartsOf, type NamePart } from './nameParts.ts';

const maxNames = 12;
const maxLength = 200;

interface Problem {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/**
 * Returns the message and fixes for a value that consists of several actor names, or of a name and an ID. Returns undefined if the value is
 * too long, or has only one part or too many. Also returns undefined if one part is unknown, because that part may be a remark. As an
 * exception, unknown text before a known name or ID in parentheses is taken as another name of that actor.
 */
export function severalNames(context: RuleContext, entry: ActorEntry, name: Text): Problem | undefined {
  if (name.value.length > maxLength) return undefined;
  const parts = namePartsOf(context.catalogue, name.value);
  const known = parts.flatMap(({ actor }) => actor ?? []);
  if (parts.length < 2 || parts.length > maxNames || known.length === 0) return undefined;
  const [actor, another] = [...new Set(known)];
  if (!actor) return undefined;
  if (known.length < parts.length) return otherName(context, entry, name, { parts, actor });
  if (!another) return sameActor(context, entry, name, { parts, actor });
  const ids = parts.filter(({ isId }) => isId);
  return ids.length === 1 && parts.length === 2
    ? mismatch(context, entry, name, parts)
    : severalActors(context, entry, name, parts);
}

interface Named {
  readonly parts: readonly NamePart[];
  readonly actor: Actor;
}

function sameActor(context: RuleContext, entry: ActorEntry, name: Text, { parts, actor }: Named): Problem {
  const names = parts.filter(({ isId }) => !isId).map(({ text }) => text);
  const hasId = names.length < parts.length;
  const is = hasId
    ? names.length > 1
      ? `contains several names of ${withId(actor)} and its ID`
      : 'is a name with its ID'
    : `contains several names of ${withId(actor)}`;
  const advice =
    names.length > 1
      ? `Use one of them as \`name\`${hasId ? ',' : ' and'} the others as \`aliases\`${hasId ? ', and the ID as `attack_id`' : ''}.`
      : 'Move the ID to `attack_id`.';
  const [first = actor.name, ...rest] = mainFirst(context, actor, names);
  const fixes = asEntry(context, entry, name, { first, rest, id: hasId ? actor.attackId : undefined });
  return { message: `${shown(name.value)} ${is}. ${advice}`, fixes };
}

/**
 * Returns the message and fixes for an unknown name before a known name or ID in parentheses, such as `Void Panda (APT28)`; undefined for
 * any other value. The fix uses the known name as `name`, and adds the unknown one to `aliases`.
 */
function otherName(context: RuleContext, entry: ActorEntry, name: Text, { parts, actor }: Named): Problem | undefined {
  const [unknown, known, more] = parts;
  const isHead = /^[^()]+\([^()]+\)$/.test(name.value.trim());
  if (!unknown || !known || more || unknown.actor || unknown.isId || !isHead) return undefined;
  return known.isId
    ? {
        message: `${shown(name.value)} is a name with the ID of ${withId(actor)}. Move the ID to \`attack_id\`.`,
        fixes: asEntry(context, entry, name, { first: actor.name, rest: [unknown.text], id: actor.attackId }),
      }
    : {
        message: `${shown(name.value)} contains another name for ${withId(actor)}. Use ${shown(known.text)} as \`name\`, and add ${shown(unknown.text)} to its \`aliases\`.`,
        fixes: asEntry(context, entry, name, { first: known.text, rest: [unknown.text], id: undefined }),
      };
}

/** Returns the message and fixes for a name with the ID of another actor, such as `APT29 (G1017)`. */
function mismatch(context: RuleContext, entry: ActorEntry, name: Text, parts: readonly NamePart[]): Problem {
  const [own, id] = [parts.find(({ isId }) => !isId), parts.find(({ isId }) => isId)];
  const meant = [own, id].flatMap((part) => part?.actor ?? []);
  return {
    message: `${shown(name.value)} is a name of ${own?.actor ? withId(own.actor) : 'one actor'} with the ID of ${id?.actor ? withId(id.actor) : 'another'}. Correct the name or the ID, and move the ID to \`attack_id\`.`,
    fixes: meant.flatMap((actor) => {
      const first = actor === own?.actor ? own.text : actor.name;
      const fixes = asEntry(context, entry, name, { first, rest: [], id: actor.attackId });
      return fixes.map(({ edits }) => ({ title: `Change to ${withId(actor)}`, edits }));
    }),
  };
}

function severalActors(context: RuleContext, entry: ActorEntry, name: Text, parts: readonly NamePart[]): Problem {
  const actors = [...new Set(parts.flatMap(({ actor }) => actor ?? []))];
  const names = actors.map((actor) => nameOf(parts, actor));
  const edits = entry.bare ? replaceItem(context, name, names) : asRows(context, entry, name, names);
  const dropped = parts.flatMap(({ text, isId }) => (isId || names.includes(text) ? [] : [shown(text)]));
  const title = `Split into ${names.length} entries${dropped.length > 0 ? `, without ${allOf(dropped)}` : ''}`;
  return {
    message: `${shown(name.value)} contains the names of several actors: ${allOf(actors.map(withId))}. Split it into separate entries.`,
    fixes: edits.length === 0 ? [] : [{ title, edits, preferred: dropped.length === 0 }],
  };
}

/** Returns the edits that give each name its own row. Returns no edits if the row has more than a name, or is in a flow collection. */
function asRows(
  context: RuleContext,
  entry: ActorEntry,
  name: Text,
  [first, ...rest]: readonly string[],
): readonly Edit[] {
  const { lines, text } = context;
  const key = entry.pairs[0]?.key.span[0];
  const dash = key === undefined ? -1 : text.lastIndexOf('-', key);
  if (first === undefined || key === undefined || entry.pairs.length > 1 || !/^-[ \t]+$/.test(text.slice(dash, key)))
    return [];
  const end = lines.endOf(lines.lineAt(name.span[1]));
  const indent = ' '.repeat(lines.positionAt(dash).character);
  const between = text.slice(dash, key);
  const rows = rest.map((one) => `${lineBreakOf(text)}${indent}${between}name: ${quoteScalar(one)}`).join('');
  return joined(context.edit.replaceScalar(name.span, first), { span: [end, end], newText: rows });
}

/** Returns the first name used for an actor in the value, or the actor's primary name if only the ID is given. */
function nameOf(parts: readonly NamePart[], actor: Actor): string {
  return parts.find((part) => part.actor === actor && !part.isId)?.text ?? actor.name;
}

/** Returns the names, with the one that the team or the sources prefer first. */
function mainFirst({ preferredNaming, catalogue }: RuleContext, actor: Actor, names: readonly string[]): string[] {
  const preferred = nameKey(preferenceOf(preferredNaming, actor).name);
  const main =
    names.find((one) => nameKey(one) === preferred) ?? names.find((one) => catalogue.actor(one)?.primary === true);
  return [...names].sort((one, two) => Number(two === main) - Number(one === main));
}

interface Split {
  readonly first: string;
  readonly rest: readonly string[];
  readonly id: string | undefined;
}

/** Returns the fix that moves the parts to their own keys. Returns no fix if one of these keys is already present. */
function asEntry(context: RuleContext, entry: ActorEntry, name: Text, { first, rest, id }: Split): Fix[] {
  const list = rest.map((alias) => quoteScalar(alias, 'plain', true)).join(', ');
  const pairs: NewPair[] = [
    ...(rest.length === 0 ? [] : [['aliases', `[${list}]`] as const]),
    ...(id === undefined ? [] : [['attack_id', id] as const]),
  ];
  if (pairs.some(([key]) => entry.pairs.some((pair) => pair.key.value === key))) return [];
  const title = `Split into ${allOf(['name', ...pairs.map(([key]) => key)].map((key) => `\`${key}\``))}`;
  const edits = renamedWithPairs(context, entry, { section: 'actors', name, to: first, pairs });
  return edits.length === 0 ? [] : [{ title, edits, preferred: true }];
}
