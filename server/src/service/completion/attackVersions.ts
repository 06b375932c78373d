/** Completes ATT&CK releases, starting with the newest release that the catalogue has data for. */
import type { Catalogue } from '../../core/index.ts';
import { allOf, type ValueSource } from './proposal.ts';

/** For `attack-version`: every release in the catalogue, in double quotes unless the author has typed other quotes. */
export const attackVersions: ValueSource = ({ shape, env }) => {
  if (shape.value !== 'attack-version') return undefined;
  return allOf(
    newestWithDataFirst(env.catalogue).map(({ release, date }) => ({
      label: release,
      value: release,
      names: [`v${release}`],
      // Quoted, because other tools read an unquoted 18.10 as a number.
      style: 'double',
      kind: 'Constant',
      labelDescription: date,
    })),
  );
};

/** Puts releases without data last, because an advisory with such a release is checked against an earlier one. */
function newestWithDataFirst({ releases, newest }: Catalogue): Catalogue['releases'] {
  const known = releases.findIndex(({ release }) => release === newest) + 1;
  return [...releases.slice(0, known).reverse(), ...releases.slice(known).reverse()];
}
