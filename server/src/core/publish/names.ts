/** Derives names for files and folders from arbitrary text. They are safe on every system and the same in every run. */
import { uuidOf } from '../export/uuid.ts';
import { groupBy } from '../util/groups.ts';

/** Text from which a name is derived, with the key that identifies it. */
export interface Named {
  readonly key: string;
  readonly text: string;
}

const maxLength = 80;

/** Device names that are reserved on Windows, with any extension. Source: Microsoft, "Naming Files, Paths, and Namespaces". */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Returns a name for each key: the lower-case letters, digits and hyphens in its text. If letters or digits are lost, or if several keys
 * have the same name, digits derived from the key are appended, so that a name always refers to the same key. `kind` is used instead of an
 * empty name, and as the prefix of a reserved one.
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
    // The name with its digits may be identical to the text of another key.
    const free = taken.has(given) ? `${name}-${digits}` : given;
    taken.add(free);
    names.set(key, free);
  }
  return names;
}

/** Returns the name derived from a string, and whether it preserves all of its letters and digits. */
function plainName(text: string, kind: string): { readonly name: string; readonly isWhole: boolean } {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const short = words.slice(0, maxLength).replace(/-$/, '');
  const isWhole = short === words && short !== '' && !/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain);
  if (short === '') return { name: kind, isWhole: false };
  return { name: short === 'index' || device.test(short) ? `${kind}-${short}` : short, isWhole };
}
