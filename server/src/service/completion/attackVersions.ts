/** Releases of ATT&CK, the newest that the catalogue has data for first. */
import type { Catalogue } from '../../core/index.ts';
import { allOf, type ValueSource } from './proposal.ts';

/** Every release of the catalogue at `attack-version`, the newest with data first, in double quotes where the author typed none. */
export const attackVersions: ValueSource = ({ form, env }) => {
  if (form.value !== 'attack-version') return undefined;
  return allOf(
    newestWithDataFirst(env.catalogue).map(({ release, date }) => ({
      label: release,
      value: release,
      // Quoted: a plain 18.10 is a number to other tools.
      style: 'double',
      kind: 'Constant',
      labelDescription: date,
    })),
  );
};

/** An advisory of a release without data is judged by an earlier one: such releases come last. */
function newestWithDataFirst({ releases, newest }: Catalogue): Catalogue['releases'] {
  const known = releases.findIndex(({ release }) => release === newest) + 1;
  return [...releases.slice(0, known).reverse(), ...releases.slice(known).reverse()];
}
