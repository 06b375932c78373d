/** Reads the value of an indicator: determines its type, separates it from other text, and recognises errors. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { comparedValue, plainValue } from './formats.ts';
import { inferIndicatorType } from './infer.ts';
import { meantDots, meantLink, meantValue, tornHash, tornUrl, type MeantValue } from './meantValue.ts';
import { mixedIn, notedFile, type Mixed } from './mixed.ts';
import { nearMiss, withoutJunk } from './nearMiss.ts';
import type { Part } from './parts.ts';
import { isRange, networkOfRange } from './ranges.ts';
import { isShortened, isTorn } from './shortened.ts';
import { fitsType, rightType } from './wrongType.ts';

/** A problem with a value, or with the combination of value and type. Offsets refer to the value. */
export type Flaw =
  /**
   * The value does not match its type. `indicator` is set if the only problem is text that was copied along with the indicator. `meant` is
   * the corrected value, if there is one obvious error.
   */
  | { readonly kind: 'malformed'; readonly indicator?: Part; readonly meant?: string }
  /** The value is unambiguously of exactly one other type. */
  | { readonly kind: 'mismatch'; readonly right: IndicatorType }
  /** The value contains an indicator and other text. */
  | ({ readonly kind: 'mixed' } & Mixed);

export interface ReadIndicator {
  /** The stated type, or the type inferred from the value if none is stated. For a mixed value, the type of its indicator. */
  readonly type: IndicatorType;
  /** The value, corrected and without other text if possible, and refanged if the type is a kind of network address. */
  readonly value: string;
  /** The comparison key. Two values of the same type that denote the same indicator have the same key. Computed on access. */
  readonly key: string;
  readonly flaw?: Flaw;
}

/** Free-text types, in which the whole value is the indicator. */
const freeText: ReadonlySet<IndicatorType> = new Set([
  'filename',
  'filepath',
  'registry_key',
  'mutex',
  'named_pipe',
  'service_name',
  'scheduled_task',
  'command_line',
  'user_agent',
  'other',
]);

/** Parses a value as written by an author, defanged or not. `stated` is the type given by the author, if any. */
export function readIndicator(value: string, stated?: IndicatorType): ReadIndicator {
  const meant = meantValue(value, stated);
  if (meant) return ofMeant(meant);
  if (stated === undefined) return readBare(value);
  const copied = stated === 'url' ? copiedUrl(value) : undefined;
  if (copied) return copied;
  if (stated === 'url' && isShortened(value)) return found(value, stated, { kind: 'malformed' });
  if (stated === 'other' || fitsType(value, stated)) return found(value, stated);
  const range = stated === 'cidr' || stated === 'ipv4' ? rangeIn(value, stated) : undefined;
  if (range) return range;
  const torn = freeText.has(stated)
    ? undefined
    : (tornHash(value, stated) ?? meantDots(value, stated) ?? meantLink(value, stated) ?? tornUrl(value, stated));
  if (torn) return ofMeant(torn);
  const indicator = freeText.has(stated) ? undefined : withoutJunk(value)?.indicator;
  if (indicator)
    return found(
      indicator.text,
      stated,
      indicator.type === stated || isSameFormat(indicator.text, stated)
        ? { kind: 'malformed', indicator }
        : { kind: 'malformed' },
    );
  const mixed = freeText.has(stated) ? undefined : mixedIn(value, stated);
  if (mixed) return ofMixed(mixed, stated);
  const right = rightType(value, stated);
  return found(value, stated, right ? { kind: 'mismatch', right } : { kind: 'malformed' });
}

function readBare(value: string): ReadIndicator {
  const inferred = inferIndicatorType(value);
  const noted =
    inferred === 'filepath' || (inferred === 'other' && isName(value)) ? notedAs(inferred, value) : undefined;
  if (noted) return ofMixed(noted, undefined);
  const copied = inferred === 'url' ? copiedUrl(value) : undefined;
  if (copied) return copied;
  const shortened = isShortened(value) ? (inferred === 'url' ? inferred : 'sha256') : undefined;
  if (shortened) return found(value, shortened, { kind: 'malformed' });
  if (inferred !== 'other' && fitsType(value, inferred)) return found(value, inferred);
  const range = rangeIn(value, undefined);
  if (range) return range;
  const torn =
    tornHash(value, undefined) ??
    meantDots(value, undefined) ??
    meantLink(value, undefined) ??
    tornUrl(value, undefined);
  if (torn) return ofMeant(torn);
  const near = nearMiss(value);
  if (near) {
    const { type, indicator } = near;
    return found(indicator?.text ?? value, type, { kind: 'malformed', ...(indicator ? { indicator } : {}) });
  }
  const mixed = mixedIn(value, undefined);
  if (mixed) return ofMixed(mixed, undefined);
  const wholeType = isTorn(value);
  return wholeType ? found(value, wholeType, { kind: 'malformed' }) : found(value, 'other');
}

/**
 * Reads a range of addresses; returns undefined for any other value. In the flaw of the result, `meant` is the network with exactly these
 * addresses, if there is one and the stated type is not `ipv4`.
 */
function rangeIn(value: string, stated: 'cidr' | 'ipv4' | undefined): ReadIndicator | undefined {
  if (!isRange(value)) return undefined;
  const meant = stated === 'ipv4' ? undefined : networkOfRange(value);
  return meant === undefined
    ? found(value, stated ?? 'cidr', { kind: 'malformed' })
    : ofMeant({ type: 'cidr', text: meant });
}

/** Whether a value contains no slashes, backslashes or colons. If so, the text before a note may be a file name. */
const isName = (value: string): boolean => /^[^\\/:]+$/.test(value);

const notedAs = (inferred: IndicatorType, value: string): Mixed | undefined =>
  notedFile(value.trim(), inferred === 'filepath' ? 'filepath' : 'filename');

/**
 * Reads a URL that was copied together with the punctuation after it, as in `hxxp://evil[.]top/a;`. Such a URL may be valid, because RFC
 * 3986 allows some of these characters in paths. Returns undefined for any other value.
 */
function copiedUrl(value: string): ReadIndicator | undefined {
  if (!/[;,|"'`]$/.test(value.trim())) return undefined;
  const indicator = withoutJunk(value)?.indicator;
  return indicator?.type === 'url' ? found(indicator.text, 'url', { kind: 'malformed', indicator }) : undefined;
}

const ofMeant = ({ type, text }: MeantValue): ReadIndicator => found(text, type, { kind: 'malformed', meant: text });

function ofMixed(mixed: Mixed, stated: IndicatorType | undefined): ReadIndicator {
  const { part } = mixed;
  const type = stated !== undefined && isSameFormat(part.text, stated) ? stated : part.type;
  return found(part.text, type, { kind: 'mixed', ...mixed });
}

/**
 * Whether an indicator may also be of the stated type. For example, 32 hexadecimal digits may be an MD5 hash, an import hash or a TLS
 * client fingerprint, and only the author knows which.
 */
const isSameFormat = (text: string, stated: IndicatorType): boolean => fitsType(text, stated);

function found(value: string, type: IndicatorType, flaw?: Flaw): ReadIndicator {
  return new FoundIndicator(value, type, flaw);
}

/**
 * This is a class because creating an object with its own getters is ten times as slow, and a document may have thousands of indicators.
 */
class FoundIndicator implements ReadIndicator {
  readonly type: IndicatorType;
  readonly flaw?: Flaw;
  readonly #written: string;

  constructor(written: string, type: IndicatorType, flaw: Flaw | undefined) {
    this.#written = written;
    this.type = type;
    if (flaw) this.flaw = flaw;
  }

  get value(): string {
    return plainValue(this.#written, this.type);
  }

  get key(): string {
    return comparedValue(this.#written, this.type);
  }
}

/**
 * Whether a value is certainly a single indicator, so that changing its type is a safe fix. A value that begins with a hash or contains
 * whitespace may consist of two indicators.
 */
export function isCertainlyOneThing(value: string): boolean {
  const text = value.trim();
  return !/\s/.test(text) && !/^[0-9a-f]{32}/i.test(text.replace(/^\W+/, ''));
}
