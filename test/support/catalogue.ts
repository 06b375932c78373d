/** The shipped catalogue, for tests. */

import { readFileSync } from 'node:fs';

import type { Catalogue } from '../../server/src/core/catalogue/catalogue.ts';
import { createCatalogue } from '../../server/src/core/catalogue/createCatalogue.ts';
import type { ActorData, AttackData, GalaxyData } from '../../server/src/core/catalogue/source.ts';

/** Returns `data/attack.json`, parsed. */
export function shippedAttackData(): AttackData {
  return JSON.parse(readData('attack.json')) as AttackData;
}

/** Returns `data/actors.json`, parsed. */
export function shippedActorData(): ActorData {
  return JSON.parse(readData('actors.json')) as ActorData;
}

/** Returns `data/galaxy.json`, parsed. */
export function shippedGalaxyData(): GalaxyData {
  return JSON.parse(readData('galaxy.json')) as GalaxyData;
}

const shipped = createCatalogue({ attack: shippedAttackData, actors: shippedActorData, galaxy: shippedGalaxyData });

/** Returns the catalogue over `data/`, which is read once on first use. */
export function testCatalogue(): Catalogue {
  return shipped;
}

function readData(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
}
