/** The stage that offers a fix to move an ATT&CK ID of the wrong kind from a list of techniques to the section it belongs in. */
import { attackReleaseOf } from '../attack/release.ts';
import type { AttackObject, Software } from '../catalogue/catalogue.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import { appendItem } from '../editing/appendItem.ts';
import { createEditor } from '../editing/createEditor.ts';
import { overlaps } from '../text/edits.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import { pairOf, type Path, type ScalarNode, type YamlNode } from '../yaml/tree.ts';
import type { Stage, Subject } from './stage.ts';

export const movedIds: Stage = {
  name: 'IDs in the wrong list',
  run(problems, subject) {
    if (!problems.some(isMisplaced)) return problems;
    return problems.map((problem) => {
      const fix = isMisplaced(problem) ? fixOf(problem, subject) : undefined;
      return fix ? { ...problem, fixes: [...(problem.fixes ?? []), fix] } : problem;
    });
  },
};

const isMisplaced = ({ code }: Problem): boolean => metaOf(code)?.finds === 'misplaced-id';

/** Returns the fix that moves the item to its section, or removes it if the section lists it already; undefined if it has other text. */
function fixOf({ span }: Problem, { document, env }: Subject): Fix | undefined {
  const { root, advisory, text } = document;
  const found = itemAt(root, span);
  const read = found && readObjectId(found.item.value.split(/\s/, 1)[0] ?? '');
  if (!found || !read) return undefined;
  const { catalogue, schema } = env;
  const object = [attackReleaseOf(advisory, catalogue), catalogue.at(catalogue.newest)]
    .map((release) => release.object(read.id))
    .find((one) => one?.kind === read.kind);
  const key = object && homeOf(object);
  // A name next to the ID must be that of the object, otherwise the fix would drop text.
  const rest = found.item.value
    .trim()
    .slice(read.id.length)
    .replace(/^[\s:–—-]+/, '');
  if (!object || key === undefined || (rest !== '' && rest.toLowerCase() !== object.name.toLowerCase()))
    return undefined;
  const removed = createEditor(document, schema.root, env.snippets).removeItem(found.path);
  const replaces = [found.item.value];
  if (lists(pairOf(root, key)?.value, object))
    return { title: `Remove ${read.id}, which \`${key}\` lists`, edits: removed, preferred: true };
  const added = appendItem(document, schema.root, key, { text: object.name, pairs: [['name', object.name]] });
  if (removed.length === 0 || added.length === 0 || overlaps(removed, added) || text === '') return undefined;
  return {
    title: `Move to \`${key}\` as ${object.name}`,
    edits: [...removed.map((edit) => ({ ...edit, replaces })), ...added],
    preferred: true,
  };
}

function homeOf(object: AttackObject): string | undefined {
  switch (object.kind) {
    case 'group':
      return 'actors';
    case 'software':
      return (object as Software).type === 'tool' ? 'tools' : 'malware';
    case 'campaign':
      return 'campaigns';
    case 'data-component':
      return 'required_log_sources';
    default:
      return undefined;
  }
}

/** Returns the item of `mitre_attack` at a span, if it is a single value. */
function itemAt(
  root: YamlNode | undefined,
  span: Problem['span'],
): { readonly item: ScalarNode; readonly path: Path } | undefined {
  const list = pairOf(root, 'mitre_attack')?.value;
  if (list?.kind !== 'sequence') return undefined;
  const index = list.items.findIndex((one) => one.span[0] <= span[0] && span[1] <= one.span[1]);
  const item = list.items[index];
  return item?.kind === 'scalar' ? { item, path: ['mitre_attack', index] } : undefined;
}

/** Whether a list has an object, by its name, an alias or its ID. */
function lists(list: YamlNode | undefined, { id, name, aliases }: AttackObject): boolean {
  const names = new Set([id, name, ...aliases].map((one) => one.toLowerCase()));
  const has = (node: YamlNode): boolean => node.kind === 'scalar' && names.has(node.value.trim().toLowerCase());
  const items = list?.kind === 'sequence' ? list.items : list ? [list] : [];
  return items.some(
    (one) =>
      has(one) ||
      (one.kind === 'mapping' &&
        one.pairs.some(({ key, value }) => (key.value === 'name' || key.value === 'attack_id') && has(value))),
  );
}
