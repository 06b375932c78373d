/** Looks up countries by the names and codes that authors use. */
import { isTypo } from '../../util/nearest.ts';
import { once } from '../../util/once.ts';

/** Normalised names that differ from the runtime's region names, and codes that are not alpha-2 codes in ISO 3166-1. */
const others: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  'russian federation': 'RU',
  rus: 'RU',
  prc: 'CN',
  'peoples republic of china': 'CN',
  chn: 'CN',
  dprk: 'KP',
  prk: 'KP',
  'democratic peoples republic of korea': 'KP',
  rok: 'KR',
  kor: 'KR',
  'republic of korea': 'KR',
  'islamic republic of iran': 'IR',
  irn: 'IR',
  gbr: 'GB',
  isr: 'IL',
  ind: 'IN',
  pak: 'PK',
  vnm: 'VN',
  'viet nam': 'VN',
  syr: 'SY',
  lbn: 'LB',
  blr: 'BY',
  byelorussia: 'BY',
  tur: 'TR',
  turkey: 'TR',
  turkiye: 'TR',
  ukr: 'UA',
  'czech republic': 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  uae: 'AE',
  palestine: 'PS',
  taiwan: 'TW',
  burma: 'MM',
  myanmar: 'MM',
  'hong kong': 'HK',
};

/**
 * Returns the ISO 3166-1 alpha-2 code for a country's English name, a common short form, some three-letter codes, or text that ends with a
 * two-letter code in parentheses; undefined for any other text.
 */
export function countryCode(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const inBrackets = /\(\s*([A-Za-z]{2})\s*\)\s*$/.exec(text)?.[1];
  if (inBrackets !== undefined) return countryCode(inBrackets) ?? inBrackets.toUpperCase();
  const normalised = fold(text);
  if (normalised === '') return undefined;
  if (Object.hasOwn(others, normalised)) return others[normalised];
  return englishNames().get(normalised);
}

/** Returns the code of the only country whose English name differs from the string only by a typo; undefined for any other text. */
export function nearCountry(text: string): string | undefined {
  const normalised = fold(text.slice(0, maxLength));
  if (normalised.length < 5) return undefined;
  const found = [...englishNames()].flatMap(([name, code]) => (isTypo(normalised, name) ? [code] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The codes of all current countries by their normalised English names, which come from the runtime. */
const englishNames = once((): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const name = isPrivate(code) ? undefined : names.of(code);
      return name === undefined ? [] : [[fold(name), code]];
    }),
  );
});

/** The maximum length of a country name. */
const maxLength = 80;

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Whether a code stands for no current country: ISO 3166-1 leaves the code for private use, reserves it, or no longer assigns it. The
 * runtime may still have a name for it.
 */
const isPrivate = (code: string): boolean =>
  /^(?:AA|Q[M-Z]|X[A-Z]|ZZ|A[CN]|BU|C[PQS]|D[DGY]|E[AUZ]|FX|HV|IC|NH|RH|SU|T[AP]|U[KN]|VD|Y[DU]|ZR)$/.test(code);

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/^the\s+(?!netherlands)/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
