/** The rows of `indicators` as the rules about them see them. */
import { defineCollector } from '../collect/collector.ts';
import { indicatorForms, plainValue } from './forms.ts';
import { isHostName } from './hosts.ts';
import { fitsType, rightType } from './wrongType.ts';
import type { Indicator, Text } from '../model/advisory.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { inferIndicatorType } from './infer.ts';
import type { Span } from '../text/text.ts';
import { normaliseWord, type IndicatorType } from '../model/vocabularies.ts';

export interface TypedIndicator {
  readonly row: Indicator;
  readonly value: Text;
  /** The stated type, else the one that the value's form shows. */
  readonly type: IndicatorType;
  /** The type as the author wrote it; absent where it is read from the value. */
  readonly stated?: Text;
  /** What is wrong with value and type together; of two types exactly one may be right. */
  readonly flaw?: { readonly kind: 'malformed' } | { readonly kind: 'mismatch'; readonly right: IndicatorType };
}

/** The indicators that have a value and a known type. Placeholders, and paths whose escapes are reported, are left out. */
export const typedIndicators = defineCollector({
  name: 'indicators/typed',
  from: ['indicators'],
  collect: ({ advisory, text }) => (advisory.indicators?.items ?? []).flatMap((row) => typed(text, row) ?? []),
});

function typed(text: string, row: Indicator): TypedIndicator | undefined {
  const { value } = row;
  if (!value || isPlaceholder(value.value) || hasReadEscape(text, value)) return undefined;
  if (!row.type) {
    if (row.pairs.some(({ key }) => key.value === 'type')) return undefined;
    const inferred = inferIndicatorType(value.value);
    return { row, value, type: fitsType(value.value, inferred) ? inferred : 'other' };
  }
  const stated: Text = { value: unquoted(text, row.type.span), span: row.type.span };
  const type = meantType(row.type.value, normaliseWord(stated.value), value.value);
  const found = { row, value, type, stated };
  if (fitsType(value.value, type)) return found;
  // A host's name may be of its own network; a domain may not.
  if (/^host/i.test(stated.value) && isHostName(plainValue(value.value, type))) return found;
  const right = rightType(value.value, type);
  return { ...found, flaw: right ? { kind: 'mismatch', right } : { kind: 'malformed' } };
}

/** Words for an IP address of either kind. */
const eitherKind = /^(?:ip|ip_address|ip_src|ip_dst)$/;

function meantType(type: IndicatorType, written: string, value: string): IndicatorType {
  return eitherKind.test(written) && fitsType(value, 'ipv6') ? 'ipv6' : type;
}

const unquoted = (text: string, span: Span): string => text.slice(...span).replace(/^(["'])(.*)\1$/s, '$2');

/** A path in double quotes of which YAML has read a part as a control character has a problem of its own. */
const hasReadEscape = (text: string, { value, span }: Text): boolean =>
  text[span[0]] === '"' && /[\u0000-\u001f]/.test(value);

/** Ends "A value of this type is …". */
export const formOf = (type: IndicatorType): string => indicatorForms[type].says;

/** The same in short: `a SHA-256 hash`. */
export const nameOf = (type: IndicatorType): string => formOf(type).replace(/: .*$/s, '');
