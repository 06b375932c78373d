/** `tlp: {label: AMBER}`: a mapping in place of a single value. */
import { readDate } from '../../model/dates.ts';
import type { MappingNode, Pair, ScalarNode } from '../../yaml/tree.ts';
import { meantWord } from '../meantValues.ts';
import type { TextShape } from '../schemaIndex.ts';
import { afterColon, columnOf, commentsIn, contentEnd, oneLine } from './layout.ts';
import type { WrittenShape } from './writtenShape.ts';

/** Matches keys that authors use for the value itself. */
const valueKey = /^(?:value|label|level|rating|name|text|title|content|date|word|status|state|id|code|type|version)$/i;

/** Recognises a mapping where a scalar is expected, if one of its values is certainly the intended one. Offsets are relative to `text`. */
export const valueInMapping: WrittenShape = ({ node, shape, keyInfo, pair, inFlow, text, comments, isTopKey }) => {
  if (node.kind !== 'mapping' || shape.mapping || shape.list || !shape.text || !pair) return undefined;
  // If the mapping contains another top-level key, its lines are indented too far. They are not a value written as a mapping.
  if (!node.flow && node.pairs.some(({ key }) => key.value !== pair.key.value && isTopKey(key.value))) return undefined;
  const found = wantedValue(node, shape.text);
  if (!found) return undefined;
  const { scalar, owner } = found;
  const rest = node.pairs.filter((one) => one !== owner);
  const start = afterColon(text, pair);
  const end = contentEnd(text, node);
  const raw = text.slice(scalar.span[0], contentEnd(text, scalar));
  const notes = rest.map(({ key, value }) => oneLine(text.slice(key.span[0], contentEnd(text, value))));
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const hasComment = commentsIn(comments, [start, end]).length > 0;
  const isLost = hasComment || isBlock || /[\r\n]/.test(raw) || (rest.length > 0 && (inFlow || !isLineEnd(text, end)));
  const key = keyInfo?.key ?? pair.key.value;
  const remedy =
    scalar === owner.key ? `Keep only \`${scalar.value}\`` : `Keep only the value of \`${owner.key.value}\``;
  return {
    covers: [node],
    span: columnOf(text, node.span[0]) > 0 && node.flow ? node.span : pair.key.span,
    message: `\`${key}\` must be a single value, but this is a mapping. ${remedy}.`,
    title:
      rest.length === 0 ? 'Convert to a single value' : 'Convert to a single value, and keep the rest as a comment',
    edits: isLost
      ? undefined
      : [{ span: [start, end], newText: ` ${raw}${notes.length > 0 ? ` # ${notes.join('; ')}` : ''}` }],
  };
};

const isLineEnd = (text: string, at: number): boolean => /^[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 200));

interface Wanted {
  readonly scalar: ScalarNode;
  readonly owner: Pair;
}

/**
 * Returns the scalar that is meant, which may be a key, and its pair: the only scalar that fits or, if none does, the mapping's only value,
 * provided that its key is one such as `value`. Returns undefined if there is no such scalar.
 */
function wantedValue({ pairs }: MappingNode, shape: TextShape): Wanted | undefined {
  const scalars = pairs.flatMap((owner): Wanted[] => {
    const { key, value } = owner;
    if (value.kind !== 'scalar') return [];
    // `{AMBER}` and `{AMBER: true}`: the key is the value.
    const isKey = value.isNull || /^(?:true|yes)$/i.test(value.value);
    return isKey && fits(key, shape) ? [{ scalar: key, owner }] : value.isNull ? [] : [{ scalar: value, owner }];
  });
  const [exact, another] = scalars.filter(({ scalar }) => fits(scalar, shape));
  if (exact) return another ? undefined : exact;
  const [named, second] = scalars.filter(({ owner }) => valueKey.test(owner.key.value));
  return second || pairs.length > 1 ? undefined : named;
}

/** Whether a scalar is an accepted spelling of an allowed value, a number or a valid date, as required by `shape`. */
function fits({ value }: ScalarNode, shape: TextShape): boolean {
  if (shape.words || shape.boolean) return meantWord(value, shape)?.isExact === true;
  if (shape.number) return /^\d+(?:\.\d+)?$/.test(value.trim());
  return shape.value === 'date' && readDate(value).valid;
}
