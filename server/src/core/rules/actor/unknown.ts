import type { NearActor } from '../../catalogue/catalogue.ts';
import { nameKey } from '../../catalogue/names.ts';
import { betterName } from '../../catalogue/preferredNames.ts';
import { readObjectId } from '../../catalogue/objectId.ts';
import { sponsorIn } from '../../catalogue/sponsors.ts';
import { isVendorNumber } from '../../catalogue/vendorNumbers.ts';
import { isNoCluster, matchOf, whoseName } from '../../attack/actors.ts';
import type { ActorEntry, Text } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import { isPlaceholder } from '../../text/placeholder.ts';
import { anyOf, shown } from '../../text/wording.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { renamedWithPairs, withPairs } from '../shared/namedRows.ts';
import { severalNames } from '../shared/severalNames.ts';

export const rule: Rule = {
  meta: {
    code: 'actor/unknown',
    severity: 'information',
    summary: 'An actor is not in the catalogues, and is not marked as a sponsor, a persona or a description.',
    finds: 'unknown-name',
  },
  reads: { rows: ['actors'] },
  check(context) {
    const { advisory, catalogue } = context;
    for (const entry of advisory.actors?.items ?? []) {
      const { name } = entry;
      if (!name || isNoCluster(entry) || isPlaceholder(name.value)) continue;
      if (catalogue.actor(name.value) || isListed(context, name.value)) continue;
      const found = ofId(context, name) ?? severalNames(context, entry, name);
      if (!found && (isVendorNumber(name.value) || matchOf(catalogue, name.value))) continue;
      const reported = found ?? problem(context, entry, name);
      if (reported) context.report({ span: name.span, ...reported });
    }
  },
};

interface Problem {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Whether a name is in a list of preferred names in the settings. */
function isListed({ preferredNaming }: RuleContext, name: string): boolean {
  return typeof preferredNaming !== 'string' && preferredNaming.some((listed) => nameKey(listed) === nameKey(name));
}

/**
 * Returns the message and fixes for an ATT&CK ID given as a name, or undefined for any other name, and for an unknown ID that is not a
 * group ID.
 */
function ofId(context: RuleContext, name: Text): Problem | undefined {
  const { catalogue, attack } = context;
  const read = readObjectId(name.value);
  if (!read) return undefined;
  const { id, kind } = read;
  const actor = kind === 'group' ? catalogue.actorByAttackId(id) : undefined;
  if (actor)
    return {
      message: `${id} is ${actor.name}. Use the name here; the ID belongs in \`attack_id\`.`,
      fixes: [changeTo(context, name, actor.name, actor.name)],
    };
  const object = attack.object(id) ?? catalogue.at(catalogue.newest).object(id);
  if (!object && kind !== 'group') return undefined;
  if (!object)
    return {
      message: `ATT&CK ${catalogue.newest}, the newest release in this catalogue, has no group ${id}. Use the name of an actor here.`,
      fixes: [],
    };
  const is = kind === 'group' ? 'the ID of a group' : `the ID of ${object.name} in ATT&CK, not of an actor`;
  return { message: `${id} is ${is}. Use the name of an actor here.`, fixes: [] };
}

/** Returns the message and fixes for an unknown name, or undefined for that of software or a campaign whose ID `attack/wrong-kind` reports. */
function problem(context: RuleContext, entry: ActorEntry, name: Text): Problem | undefined {
  const { attack, catalogue } = context;
  const sponsor = sponsorIn(name.value);
  const asDescription = markAs(context, entry, name, 'description');
  if (sponsor) {
    const is = name.value.trim() === sponsor.name ? 'a sponsor' : `the name of a sponsor (${sponsor.name})`;
    return {
      message: `${shown(name.value)} is ${is}, and no actor in the catalogues has this name. Add \`kind: sponsor\`, or use the name of the actor.`,
      fixes: [...markAs(context, entry, name, 'sponsor'), ...asDescription],
    };
  }
  const software = attack.named('software', name.value);
  const campaign = attack.named('campaign', name.value);
  const known = software ?? campaign;
  const id = entry.attackId?.value.trim().toUpperCase();
  if (known && known.id === id) return undefined;
  const galaxy = known ? undefined : catalogue.galaxySoftware(name.value);
  if (known || galaxy) {
    const where = known ? `ATT&CK${known.id === '' ? '' : ` (${known.id})`}` : 'the MISP galaxy';
    const what = campaign && !software ? 'a campaign' : 'software';
    const home = campaign && !software ? '`campaigns`' : '`malware` or `tools`';
    return {
      message: `${shown(name.value)} is ${what} in ${where}, not an actor. Move it to ${home}, or add \`kind: description\` if you mean the people behind it.`,
      fixes: asDescription,
    };
  }
  const near = catalogue.nearestActors(name.value, 3);
  const group = id !== undefined && catalogue.actorByAttackId(id);
  const ofGroup = group && !near.some(({ actor }) => actor === group) ? [{ actor: group, name: group.name }] : [];
  const is = group ? ` Its \`attack_id\` is that of ${group.name}.` : '';
  return {
    message: `${shown(name.value)} is in neither ATT&CK nor the MISP galaxy.${is} ${suggestion(near)}If it is a description and not a name, add \`kind: description\`.`,
    fixes: [
      ...[...near, ...ofGroup].flatMap((one) => [
        changeTo(context, name, one.name, withOwner(one)),
        ...asAlias(context, entry, name, one),
      ]),
      ...asDescription,
    ],
  };
}

function suggestion(near: readonly NearActor[]): string {
  return near.length === 0 ? '' : `Did you mean ${anyOf(near.map((one) => one.name + inBrackets(whoseName(one))))}? `;
}

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

const withOwner = ({ actor, name }: NearActor): string =>
  name === actor.name
    ? name
    : `${name} (${[actor.name, ...(actor.attackId === undefined ? [] : [actor.attackId])].join(', ')})`;

function changeTo({ edit }: RuleContext, name: Text, to: string, title: string): Fix {
  return { title: `Change to ${title}`, edits: edit.replaceScalar(name.span, to) };
}

/**
 * Returns a fix for a misspelt alias for which `actor/alias` would suggest another name. The fix changes the name to the suggested one, and
 * adds the correctly spelt alias to `aliases`. Returns no fix in all other cases, or if the row already has aliases.
 */
function asAlias(context: RuleContext, entry: ActorEntry, name: Text, { actor, name: meant }: NearActor): Fix[] {
  const isPrimary = context.catalogue.actor(meant)?.primary ?? false;
  const better = betterName(context.preferredNaming, actor, meant, isPrimary)?.name;
  const isHinted = better !== undefined && !actor.kind && !isVendorNumber(better);
  if (!isHinted || entry.aliases.length > 0) return [];
  const pairs = [['aliases', `[${quoteScalar(meant, 'plain', true)}]`]] as const;
  const edits = renamedWithPairs(context, entry, { section: 'actors', name, to: better, pairs });
  return edits.length > 0 ? [{ title: `Change to ${better}, with ${meant} as an alias`, edits }] : [];
}

type Kind = 'description' | 'sponsor';

const kindTitles: Readonly<Record<Kind, string>> = {
  description: 'Mark as a description (unattributed)',
  sponsor: 'Mark as a sponsor',
};

/** Returns the fix that sets the row's `kind`. If the key is missing, it is added after the name. */
function markAs(context: RuleContext, entry: ActorEntry, name: Text, kind: Kind): Fix[] {
  const edits = entry.kind
    ? context.edit.replaceScalar(entry.kind.span, kind)
    : withPairs(context, entry, name, [['kind', kind]]);
  return edits.length > 0 ? [{ title: kindTitles[kind], edits }] : [];
}
