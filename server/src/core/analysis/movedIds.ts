/** The stage that offers a fix to move an ATT&CK ID of the wrong kind from a list of techniques to the section it belongs in. */
import { attackReleaseOf } from '../attack/release.ts';
import type { AttackObject, ObjectKind } from '../catalogue/catalogue.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import { appendItem } from '../editing/appendItem.ts';
import { createEditor } from '../editing/createEditor.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import { pairOf, type YamlNode } from '../yaml/tree.ts';
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

/**
 * Returns the fix that moves the item to the section for its kind or, if that section already lists the object, removes the item. Returns
 * undefined if the ID is unknown or the item contains text other than the object's ID and name.
 */
function fixOf({ span }: Problem, { document, env }: Subject): Fix | undefined {
  const { root } = document;
  const list = pairOf(root, 'mitre_attack')?.value;
  const items = list?.kind === 'sequence' ? list.items : [];
  const index = items.findIndex((one) => one.span[0] <= span[0] && span[1] <= one.span[1]);
  const item = items[index];
  const written = item && textOf(item);
  const read = written === undefined ? undefined : readObjectId(written.split(/\s/, 1)[0] ?? '');
  if (written === undefined || !read) return undefined;
  const { catalogue, schema } = env;
  const object = [attackReleaseOf(document.advisory, catalogue), catalogue.at(catalogue.newest)]
    .map((release) => release.object(read.id))
    .find((one) => one?.kind === read.kind);
  const key = object && (isTool(object) ? 'tools' : homes[object.kind]);
  // Any text after the ID must be the object's name. Otherwise, the fix would remove other text.
  const rest = written
    .slice(read.id.length)
    .replace(/^[\s:–—-]+/, '')
    .trim();
  if (key === undefined || (rest !== '' && rest.toLowerCase() !== object?.name.toLowerCase())) return undefined;
  const { id, name } = object as AttackObject;
  const removed = createEditor(document, schema.root, env.snippets).removeItem(['mitre_attack', index]);
  if (lists(pairOf(root, key)?.value, object as AttackObject))
    return { title: `Remove ${id}, which \`${key}\` lists`, edits: removed, preferred: true };
  const added = appendItem(document, schema.root, key, { text: name, pairs: [['name', name]] });
  if (removed.length === 0 || added.length === 0) return undefined;
  return { title: `Move to \`${key}\` as ${name}`, edits: [...removed, ...added], preferred: true };
}

/** Returns the ID and name in an item that is a string or a mapping. Returns undefined if a mapping has other keys. */
function textOf(item: YamlNode): string | undefined {
  if (item.kind === 'scalar') return item.value;
  const [id, name, more] = item.kind === 'mapping' ? [pairOf(item, 'id'), pairOf(item, 'name'), item.pairs[2]] : [];
  if (!id || id.value.kind !== 'scalar' || more || (item.kind === 'mapping' && item.pairs[1] && !name))
    return undefined;
  return name?.value.kind === 'scalar' ? `${id.value.value} ${name.value.value}` : id.value.value;
}

/** The section for each kind of object. Tools, which are also software, belong in `tools` instead. */
const homes: Readonly<Partial<Record<ObjectKind, string>>> = {
  group: 'actors',
  software: 'malware',
  campaign: 'campaigns',
  'data-component': 'required_log_sources',
};

const isTool = (object: AttackObject): boolean => 'type' in object && object.type === 'tool';

/** Whether a list contains an object under its name, an alias or its ID. */
function lists(list: YamlNode | undefined, { id, name, aliases }: AttackObject): boolean {
  const names = new Set([id, name, ...aliases].map((one) => one.toLowerCase()));
  const has = (node: YamlNode): boolean =>
    node.kind === 'scalar'
      ? names.has(node.value.trim().toLowerCase())
      : node.kind === 'mapping' &&
        node.pairs.some(({ key, value }) => /^(?:name|attack_id)$/.test(key.value) && has(value));
  return (list?.kind === 'sequence' ? list.items : list ? [list] : []).some(has);
}
