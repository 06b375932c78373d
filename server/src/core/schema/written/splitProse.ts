/** A comma that splits prose inside brackets or braces: `[Patch, and reboot]`, `{ event: Patch, then reboot }`. */
import type { Edit } from '../../text/edits.ts';
import type { Span } from '../../text/text.ts';
import { quoteScalar } from '../../yaml/quote.ts';
import type { ScalarNode, YamlNode } from '../../yaml/tree.ts';
import type { MappingShape, SchemaShape } from '../schemaIndex.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import { joinedKey } from '../unknownKeys.ts';
import { oneLine } from './layout.ts';
import type { Written, WrittenLocation, WrittenShape } from './writtenShape.ts';

/** Recognises a comma that splits prose inside brackets or braces. Offsets are relative to `location.text`. */
export const splitProse: WrittenShape = (location) => {
  const { node, shape } = location;
  if (node.kind === 'sequence' && node.flow)
    return shape.list ? inBrackets(node.items, shape.list.item, location) : undefined;
  const row = shape.mapping ?? shape.list?.item.mapping;
  return node.kind === 'mapping' && node.flow && row ? inBraces(location, row) : undefined;
};

/** Matches words at the start of a value that continue a sentence. */
const goesOn =
  /^(?:and|or|but|then|which|who|whose|so|because|including|followed by|such as|e\.g\.|i\.e\.|while|where|when|as well as|not)\s/;

/** A value in a flow sequence as plain text. If it contains a colon, YAML reads a single-pair mapping. */
interface Part {
  readonly span: Span;
  readonly value: string;
  readonly isPlain: boolean;
  readonly hasColon: boolean;
}

function partOf(node: YamlNode, text: string): Part | undefined {
  if (node.kind === 'scalar')
    return { span: node.span, value: node.value, isPlain: node.style === 'plain', hasColon: false };
  const [pair, another] = node.kind === 'mapping' ? node.pairs : [];
  if (!pair || another || text[node.span[0]] === '{' || pair.key.style !== 'plain') return undefined;
  const { key, value } = pair;
  if (value.kind !== 'scalar' || value.style !== 'plain' || value.isNull) return undefined;
  const span = [key.span[0], value.span[1]] as const;
  return { span, value: text.slice(...span), isPlain: true, hasColon: true };
}

function inBrackets(items: readonly YamlNode[], item: SchemaShape, location: WrittenLocation): Written | undefined {
  if (!item.text?.prose && item.text?.value !== undefined) return undefined;
  if (!item.text) return undefined;
  const isProse = item.text.prose;
  const groups: Part[][] = [];
  for (const node of items) {
    const one = partOf(node, location.text);
    if (!one || (one.hasColon && item.mapping)) return undefined;
    const last = groups.at(-1);
    if (last && one.isPlain && last.at(-1)?.isPlain && (isRest(one, last) || (isProse && isSentence(one, last))))
      last.push(one);
    else groups.push([one]);
  }
  // `[Finance, Health, and Energy]` is a list written like a sentence, not a sentence that is split.
  const split = groups.filter((group) => group.length > 1 && group.some(({ value }) => isLong(value)));
  if (split.length === 0) return undefined;
  const code = split.flat().some(({ hasColon }) => hasColon) ? { code: 'yaml/unquoted-colon' } : {};
  return { ...code, ...problemOf(location, split.map(spanOf), location.node) };
}

/** Whether a value continues the text of the preceding values. */
function isRest({ value, hasColon }: Part, before: readonly Part[]): boolean {
  if (goesOn.test(value)) return true;
  return /^\p{Ll}/u.test(value) && (hasColon ? isLong(before[0]?.value ?? '') : before.some((one) => one.hasColon));
}

/** Whether a value continues a sentence in prose: it begins in lower case, and it ends the sentence or follows another part of it. */
const isSentence = ({ value }: Part, before: readonly Part[]): boolean =>
  /^\p{Ll}/u.test(value) && /^\p{Lu}/u.test(before[0]?.value ?? '') && (before.length > 1 || /[.!?]$/.test(value));

const isLong = (value: string): boolean => /\s\S+\s/.test(value);

function inBraces(location: WrittenLocation, row: MappingShape): Written | undefined {
  const { node } = location;
  if (node.kind !== 'mapping') return undefined;
  const spans: Span[] = [];
  let from: ScalarNode | undefined;
  for (const { key, value } of node.pairs) {
    const isText = value.kind === 'scalar' && (value.isNull ? isImplicit(value) : /\s/.test(key.value));
    const isStray =
      !row.key(key.value) &&
      !row.key(normaliseWord(key.value)) &&
      !key.value.startsWith('x_') &&
      !row.key(joinedKey(key.value) ?? '') &&
      isText;
    if (
      isStray &&
      from &&
      key.style === 'plain' &&
      (/\s/.test(key.value) || !/^[a-z_]+$/.test(key.value) || spans.length > 0)
    ) {
      const last = spans.at(-1);
      if (last && last[0] === from.span[0]) spans.pop();
      spans.push([from.span[0], Math.max(key.span[1], value.span[1])]);
    } else from = value.kind === 'scalar' && value.style === 'plain' && !value.isNull ? value : undefined;
  }
  return spans.length === 0 ? undefined : problemOf(location, spans, node);
}

const isImplicit = ({ span }: ScalarNode): boolean => span[0] === span[1];

function spanOf(group: readonly { readonly span: Span }[]): Span {
  return [group[0]?.span[0] ?? 0, group.at(-1)?.span[1] ?? 0];
}

function problemOf({ text }: WrittenLocation, spans: readonly Span[], node: YamlNode): Written {
  const [first = node.span] = spans;
  const edits = spans.map((span): Edit => {
    const raw = oneLine(text.slice(...span));
    return { span, newText: quoteScalar(raw, raw.includes("'") ? 'double' : 'single') };
  });
  const sign = node.kind === 'sequence' ? '[ ]' : '{ }';
  return {
    covers: [node],
    span: first,
    message: `A comma in \`${sign}\` ends a value, so this text is split there. Put the whole text in quotes.`,
    title: 'Put the text in quotes',
    edits,
  };
}
