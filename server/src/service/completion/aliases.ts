/** Completes the aliases of an actor, malware or tool with its other names in the catalogue. */
import { nameKey, nodeAt, type YamlNode } from '../../core/index.ts';
import { found, type ValueRequest, type ValueSource } from './proposal.ts';
import { ranked } from './ranked.ts';
import { keyOfList, siblingText } from './row.ts';

/** For `aliases`: the other names of the actor or software in the row's `name`, except those that the row already contains. */
export const aliases: ValueSource = (request) => {
  if (!request.cursor.path.includes('aliases')) return undefined;
  const row = keyOfList(request);
  const name = siblingText(row, 'name') ?? '';
  const taken = new Set(
    [name, ...otherItems(request, nodeAt(request.document.root, row.cursor.path)?.node)].map(nameKey),
  );
  const names = namesOf(name, request).filter((one) => !taken.has(nameKey(one)));
  const items = ranked(
    request.cursor.prefix,
    names.map((one) => ({ label: one, value: one, kind: 'Class' })),
  );
  // A name that is merely similar must not replace an alias that the catalogue does not have.
  return found(items.filter(({ likeness }) => likeness !== true));
};

/** Returns all names of the actors or the software that a name in this section may refer to; none if the name is unknown. */
function namesOf(name: string, { cursor, env, attack }: ValueRequest): readonly string[] {
  const meant =
    cursor.path[0] === 'actors'
      ? (env.catalogue.actor(name)?.actors ?? [])
      : [attack.named('software', name) ?? env.catalogue.galaxySoftware(name)];
  return [...new Set(meant.flatMap((one) => (one ? [one.name, ...one.aliases] : [])))];
}

/** Returns the scalars in a list, except the one at the cursor. */
function otherItems({ cursor: { replace } }: ValueRequest, list: YamlNode | undefined): readonly string[] {
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.flatMap((item) =>
    item.kind === 'scalar' && (item.span[1] < replace[0] || replace[1] < item.span[0]) ? [item.value] : [],
  );
}
