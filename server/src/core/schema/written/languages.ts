/** Looks up languages by the names that authors use. */

// Source: ISO 639-1, the two-letter codes in use.
// prettier-ignore
const codes: readonly string[] = (
  'aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahehihohrht' +
  'huhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvny' +
  'ocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyo' +
  'zazhzu'
).match(/../g) ?? [];

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

/** The languages in which language names are recognised. */
const naming = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

/** The maximum length of a language name. */
const maxLength = 60;

/**
 * Returns the BCP 47 tag for a language's name in English, in the language itself or in a few other languages, or for a locale such as
 * `en_US`; undefined for any other text.
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
