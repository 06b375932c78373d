/** Completes countries by code or name. */
import { countryName } from '../describeObject.ts';
import { ownActors } from './actors.ts';
import { foundCodes } from './namedCodes.ts';
import type { ValueSource } from './proposal.ts';

/** ISO 3166-1 alpha-2: the officially assigned codes. */
// prettier-ignore
const codes =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDM' +
  'DODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKN' +
  'KPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPM' +
  'PNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI' +
  'VNVUWFWSYEYTZAZMZW';

/** All codes, in alphabetical order. */
export const countryCodes: readonly string[] = codes.match(/../g) ?? [];

/** Proposes country codes, starting with the country of the actor in the same row. */
export const countries: ValueSource = (request) => {
  if (request.form.value !== 'country') return undefined;
  const own = ownActors(request).flatMap((actor) => actor.country ?? []);
  const all = [...new Set([...own, ...countryCodes])];
  return foundCodes(
    request.cursor.prefix,
    all.map((code) => ({ code, name: countryName(code) })),
  );
};
