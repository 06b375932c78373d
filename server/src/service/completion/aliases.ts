/** Completes the aliases of an actor, malware or tool with its other names in the catalogue. */
import { createSearchIndex, nameKey, nodeAt, searchNames, type YamlNode } from '../../core/index.ts';
import { foundNames } from './likeness.ts';
import { searchLimit, type ValueRequest, type ValueSource } from './proposal.ts';
import { keyOfList, siblingText } from './row.ts';

/** For `aliases`: the names of what the row's `name` stands for, except those that the row has already. */
export const aliases: ValueSource = (request) => {
  if (!request.cursor.path.includes('aliases')) return undefined;
  const row = keyOfList(request);
  const name = siblingText(row, 'name') ?? '';
  const taken = new Set(
    [name, ...otherItems(request, nodeAt(request.document.root, row.cursor.path)?.node)].map(nameKey),
  );
  const names = namesOf(name, request).filter((one) => !taken.has(nameKey(one)));
  const query = request.cursor.prefix.trim();
  const hits =
    query === ''
      ? names.map((item) => ({ item, matched: item, score: Infinity }))
      : searchNames(
          query,
          createSearchIndex(names, (text) => [{ text, bonus: 0 }]),
          searchLimit,
        );
  return foundNames(
    query,
    hits.map((hit) => ({ hit, proposal: { label: hit.item, value: hit.item, kind: 'Class' } })),
  );
};

/** Returns all names of what a name in this section stands for, main names first. */
function namesOf(name: string, { cursor, env, attack }: ValueRequest): readonly string[] {
  if (cursor.path[0] === 'actors') {
    const actors = env.catalogue.actor(name)?.actors ?? [];
    return [...new Set(actors.flatMap((actor) => [...actor.primaryNames, ...actor.aliases]))];
  }
  const software = attack.named('software', name) ?? env.catalogue.galaxySoftware(name);
  return software ? [software.name, ...software.aliases] : [];
}

/** Returns the texts in a list, except the one at the cursor. */
function otherItems({ cursor: { replace } }: ValueRequest, list: YamlNode | undefined): readonly string[] {
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.flatMap((item) =>
    item.kind === 'scalar' && (item.span[1] < replace[0] || replace[1] < item.span[0]) ? [item.value] : [],
  );
}
