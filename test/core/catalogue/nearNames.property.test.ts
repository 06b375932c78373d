/** Suggestions for misspelt names of actors: examples, and how many are right for the names in the catalogue. */
import assert from 'node:assert/strict';

import type { Actor } from '../../../server/src/core/catalogue/catalogue.ts';
import { createNearNames } from '../../../server/src/core/catalogue/nearNames.ts';
import { looseNameKey } from '../../../server/src/core/catalogue/names.ts';
import { shippedActorData, shippedGalaxyData, testCatalogue } from '../../support/catalogue.ts';

const catalogue = testCatalogue();
const actors = shippedActorData().actors.flatMap(([name]) => catalogue.actor(name)?.actors ?? []);
const names = actors.flatMap((item) => [...item.primaryNames, ...item.aliases].map((name) => ({ item, name })));
const near = createNearNames(names);
const owners = new Map<string, Set<Actor>>();
for (const { item, name } of names) {
  const key = looseNameKey(name);
  owners.set(key, (owners.get(key) ?? new Set<Actor>()).add(item));
}

/** Returns at most three suggestions for a name. */
const suggested = (name: string): readonly string[] => catalogue.nearestActors(name, 3).map((one) => one.name);

describe('similar names of actors', () => {
  const typos: Readonly<Record<string, string>> = {
    'Midnight Blizard': 'Midnight Blizzard',
    'Fancy Baer': 'Fancy Bear',
    'Volt Tyfoon': 'Volt Typhoon',
    Lazrus: 'Lazarus Group',
    ATP28: 'APT28',
    'Scattred Spider': 'Scattered Spider',
    'GOLD SOUTHFEILD': 'GOLD SOUTHFIELD',
    'Lazurus Group': 'Lazarus Group',
    'Scattered Spyder': 'Scattered Spider',
    'Salmen Typhoon': 'Salmon Typhoon',
    'Black Bsta': 'Black Basta',
    Lokbit: 'LockBit',
    'NSO Grop': 'NSO Group',
    Intellexia: 'Intellexa',
    BlakSuit: 'black suit',
  };
  for (const [written, meant] of Object.entries(typos))
    it(`${written} is ${meant}`, () => assert.equal(suggested(written)[0], meant));

  const others = [
    'APT-C-37',
    'UNC2453',
    'SectorF01',
    'Storm-0999',
    'Hazy Scorpius',
    'CERIAM',
    'Cognitec',
    'Dark Basta',
    'Gilded Panda',
    'Amber Sleet',
    'Rusty Spider',
    'GOLD FALCON',
    'APT128',
  ];
  for (const name of others) it(`${name} is another name`, () => assert.deepEqual(suggested(name), []));

  it('match for fewer than one of 100 real names that the catalogue lacks', () => {
    const wrong = [...owners].filter(([key, own]) => {
      const name = names.find((one) => looseNameKey(one.name) === key)?.name ?? '';
      return near(name, 3, (other) => looseNameKey(other) !== key).some(({ item }) => !own.has(item));
    });
    assert.ok(wrong.length * 100 < owners.size, wrong.map(([key]) => key).join(', '));
  });

  it('match an actor for fewer than one of 100 brands of ransomware and vendors', () => {
    const { ransomware, vendor } = shippedGalaxyData();
    const asked = [...ransomware, ...vendor].filter(([name]) => catalogue.actor(name)?.actors[0]?.kind !== undefined);
    const isWrong = (name: string): boolean => catalogue.nearestActors(name, 3).some(({ actor }) => !actor.kind);
    const wrong = asked.filter(([name]) => isWrong(name));
    assert.ok(wrong.length * 100 < asked.length, wrong.join(', '));
  });

  it('are right for 99 of 100 suggestions, and nine of ten typos have one', () => {
    const typed = names.flatMap(({ name }, at) => typoOf(name, at) ?? []).filter(({ text }) => !catalogue.actor(text));
    const found = typed.map(({ text, name }) => {
      const own = owners.get(looseNameKey(name)) ?? new Set<Actor>();
      const items = near(text, 3).map(({ item }) => item);
      return { right: items.filter((item) => own.has(item)).length, all: items.length };
    });
    const all = found.reduce((sum, one) => sum + one.all, 0);
    const right = found.reduce((sum, one) => sum + one.right, 0);
    assert.ok(right * 100 >= all * 99, `${right} of ${all} suggestions are right`);
    const corrected = found.filter((one) => one.right > 0).length;
    assert.ok(corrected * 10 >= typed.length * 9, `${corrected} of ${typed.length} typos are corrected`);
  });
});

interface Typo {
  readonly name: string;
  readonly text: string;
}

/**
 * Returns a name with a typo in its longest word, which depends on `seed`: two letters transposed, one missing, or one doubled. Returns
 * undefined if the name has no long word, has a digit, or would not change.
 */
function typoOf(name: string, seed: number): Typo | undefined {
  const word = [...name.matchAll(/[a-z]{5,}/gi)].sort((one, two) => two[0].length - one[0].length)[0];
  if (word === undefined || /\d/.test(name)) return undefined;
  const at = word.index + 1 + (seed % (word[0].length - 2));
  const [letter = '', next = ''] = [name[at], name[at + 1]];
  if (letter.toLowerCase() === next.toLowerCase()) return undefined;
  const typos = [letter === '' ? '' : next + letter + name.slice(at + 2), name.slice(at + 1), letter + name.slice(at)];
  return { name, text: name.slice(0, at) + (typos[seed % typos.length] ?? '') };
}
