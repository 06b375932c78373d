/** Looks up languages by the names that authors use. */

// Source: ISO 639-1, the two-letter codes in use.
// prettier-ignore
const codes =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(' ');

/** Tags with a region or script that have a name of their own, such as "Brazilian Portuguese". */
const tags = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'pt-BR',
  'pt-PT',
  'es-419',
  'es-MX',
  'fr-CA',
  'de-AT',
  'zh-Hans',
  'zh-Hant',
];

/** The languages in which the names of all languages are recognised. */
const naming = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

/** The maximum length of a language name. */
const maxLength = 60;

/**
 * Returns the BCP 47 tag for a language's name in English, in the language itself or in a few other languages, for a locale such as
 * `en_US`, or for text that ends with a tag in parentheses; undefined for any other text.
 */
export function languageTag(text: string): string | undefined {
  const written = text.trim();
  if (written === '' || written.length > maxLength) return undefined;
  const [, first = '', rest = ''] =
    /^([A-Za-z]{2,3})(_[A-Za-z0-9_]{2,20})(?:\.[A-Za-z0-9-]{1,12})?$/.exec(written) ?? [];
  if (first !== '') return (first.toLowerCase() + rest.replaceAll('_', '-')).replace(/-$/, '');
  const inBrackets = /\(\s*([A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})?)\s*\)\s*$/.exec(written)?.[1];
  if (inBrackets !== undefined && codes.includes(inBrackets.slice(0, 2).toLowerCase())) return inBrackets;
  const name = fold(written);
  for (const language of naming) {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
    const found = [...codes, ...tags].find((code) => fold(names.of(code) ?? '') === name);
    if (found !== undefined) return found;
  }
  return codes.find((code) => {
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' });
    return fold(own.of(code) ?? '') === name;
  });
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
