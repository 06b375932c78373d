/** Creates the problem for an unknown key, with its fixes. */
import { normaliseWord } from '../model/vocabularies.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import type { Edit } from '../text/edits.ts';
import type { MappingNode, Pair } from '../yaml/tree.ts';
import { fitsKey } from './fits.ts';
import { aDocument, error, listed, shown } from './messages.ts';
import type { Location } from './errorLocation.ts';
import type { MappingShape } from './schemaIndex.ts';
import { isCloseWord, joinedKey, lackingKeys, meantKeys, outerKey, takenKey, takenOuterKey } from './unknownKeys.ts';
import { keptAsOwn, listUnderKey, mergedInto, mergedKey, missingSpace, movedInto, namedType } from './written/index.ts';
import { pushAll } from '../util/lists.ts';

/** Returns the problem for a key that is not in the schema; undefined if the problem of an earlier key includes it. */
export function unknownKey(
  location: Location,
  node: MappingNode,
  shape: MappingShape,
  key: string,
  top: MappingShape,
): Problem | undefined {
  const pair = node.pairs.find((one) => one.key.value === key);
  if (!pair) return undefined;
  const comment = slashes(location, pair);
  if (comment) return comment;
  const [near, other] = meantKeys(pair, node, shape);
  if (near !== undefined && near === joinedKey(key)) return missingSpace(pair.key, near);
  const where =
    location.path.length === 0 ? aDocument(shape) : location.keyInfo ? `\`${location.keyInfo.key}\`` : 'this mapping';
  const free = shape.keys.map((keyInfo) => keyInfo.key);
  // The keys of a row fit on a line. Those of an advisory do not, so they are not listed.
  const allowed = free.length <= 16 ? ` Allowed: ${listed(free.map((name) => `\`${name}\``))}.` : '';
  const ownKeys = shape.ownKeys ? ' Custom keys start with `x_`.' : '';
  const merged = near === undefined && location.path.length > 0 ? takenOuterKey(pair, node, shape) : undefined;
  const taken = near === undefined && !merged ? takenKey(pair, node, shape) : undefined;
  const outer =
    merged ?? (near === undefined && !taken && location.path.length > 0 ? outerKey(pair, node, shape) : undefined);
  const target = taken === undefined ? undefined : shape.key(taken);
  const merge = target && location.text !== undefined ? mergedKey(location.text, pair, node, target) : undefined;
  const lacking = near === undefined && !taken && !outer ? onlyLacking(node, shape, pair) : undefined;
  const elsewhere = location.path.length > 0 ? otherLocation(location, pair, top) : undefined;
  const hint = near
    ? ` Did you mean \`${near}\`?`
    : taken
      ? merge?.inner === undefined
        ? ` It means the same as \`${taken}\`, which is already present. Merge the two.`
        : ` Move it to \`${taken}\`, as \`${merge.inner}\`.`
      : outer
        ? ` Move it to \`${outer[0]}\`, as \`${outer[1]}\`.`
        : lacking === undefined
          ? elsewhere !== undefined
            ? elsewhere
            : `${allowed}${ownKeys}`
          : ` Did you mean \`${lacking}\`, which is missing?${allowed}`;
  const certain = near !== undefined && other === undefined && isCloseWord(key, near);
  // The rows of a list have no headings on the page.
  const isRow = typeof location.path.at(-1) === 'number';
  const labels = near !== undefined && other === undefined && !isRow ? labelsOfPage(node, shape) : [];
  if (labels.includes(pair) && labels.length > 1) {
    if (labels[0] !== pair) return undefined;
    const edits = labels.flatMap((one) => renamed(location, one, meantKeys(one, node, shape)[0] ?? '', shape));
    const names = labels.map((one) => `\`${meantKeys(one, node, shape)[0] ?? ''}\``);
    const message = `\`${shown(key)}\` and ${labels.length === 2 ? 'one name' : `${String(labels.length - 1)} names`} below it are headings on the published page, not keys. In ${where}, use the keys ${listed(names).replace(/ or (?=[^ ]*$)/, ' and ')}.`;
    return error('schema/unknown-key', pair.key.span, message, [
      { title: 'Replace the headings with keys', edits, preferred: true },
    ]);
  }
  const fixes: Fix[] = [near ?? lacking, other]
    .filter((name) => name !== undefined)
    .map((name) => ({
      title: `Change the key to \`${name}\``,
      edits: renamed(location, pair, name, shape),
      safe: certain,
      preferred: name === (near ?? lacking),
    }));
  const moved = !outer
    ? undefined
    : merged
      ? location.text !== undefined && mergedInto(location.text, pair, node, shape, merged)
      : movedInto(pair, outer);
  if (moved) fixes.push(moved);
  if (merge?.fix) fixes.push(merge.fix);
  if (fixes.length === 0 && !outer && elsewhere === undefined && shape.ownKeys)
    pushAll(fixes, keptAsOwn(pair, node, shape));
  const span = pair.key.span[0] < pair.key.span[1] ? pair.key.span : pair.span;
  return error('schema/unknown-key', span, `Unknown key \`${shown(key)}\` in ${where}.${hint}`, fixes);
}

/** Returns the problem for a line such as `// severity: low`, which is meant as a comment; undefined for any other pair. */
function slashes({ text }: Location, { key, value }: Pair): Problem | undefined {
  const [start, end] = key.span;
  if (!text?.startsWith('//', start)) return undefined;
  const isAlone = !/\S/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  const isOneLine = !/[\r\n]/.test(text.slice(start, Math.max(end, value.span[1])));
  const edits = [{ span: [start, start + 2] as const, newText: '#' }];
  const fixes = isAlone && isOneLine ? [{ title: 'Change to `#`', edits, preferred: true }] : [];
  return error('schema/unknown-key', [start, start + 2], 'A comment begins with `#`, not with `//`.', fixes);
}

/** Returns the pairs whose keys are headings from the published page (`YARA Rules`); an empty list if two of them stand for the same known key. */
function labelsOfPage(node: MappingNode, shape: MappingShape): readonly Pair[] {
  const found = node.pairs.filter((pair) => {
    const { value } = pair.key;
    if (shape.key(value) || !/[A-Z ]/.test(value)) return false;
    const [near, other] = meantKeys(pair, node, shape);
    return near !== undefined && other === undefined;
  });
  const names = found.map((pair) => meantKeys(pair, node, shape)[0]);
  return new Set(names).size === names.length ? found : [];
}

/** Returns a sentence that says where in the advisory the key belongs; undefined if it belongs nowhere else. */
function otherLocation({ path }: Location, { key, value }: Pair, top: MappingShape): string | undefined {
  const name = normaliseWord(key.value);
  if (path[0] === 'indicators' || !top.key('indicators')) return undefined;
  if (top.key(name)) return ` \`${name}\` is a top-level key. Move it to the left margin.`;
  const isValue = value.kind === 'sequence' || (value.kind === 'scalar' && !value.isNull);
  return isValue && namedType(key.value) !== undefined && !/^(?:name|file|address|mail|url)$/.test(name)
    ? ' Hashes, addresses and other indicators belong in `indicators`.'
    : undefined;
}

/** Returns the edits that rename a key. If the new key takes a mapping of lists, a list is moved under the mapping's `listKey`. */
function renamed({ text }: Location, pair: Pair, name: string, shape: MappingShape): Edit[] {
  const rename = { span: pair.key.span, newText: name, replaces: [pair.key.value] };
  const group = pair.value.kind === 'sequence' ? shape.key(name)?.shape.mapping?.listKey : undefined;
  const grouped = group === undefined || text === undefined ? undefined : listUnderKey(text, pair, group);
  return grouped ? [rename, ...grouped] : [rename];
}

/**
 * Returns the required key that a mapping lacks, if it is the only one and the pair's value fits it; otherwise undefined. Without a value,
 * the key may be one, as in `{APT28, APT29}`, and changing it would lose it.
 */
function onlyLacking(node: MappingNode, shape: MappingShape, { value }: Pair): string | undefined {
  if (value.kind === 'scalar' && value.isNull) return undefined;
  const [key, another] = lackingKeys(node, shape);
  const keyInfo = key === undefined || another !== undefined ? undefined : shape.key(key);
  return keyInfo && fitsKey(value, keyInfo) ? key : undefined;
}
