/**
 * Converts the library's document to our own tree, and reports problems with its nodes, such as duplicate keys, unused anchors and
 * misleading notations.
 */
import { isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Fix, Problem } from '../../problems/problem.ts';
import { createCover, type Span } from '../../text/text.ts';
import { blockSpan } from '../blockSpan.ts';
import { removal } from '../removePair.ts';
import { hiddenInKey } from '../recover/hiddenSigns.ts';
import { isOwnKey } from '../ownKey.ts';
import { consumedItems } from './consumed.ts';
import { meantAnchor, nodeTagProblem, unknownAlias, unusedAnchor } from './properties.ts';
import type { MappingNode, Pair, ScalarNode, ScalarStyle, YamlNode } from '../tree.ts';
import { pushAll } from '../../util/lists.ts';

/** The maximum number of nodes that aliases may add to a document ("billion laughs"). */
const maxExpansion = 20_000;

/** The maximum number of undefined aliases for which the parser searches for an anchor with a similar name. */
const maxMeant = 100;

/** The maximum number of duplicate keys reported in a document. */
const maxDuplicates = 500;

export interface Built {
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
  readonly anchors: boolean;
  /** Whether there is an alias with a name that no anchor has. */
  readonly openAliases: boolean;
  /** The spans of aliases without a preceding anchor, except under custom keys. Their values are unknown. */
  readonly unparsed: readonly Span[];
}

interface Building {
  readonly text: string;
  readonly isTopKey: (word: string) => boolean;
  readonly anchors: Map<string, { node: YamlNode; size: number } | 'open'>;
  readonly used: Set<string>;
  readonly anchored: { name: string; span: Span; node: YamlNode }[];
  readonly problems: Problem[];
  /** The spans of values under custom keys. Tags within them are not reported. */
  readonly ownValues: Span[];
  /** Aliases without a preceding anchor, each with the number of anchor names above it. */
  readonly unknown: { name: string; span: Span; inFlow: boolean; known: number }[];
  expanded: number;
  duplicates: number;
  /** The number of open flow collections around the current node. */
  flow: number;
  /** The spans of the outermost flow collections. */
  readonly flows: Span[];
  /** The number of open custom keys around the current node. */
  own: number;
}

/** Builds the tree of one document. `text` is the parsed text; `isOwn` states whether all of it is under a custom (`x_`) key. */
export function buildTree(
  document: Document.Parsed,
  text: string,
  isTopKey: (word: string) => boolean,
  isOwn = false,
): Built {
  const building: Building = {
    text,
    isTopKey,
    anchors: new Map(),
    used: new Set(),
    anchored: [],
    problems: [],
    ownValues: [],
    unknown: [],
    expanded: 0,
    duplicates: 0,
    flow: 0,
    flows: [],
    own: isOwn ? 1 : 0,
  };
  const root = document.contents ? build(document.contents, building).node : undefined;
  const names = [...building.anchors.keys()];
  const meantBy = new Set<string>();
  for (const [i, { known, ...alias }] of building.unknown.entries()) {
    const unknown = { ...alias, above: i < maxMeant ? names.slice(0, known) : [] };
    const meant = meantAnchor(unknown);
    if (meant !== undefined) meantBy.add(meant);
    building.problems.push(unknownAlias(text, unknown, meant));
  }
  for (const { name, span, node } of building.anchored)
    if (!building.used.has(name) && !meantBy.has(name) && node.kind === 'scalar' && node.style === 'plain')
      building.problems.push(unusedAnchor(text, span, node.span));
  const isOwnValue = createCover(building.ownValues);
  const isInFlow = createCover(building.flows);
  for (const { code, pos } of document.warnings) {
    const span: Span = [pos[0], pos[1]];
    const problem =
      code === 'TAG_RESOLVE_FAILED' && !isOwn && !isOwnValue(span)
        ? nodeTagProblem(text, span, isInFlow(span))
        : undefined;
    if (problem) building.problems.push(problem);
  }
  const openAliases = [...building.used].some((name) => !building.anchors.has(name));
  const unparsed = building.unknown.map(({ span }) => span);
  return { root, problems: building.problems, anchors: building.anchors.size > 0, openAliases, unparsed };
}

/** Reports a problem, unless it is under a custom key. */
function report(problem: Problem, building: Building): void {
  if (building.own === 0) building.problems.push(problem);
}

function build(node: ParsedNode, building: Building): { node: YamlNode; size: number } {
  if (isAlias(node)) return expand(node.source, spanOf(node.range), building);
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined) building.anchors.set(anchor, 'open');
  const inFlow = (node as { flow?: boolean }).flow === true;
  if (inFlow && building.flow++ === 0) building.flows.push(spanOf(node.range));
  const built = isScalar(node)
    ? { node: value(node, building), size: 1 }
    : isMap(node)
      ? mapping(node, building)
      : isSeq(node)
        ? sequence(node, building)
        : { node: absent(0), size: 1 };
  if (inFlow) building.flow--;
  if (anchor !== undefined) {
    building.anchors.set(anchor, built);
    const at = building.text.lastIndexOf(`&${anchor}`, built.node.span[0]);
    if (building.own === 0)
      building.anchored.push({ name: anchor, span: [Math.max(0, at), built.node.span[1]], node: built.node });
  }
  return built;
}

type Range = readonly [number, number, number];

function spanOf(range: Range | null | undefined): Span {
  return range ? [range[0], range[1]] : [0, 0];
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function scalar(node: Scalar.Parsed, text: string): ScalarNode {
  const span = spanOf(node.range);
  const style = styles[node.type ?? ''] ?? 'plain';
  const value = typeof node.value === 'string' ? node.value : '';
  const isNull = style === 'plain' && /^(?:~|null|Null|NULL|)$/.test(value);
  if (style === 'literal' || style === 'folded')
    return { kind: 'scalar', value, style, isNull, span: blockSpan(text, span) };
  return { kind: 'scalar', value, style, isNull, span };
}

/** Converts a scalar, and reports notations that are valid YAML but misleading. */
function value(node: Scalar.Parsed, building: Building): ScalarNode {
  const built = scalar(node, building.text);
  const consumed = building.flow === 0 ? consumedItems(built, building.text) : undefined;
  if (consumed) report(consumed, building);
  if ((node as { tag?: string }).tag === '!' && built.style === 'plain') {
    const at = building.text.lastIndexOf('!', built.span[0]);
    const problem = at < 0 ? undefined : nodeTagProblem(building.text, [at, at + 1], building.flow > 0);
    if (problem) report(problem, building);
  }
  return built;
}

function absent(offset: number): ScalarNode {
  return { kind: 'scalar', value: '', style: 'plain', isNull: true, span: [offset, offset] };
}

function mapping(node: YAMLMap.Parsed, building: Building): { node: MappingNode; size: number } {
  const pairs: Pair[] = [];
  const locations = new Map<string, Pair>();
  const merged: Pair[] = [];
  let size = 1;
  let lastEnd = 0;
  for (const item of node.items) {
    const key = keyOf(item.key, building);
    const isOwn = isOwnKey(key.value);
    if (isOwn) building.own++;
    const value = item.value ? build(item.value, building) : { node: absent(key.span[1]), size: 1 };
    if (isOwn && --building.own === 0) building.ownValues.push([key.span[1], value.node.span[1]]);
    size += value.size + 1;
    const pair: Pair = { key, value: value.node, span: [key.span[0], Math.max(key.span[1], value.node.span[1])] };
    if (key.value === '<<' && key.style === 'plain' && isAliasValue(item.value)) {
      pushAll(merged, mergePairs(value.node));
      lastEnd = pair.span[1];
      continue;
    }
    const first = locations.get(key.value);
    if (first) {
      if (++building.duplicates <= maxDuplicates)
        report(duplicateKey(key, first.key, removal(pair, building.text)), building);
    } else {
      locations.set(key.value, pair);
      pairs.push(pair);
      lastEnd = pair.span[1];
    }
  }
  const omits = pairs.length < node.items.length;
  for (const pair of merged) {
    if (locations.has(pair.key.value)) continue;
    locations.set(pair.key.value, pair);
    pairs.push(pair);
  }
  const range = spanOf(node.range);
  // The pairs that a merge key adds have spans at the anchor, which is outside this mapping.
  const end = node.flow ? range[1] : Math.max(range[0], lastEnd);
  const built: MappingNode = { kind: 'mapping', flow: node.flow === true, pairs, span: [range[0], end] };
  return { node: omits ? { ...built, omits } : built, size };
}

function isAliasValue(value: unknown): boolean {
  return isAlias(value) || (isSeq(value) && value.items.every((item) => isAlias(item)));
}

/** Returns the pairs that a merge key (`<<: *base`) adds. Source: YAML 1.1 type repository, "Merge Key". */
function mergePairs(node: YamlNode): readonly Pair[] {
  if (node.kind === 'mapping') return node.pairs;
  return node.kind === 'sequence' ? node.items.flatMap((item) => mergePairs(item)) : [];
}

function keyOf(key: ParsedNode | null, building: Building): ScalarNode {
  if (isScalar(key)) {
    const node = { ...scalar(key, building.text), isNull: false };
    const hidden =
      node.style === 'plain' ? hiddenInKey(node.value, building.text, node.span, building.isTopKey) : undefined;
    if (!hidden || isOwnKey(hidden.key) || building.own > 0) return node;
    report(hidden.problem, building);
    return { ...node, value: hidden.key };
  }
  if (!key) return absent(0);
  const built = build(key, building).node;
  if (built.kind === 'scalar') return built;
  const text = building.text.slice(built.span[0], built.span[1]);
  return { kind: 'scalar', value: text, style: 'plain', isNull: false, span: built.span };
}

function sequence(
  node: { items: ParsedNode[]; range?: Range | null; flow?: boolean },
  building: Building,
): { node: YamlNode; size: number } {
  let size = 1;
  const items = node.items.map((item) => {
    // In a flow sequence, `[a: b]` contains a single-pair mapping without braces.
    const built =
      'key' in item ? mapping({ items: [item], flow: true, range: null } as never, building) : build(item, building);
    size += built.size;
    return 'key' in item ? { ...built.node, span: pairSpan(built.node) } : built.node;
  });
  const range = spanOf(node.range);
  const end = node.flow ? range[1] : Math.max(range[0], items.at(-1)?.span[1] ?? 0);
  return { node: { kind: 'sequence', flow: node.flow === true, items, span: [range[0], end] }, size };
}

function pairSpan(node: YamlNode): Span {
  const pair = node.kind === 'mapping' ? node.pairs[0] : undefined;
  return pair ? pair.span : node.span;
}

function expand(name: string, span: Span, building: Building): { node: YamlNode; size: number } {
  const target = building.anchors.get(name);
  building.used.add(name);
  if (!target) {
    if (building.own === 0)
      building.unknown.push({ name, span, inFlow: building.flow > 0, known: building.anchors.size });
    return { node: { ...absent(span[0]), span }, size: 1 };
  }
  const size = target === 'open' ? Infinity : target.size;
  if (building.expanded + size > maxExpansion) {
    if (!building.problems.some((problem) => problem.code === 'yaml/alias-expansion'))
      building.problems.push({
        code: 'yaml/alias-expansion',
        severity: 'error',
        span,
        message:
          target === 'open'
            ? `The alias \`*${name}\` is inside the value that it refers to. Remove the alias, or replace it with a value.`
            : `Aliases expand this document by more than ${maxExpansion} values. Write the values out instead of using \`*${name}\`.`,
      });
    return { node: absent(span[0]), size: 1 };
  }
  building.expanded += size;
  return target === 'open' ? { node: absent(span[0]), size: 1 } : target;
}

/** Returns the problem for a duplicate key. */
export function duplicateKey(key: ScalarNode, first: ScalarNode, fix?: Fix): Problem {
  return {
    ...(fix ? { fixes: [fix] } : {}),
    code: 'yaml/duplicate-key',
    severity: 'error',
    span: key.span,
    message: `The key \`${key.value}\` is repeated, so this value is ignored. Keep one of the values, or combine them.`,
    related: [{ span: first.span, message: `\`${first.value}\` first occurs here` }],
  };
}
