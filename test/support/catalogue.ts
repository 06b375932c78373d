/** The shipped catalogue, for tests. */

import { readFileSync } from 'node:fs';

import type { Catalogue } from '../../server/src/core/catalogue/catalogue.ts';
import { createCatalogue } from '../../server/src/core/catalogue/createCatalogue.ts';
import type { ActorData, AttackData, GalaxyData } from '../../server/src/core/catalogue/source.ts';

/** `data/attack.json`, parsed. */
export function shippedAttackData(): AttackData {
  return JSON.parse(readData('attack.json')) as AttackData;
}

/** `data/actors.json`, parsed. */
export function shippedActorData(): ActorData {
  return JSON.parse(readData('actors.json')) as ActorData;
}

/** `data/galaxy.json`, parsed. */
export function shippedGalaxyData(): GalaxyData {
  return JSON.parse(readData('galaxy.json')) as GalaxyData;
}

const shipped = createCatalogue({ attack: shippedAttackData, actors: shippedActorData, galaxy: shippedGalaxyData });

/** The catalogue over `data/`, which is read on first need and once. */
export function testCatalogue(): Catalogue {
  return shipped;
}

function readData(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
}
