/** Names of files and folders for texts of any kind, which are safe on every system and stay the same from run to run. */
import { uuidOf } from '../export/uuid.ts';
import { groupBy } from '../util/groups.ts';

/** A text to be named, with its identifier. */
export interface Named {
  readonly key: string;
  readonly text: string;
}

const longest = 80;

/** Names that Windows has for devices, with any ending. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Returns a name for each key: small letters, digits and hyphens of its text. Where that leaves out a letter, or where it is the name of
 * another one too, digits that follow from the key alone are added, so that no name ever becomes that of another. `kind` begins names that
 * would be empty or are reserved.
 */
export function distinctNames(all: readonly Named[], kind: string): ReadonlyMap<string, string> {
  const own = all.map(({ key, text }) => ({ key, ...plainName(text, kind) }));
  const groups = groupBy(own, ({ name }) => name);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, name, isWhole } of own) {
    const isShared = (groups.get(name)?.length ?? 0) > 1;
    const digits = uuidOf(`name ${kind} ${key}`);
    const given = isWhole && !isShared ? name : `${name}-${digits.slice(0, 8)}`;
    // Another text may be written as such a name.
    const free = taken.has(given) ? `${name}-${digits}` : given;
    taken.add(free);
    names.set(key, free);
  }
  return names;
}

/** Returns the name of a text, and whether nothing of it is left out. */
function plainName(text: string, kind: string): { readonly name: string; readonly isWhole: boolean } {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const short = words.slice(0, longest).replace(/-$/, '');
  const isWhole = short === words && short !== '' && !/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain);
  if (short === '') return { name: kind, isWhole: false };
  return { name: short === 'index' || device.test(short) ? `${kind}-${short}` : short, isWhole };
}
