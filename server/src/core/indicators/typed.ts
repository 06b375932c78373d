/** The rows of `indicators` as the rules about them see them. */
import { indicatorForms, plainValue } from './forms.ts';
import { isHostName } from './hosts.ts';
import { withoutJunk } from './nearMiss.ts';
import { readIndicator, type Flaw, type ReadIndicator } from './readIndicator.ts';
import { fitsType } from './wrongType.ts';
import type { Advisory, Indicator, Text } from '../model/advisory.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { Span } from '../text/text.ts';
import { normaliseWord, type IndicatorType } from '../model/vocabularies.ts';

export interface TypedIndicator {
  readonly row: Indicator;
  readonly value: Text;
  /** The stated type, else the one that the value's form shows. */
  readonly type: IndicatorType;
  /** The type as the author wrote it; absent where it is read from the value. */
  readonly stated?: Text;
  /** What the value says. */
  readonly read: ReadIndicator;
  /** What is wrong with value and type together. */
  readonly flaw?: Flaw;
}

/** The indicators that have a value and a known type. Placeholders, and paths whose escapes are reported, are left out. */
export function typeIndicators(advisory: Advisory, text: string): TypedIndicator[] {
  return (advisory.indicators?.items ?? []).flatMap((row) => typed(text, row) ?? []);
}

function typed(text: string, row: Indicator): TypedIndicator | undefined {
  const { value } = row;
  if (!value || (isPlaceholder(value.value) && !withoutJunk(value.value)) || hasReadEscape(text, value))
    return undefined;
  if (!row.type) {
    if (row.pairs.some(({ key }) => key.value === 'type')) return undefined;
    return of(row, value, readIndicator(value.value));
  }
  const stated: Text = { value: unquoted(text, row.type.span), span: row.type.span };
  const type = meantType(row.type.value, normaliseWord(stated.value), value.value);
  const read = readIndicator(value.value, type);
  // A host's name may be of its own network; a domain may not.
  if (read.flaw && /^host/i.test(stated.value) && isHostName(plainValue(value.value, type)))
    return { row, value, type, stated, read };
  return { ...of(row, value, read), stated, type };
}

const of = (row: Indicator, value: Text, read: ReadIndicator): TypedIndicator => ({
  row,
  value,
  type: read.type,
  read,
  ...(read.flaw ? { flaw: read.flaw } : {}),
});

/** Words for an IP address of either kind. */
const eitherKind = /^(?:ip|ip_address|ip_src|ip_dst)$/;

function meantType(type: IndicatorType, written: string, value: string): IndicatorType {
  return eitherKind.test(written) && fitsType(value, 'ipv6') ? 'ipv6' : type;
}

const unquoted = (text: string, span: Span): string => text.slice(...span).replace(/^(["'])(.*)\1$/s, '$2');

/** A path in double quotes of which YAML has read a part as a control character has a problem of its own. */
const hasReadEscape = (text: string, { value, span }: Text): boolean =>
  text[span[0]] === '"' &&
  /[\u0000-\u001f]/.test(value) &&
  /^(?:[A-Za-z]:|%\w+%|HK[A-Z_]+|~|\.{0,2}\\|\.{0,2}[\u0000-\u001f])/.test(value);

/** Ends "A value of this type is …". */
export const formOf = (type: IndicatorType): string => indicatorForms[type].says;

/** The same in short: `a SHA-256 hash`. */
export const nameOf = (type: IndicatorType): string => formOf(type).replace(/: .*$/s, '');
