/**
 * Derives names of files and folders from arbitrary text. The names are valid on every operating system, and the same each time the site is
 * built.
 */
import { uuidOf } from '../export/uuid.ts';
import { isDeviceName } from '../util/deviceNames.ts';
import { groupBy } from '../util/groups.ts';

/** The text from which a name is derived, and the key that identifies what is named. */
export interface Named {
  readonly key: string;
  readonly text: string;
}

const maxLength = 80;

/**
 * Returns a name for each key. The name consists of lower-case letters, digits and hyphens, and is derived from the key's text. If this
 * drops letters or digits, or if several keys would have the same name, hexadecimal digits derived from the key are appended, so that names
 * do not depend on the order of the keys. `kind` replaces an empty name, and is the prefix for a reserved name.
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
    // The name with digits may be identical to the name of another key.
    const free = taken.has(given) ? `${name}-${digits}` : given;
    taken.add(free);
    names.set(key, free);
  }
  return names;
}

/** Returns the name derived from a string, and whether the name contains all letters and digits of the string. */
function plainName(text: string, kind: string): { readonly name: string; readonly isWhole: boolean } {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const short = words.slice(0, maxLength).replace(/-$/, '');
  const isWhole = short === words && short !== '' && !/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain);
  if (short === '') return { name: kind, isWhole: false };
  return { name: short === 'index' || isDeviceName(short) ? `${kind}-${short}` : short, isWhole };
}
