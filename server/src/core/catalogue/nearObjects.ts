/** Finds the software or campaign that an unknown name may refer to. */

import type { AttackObject, NearObject } from './catalogue.ts';
import { nameKey, wordsOf } from './names.ts';
import { createNearNames } from './nearNames.ts';

/**
 * Words for kinds of software, which authors often omit: `Raccoon` may refer to Raccoon Stealer. No other word may be omitted: `PowerShell`
 * does not refer to PowerShell Empire.
 */
const genericWords = new Set(
  'stealer rat loader downloader dropper backdoor bot botnet trojan malware ransomware worm rootkit wiper spyware banker implant'.split(
    ' ',
  ),
);

/**
 * Creates a function that finds the active objects that a name may refer to: first an object whose name merely adds a generic word, then
 * those that the name misspells, closest first.
 */
export function createNearObjects(
  objects: readonly AttackObject[],
): (name: string, limit: number) => readonly NearObject[] {
  const names = objects
    .filter(({ revoked, deprecated }) => !revoked && !deprecated)
    .flatMap((item) => [item.name, ...item.aliases].map((name) => ({ item, name })));
  const near = createNearNames(names);
  const byShortName = new Map<string, NearObject>();
  for (const { item, name } of names) {
    const short = withoutGenericWord(name);
    if (short !== undefined && !byShortName.has(short)) byShortName.set(short, { object: item, name });
  }
  return (name, limit) => {
    const begun = byShortName.get(nameKey(name));
    const typos = near(name, limit).map(({ item, name: known }) => ({ object: item, name: known }));
    const others = typos.filter(({ object }) => object !== begun?.object);
    return [...(begun === undefined ? [] : [begun]), ...others].slice(0, limit);
  };
}

function withoutGenericWord(name: string): string | undefined {
  const words = wordsOf(name);
  const last = words.pop();
  return last !== undefined && genericWords.has(last) && words.length > 0 ? words.join('') : undefined;
}
