/** Detects the style in which a document formats the rows of a list. */
import { isDefanged, readIndicator } from '../indicators/index.ts';
import type { ScalarStyle, SequenceNode, YamlNode } from '../yaml/tree.ts';

/** The form of rows: each key on its own line, all keys in braces, or a plain string. */
export type RowForm = 'keys' | 'braces' | 'text';

export interface ListStyle {
  /** The form of the last row, or undefined for a list without rows. */
  readonly form: RowForm | undefined;
  /** The quotes for values that need them. */
  readonly quotes: ScalarStyle;
}

/** The maximum number of rows at the end of a list that are searched for addresses. */
const maxRows = 200;

/** Detects the style of a list from its last row, and from the quotes that the document uses. */
export function styleOf(list: YamlNode | undefined, text: string): ListStyle {
  return { form: formOf(list), quotes: quotesOf(text) };
}

function formOf(list: YamlNode | undefined): RowForm | undefined {
  if (list?.kind !== 'sequence') return undefined;
  const last = list.items.findLast((item) => item.kind !== 'scalar' || !item.isNull);
  if (!last || last.kind === 'sequence') return undefined;
  if (last.kind === 'scalar') return 'text';
  return last.flow ? 'braces' : 'keys';
}

/** Returns `double` if the document has more values in double quotes than in single quotes, and `plain` otherwise. */
function quotesOf(text: string): ScalarStyle {
  const sample = text.slice(0, 200_000);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  return count(/(?:: |- )"/g) > count(/(?:: |- )'/g) ? 'double' : 'plain';
}

/** Whether a list of indicators contains addresses and none of them is defanged. */
export function isLiveList(list: YamlNode | undefined): boolean {
  const values = valuesOf(list);
  const isAddress = (value: string): boolean =>
    ['ipv4', 'ipv6', 'domain', 'url', 'email', 'ip_port', 'host_port', 'cidr'].includes(readIndicator(value).type);
  return values.some((value) => isAddress(value) && !isDefanged(value)) && !values.some(isDefanged);
}

function valuesOf(list: YamlNode | undefined): readonly string[] {
  const items: SequenceNode['items'] = list?.kind === 'sequence' ? list.items.slice(-maxRows) : [];
  return items.flatMap((item) => {
    const value = item.kind === 'mapping' ? item.pairs.find(({ key }) => key.value === 'value')?.value : item;
    return value?.kind === 'scalar' && !value.isNull ? [value.value] : [];
  });
}
