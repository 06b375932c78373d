/**
 * The stage that offers a fix to move an ATT&CK ID of the wrong kind from `mitre_attack` to the section it belongs in, or to remove it if
 * that section already lists the object.
 */
import { attackReleaseOf } from '../attack/release.ts';
import type { AttackObject, ObjectKind } from '../catalogue/catalogue.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import { appendItem } from '../editing/appendItem.ts';
import { createEditor } from '../editing/createEditor.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { metaOf } from '../rules/metaOf.ts';
import type { Span } from '../text/text.ts';
import { pairOf, type YamlNode } from '../yaml/tree.ts';
import type { Stage, Subject } from './stage.ts';

export const movedIds: Stage = {
  name: 'IDs in the wrong list',
  run(problems, subject) {
    if (!problems.some(isMisplaced)) return problems;
    const fixOf = createMove(subject);
    return problems.map((problem) => {
      const fix = isMisplaced(problem) ? fixOf(problem) : undefined;
      return fix ? { ...problem, fixes: [...(problem.fixes ?? []), fix] } : problem;
    });
  },
};

const isMisplaced = ({ code }: Problem): boolean => metaOf(code)?.finds === 'misplaced-id';

/**
 * Creates a function that returns the fix for a problem. The fix moves the item to the section for its kind or, if that section already
 * lists the object, removes the item. The function returns undefined if the item cannot be moved, for example because the ID is unknown or
 * the item contains text other than the object's ID and name. Work proportional to the length of a list is done once, because there may be as
 * many problems as items.
 */
function createMove({ document, env }: Subject): (problem: Problem) => Fix | undefined {
  const { root } = document;
  const { catalogue, schema, snippets } = env;
  const list = pairOf(root, 'mitre_attack')?.value;
  const items = list?.kind === 'sequence' ? list.items : [];
  const indexOf = createIndex(items);
  const releases = [attackReleaseOf(document.advisory, catalogue), catalogue.at(catalogue.newest)];
  const editor = createEditor(document, schema.root, snippets);
  const names = new Map<string, ReadonlySet<string>>();
  const namesIn = (key: string): ReadonlySet<string> => {
    const found = names.get(key) ?? namesOf(pairOf(root, key)?.value);
    names.set(key, found);
    return found;
  };
  return ({ span }) => {
    const index = indexOf(span);
    const item = items[index];
    const written = item && textOf(item);
    const read = written === undefined ? undefined : readObjectId(written.split(/\s/, 1)[0] ?? '');
    if (written === undefined || !read) return undefined;
    const object = releases.map((release) => release.object(read.id)).find((one) => one?.kind === read.kind);
    const key = object && (isTool(object) ? 'tools' : homes[object.kind]);
    // Any text after the ID must be the object's name. Otherwise, the fix would remove other text.
    const rest = written
      .slice(read.id.length)
      .replace(/^[\s:–—-]+/, '')
      .trim();
    if (key === undefined || (rest !== '' && rest.toLowerCase() !== object?.name.toLowerCase())) return undefined;
    const { id, name, aliases } = object as AttackObject;
    const removed = editor.removeItem(['mitre_attack', index]);
    if ([id, name, ...aliases].some((one) => namesIn(key).has(one.toLowerCase())))
      return { title: `Remove ${id}, which \`${key}\` lists`, edits: removed, preferred: true };
    const added = appendItem(document, schema.root, key, { text: name, pairs: [['name', name]] });
    if (removed.length === 0 || added.length === 0) return undefined;
    return { title: `Move to \`${key}\` as ${name}`, edits: [...removed, ...added], preferred: true };
  };
}

/**
 * Creates a function that returns the index of the first item that contains a span, or -1. Items are sorted by offset, because an alias has
 * the offset of its anchor.
 */
function createIndex(items: readonly YamlNode[]): (span: Span) => number {
  const startOf = (index: number): number => items[index]?.span[0] ?? 0;
  const order = [...items.keys()].sort((one, other) => startOf(one) - startOf(other) || other - one);
  return ([start, end]) => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(order[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const index = order[low - 1];
    return index !== undefined && end <= (items[index]?.span[1] ?? 0) ? index : -1;
  };
}

/**
 * Returns the text of an item that is a scalar, or a mapping's ID and, after a space, its name if it has one. Returns undefined for other
 * items, and for mappings without an ID or with other keys.
 */
function textOf(item: YamlNode): string | undefined {
  if (item.kind === 'scalar') return item.value;
  const [id, name, more] = item.kind === 'mapping' ? [pairOf(item, 'id'), pairOf(item, 'name'), item.pairs[2]] : [];
  if (!id || id.value.kind !== 'scalar' || more || (item.kind === 'mapping' && item.pairs[1] && !name))
    return undefined;
  return name?.value.kind === 'scalar' ? `${id.value.value} ${name.value.value}` : id.value.value;
}

/** The section for each kind of object that can be moved. Tools, which are also software, belong in `tools` instead. */
const homes: Readonly<Partial<Record<ObjectKind, string>>> = {
  group: 'actors',
  software: 'malware',
  campaign: 'campaigns',
  'data-component': 'required_log_sources',
};

const isTool = (object: AttackObject): boolean => 'type' in object && object.type === 'tool';

/** Returns the names and IDs in a list, in lower case. */
function namesOf(list: YamlNode | undefined): ReadonlySet<string> {
  const namesIn = (node: YamlNode): readonly string[] =>
    node.kind === 'scalar'
      ? [node.value.trim().toLowerCase()]
      : node.kind === 'mapping'
        ? node.pairs.flatMap(({ key, value }) => (/^(?:name|attack_id)$/.test(key.value) ? namesIn(value) : []))
        : [];
  return new Set((list?.kind === 'sequence' ? list.items : list ? [list] : []).flatMap(namesIn));
}
