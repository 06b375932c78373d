/** Prepares the rows of `indicators` for the rules that check them. */
import { indicatorFormats, plainValue } from './formats.ts';
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
  /**
   * The stated type, or the type inferred from the value if none is stated. Words such as `ip` cover both versions of IP, so in that case
   * the type is `ipv6` if the value is an IPv6 address.
   */
  readonly type: IndicatorType;
  /** The type as the author wrote it; absent if it is inferred from the value. */
  readonly stated?: Text;
  /** The parsed value. */
  readonly read: ReadIndicator;
  /** The problem with the value, or with the combination of value and type, if there is one. */
  readonly flaw?: Flaw;
}

/**
 * Returns the indicators with a value and a known type, except placeholders and paths with an escape sequence that `yaml/escape-in-path`
 * reports.
 */
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
  // A value that is stated to be a host may be a name without dots, as used in local networks.
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

/** Matches words that mean an IP address of either version. */
const eitherKind = /^(?:ip|ip_address|ip_src|ip_dst)$/;

function meantType(type: IndicatorType, written: string, value: string): IndicatorType {
  return eitherKind.test(written) && fitsType(value, 'ipv6') ? 'ipv6' : type;
}

const unquoted = (text: string, span: Span): string => text.slice(...span).replace(/^(["'])(.*)\1$/s, '$2');

/**
 * Whether a value is a path in double quotes in which YAML interprets an escape sequence as a control character. `yaml/escape-in-path`
 * reports such a path.
 */
const hasReadEscape = (text: string, { value, span }: Text): boolean =>
  text[span[0]] === '"' &&
  /[\u0000-\u001f]/.test(value) &&
  /^(?:[A-Za-z]:|%\w+%|HK[A-Z_]+|~|\.{0,2}\\|\.{0,2}[\u0000-\u001f])/.test(value);

/** Returns a description of a type that completes "A value of this type is …". */
export const formOf = (type: IndicatorType): string => indicatorFormats[type].says;

/** Returns a short description of a type: `a SHA-256 hash`. */
export const nameOf = (type: IndicatorType): string => formOf(type).replace(/: .*$/s, '');
