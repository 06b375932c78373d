/** Reads rows whose first field is written as a key: `T1566: Phishing`, `2023-01-19: event`, `APT29: {country: RU}`. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import type { MappingNode, Pair, ScalarNode, YamlNode } from '../../yaml/tree.ts';
import { fitsKey, isUnmistakable } from '../fits.ts';
import type { KeyInfo, MappingShape } from '../schemaIndex.ts';
import { hashType, namedType } from './indicatorWords.ts';
import type { NewValue } from './newRows.ts';
import { namesStage, namesTactic } from './tacticNames.ts';

/** The fields of the row that a pair represents. */
export interface KeyedRow {
  readonly key: KeyInfo;
  readonly fields: readonly (readonly [key: string, value: NewValue])[];
  /** Whether the notation of the key or the value proves that a row is meant. */
  readonly isCertain: boolean;
}

/** Reads a pair as a row. Returns undefined if the key is one of the row's own keys, or if the value does not fit into a row. */
export function keyedRow({ key, value }: Pair, row: MappingShape): KeyedRow | undefined {
  const { written } = row;
  const identity = written && row.key(written.key);
  if (!written || !identity || row.key(key.value) || key.value.startsWith('x_')) return undefined;
  const meant = readIdentity(key, identity);
  if (meant === undefined) return undefined;
  const first = [identity.key, meant.value] as const;
  if (written.groupedBy === 'type' && value.kind === 'scalar') {
    const type = namedType(value.value)?.typeOf(key.value);
    if (type !== undefined) return { key: identity, fields: [['type', type], first], isCertain: true };
  }
  // `payload.dll: d41d…`: the hash is the indicator, and the file name describes it.
  const hash = written.groupedBy === 'type' && value.kind === 'scalar' ? hashType(value.value) : undefined;
  if (hash !== undefined && row.key('description'))
    return {
      key: identity,
      fields: [
        ['type', hash],
        [identity.key, value],
        ['description', key],
      ],
      isCertain: true,
    };
  if (value.kind === 'scalar' && value.isNull) return { key: identity, fields: [first], isCertain: meant.isCertain };
  if (value.kind === 'mapping' && isNumber(key.value) && hasOwnIdentity(value, row, identity))
    return {
      key: identity,
      fields: value.pairs.map((pair) => [pair.key.value, pair.value] as const),
      isCertain: true,
    };
  if (
    value.kind === 'mapping' &&
    value.pairs.every((pair) => row.key(pair.key.value) && pair.key.value !== identity.key)
  ) {
    const fields = value.pairs.map((pair) => [pair.key.value, pair.value] as const);
    return { key: identity, fields: [first, ...fields], isCertain: value.pairs.length > 0 || meant.isCertain };
  }
  const second = written.values.map((name) => row.key(name)).find((info) => info && fitsField(value, info));
  if (!second) return undefined;
  const isCertain = meant.isCertain || isUnmistakable(value, second);
  return { key: identity, fields: [first, [second.key, value]], isCertain };
}

/** Whether a key is only a number or a numbered label: `H1`, `rule_2`, `3`. */
const isNumber = (key: string): boolean => /^(?:[a-z]+(?:[ _-][a-z]+)?[ _-]?)?\d{1,3}$/i.test(key);

const hasOwnIdentity = ({ pairs }: MappingNode, row: MappingShape, identity: KeyInfo): boolean =>
  pairs.some(({ key }) => key.value === identity.key) &&
  pairs.every(({ key }) => row.key(key.value) !== undefined || key.value.startsWith('x_'));

/** Converts a key to the value of a row's first field. Returns undefined if it cannot be one. */
function readIdentity(key: ScalarNode, identity: KeyInfo): { value: NewValue; isCertain: boolean } | undefined {
  const { text } = identity.shape;
  const isName = !/^[a-z][a-z0-9_]*$/.test(key.value);
  switch (text?.value) {
    case 'technique-id': {
      const id = normaliseTechniqueId(key.value);
      return id === undefined ? undefined : { value: id === key.value ? key : id, isCertain: true };
    }
    case 'tactic':
      return { value: key, isCertain: namesStage(key.value) };
    case 'time':
    case 'date':
      return /\d/.test(key.value) ? { value: key, isCertain: true } : undefined;
    case 'indicator-value':
      return namedType(key.value) || !/[./@\\:]|^[\da-f]{32,}$/i.test(key.value)
        ? undefined
        : { value: key, isCertain: true };
    case 'cve':
      return /^\S+$/.test(key.value) && fitsKey(key, identity) ? { value: key, isCertain: true } : undefined;
    default:
      if (!fitsKey(key, identity)) return undefined;
      return {
        value: key,
        isCertain: isUnmistakable(key, identity) || (isName && /[A-Z]/.test(key.value) && /\d/.test(key.value)),
      };
  }
}

function fitsField(value: YamlNode, info: KeyInfo): boolean {
  const { text, list } = info.shape;
  if (text?.value === 'tactic' || list?.item.text?.value === 'tactic') {
    const all = value.kind === 'sequence' ? value.items : [value];
    return all.every((one) => one.kind === 'scalar' && namesTactic(one.value));
  }
  // Text after a colon may span several lines, even in a field whose value usually has one line.
  const isFree = text && !list && text.value === undefined && !text.words && !text.number && !text.boolean;
  return isFree ? value.kind === 'scalar' : fitsKey(value, info);
}
