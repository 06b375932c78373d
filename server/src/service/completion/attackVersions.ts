/** Releases of ATT&CK, the newest first. */
import { allOf, type ValueSource } from './proposal.ts';

/** Every release of the catalogue at `attack-version`, the newest first, in double quotes where the author typed none. */
export const attackVersions: ValueSource = ({ form, env }) => {
  if (form.value !== 'attack-version') return undefined;
  return allOf(
    [...env.catalogue.releases].reverse().map(({ release, date }) => ({
      label: release,
      value: release,
      // Quoted: a plain 18.10 is a number to other tools.
      style: 'double',
      kind: 'Constant',
      labelDescription: date,
    })),
  );
};
