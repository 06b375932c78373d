/** Completes languages by BCP 47 tag or English name. */
import { labelTags } from '../../core/index.ts';
import { foundCodes, type NamedCode } from './namedCodes.ts';
import type { ValueSource } from './proposal.ts';

/** Tags with a region or script, for languages in which advisories are often written. */
const variants = ['pt-BR', 'zh-Hans', 'zh-Hant'];

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

let known: readonly NamedCode[] | undefined;

/** For `language`: the languages in which the report has headings, then all languages with a two-letter tag, then `variants`. */
export const languages: ValueSource = ({ shape, cursor }) => {
  if (shape.value !== 'language') return undefined;
  return foundCodes(cursor.prefix, (known ??= namedTags()));
};

/** Returns the tags that the runtime knows a name for, without those that another tag has replaced, such as `iw` for Hebrew. */
function namedTags(): readonly NamedCode[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const pairs = letters.flatMap((one) => letters.map((two) => one + two));
  return [...new Set([...labelTags(), ...pairs, ...variants])].flatMap((code) => {
    const name = Intl.getCanonicalLocales(code)[0] === code ? names.of(code) : undefined;
    return name === undefined ? [] : [{ code, name }];
  });
}
