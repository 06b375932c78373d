/**
 * Determines from the MISP galaxy which vendors gave an actor its names. Clusters state this with a producer's identifier or as plain text
 * in `origin:<name>`.
 */

import { nameKey } from '../../server/src/core/catalogue/names.ts';
import { asText, asTexts } from './shapes.ts';
import type { MispValue } from './sources.ts';

/**
 * Producers by their UUID in MISP galaxy's `producer` cluster, with their usual names. These agree with `origin:<name>` wherever both are
 * present. MITRE's identifier and other producers are left out.
 */
const producers: ReadonlyMap<string, string> = new Map([
  ['d0c33595-b684-45ef-91c3-e2f5ce1a8191', 'Microsoft'],
  ['f9eb432f-2293-48b7-bca4-cc78beb50df0', 'CrowdStrike'],
  ['da5cdcd1-7b15-4371-b7eb-ca32916d2052', 'Mandiant'],
  ['a7119872-bc6b-494b-9f7a-8c50faaf53a9', 'Secureworks'],
  ['cae79680-67a6-4411-903c-f824dbcc813f', 'Proofpoint'],
  ['e9491d3b-2174-47d6-8a15-ecec552d16ae', 'Palo Alto Networks'],
  ['0d4886f9-97e1-4cb2-8822-580fd09540e5', 'Kaspersky'],
  ['3ac8f6fc-9c04-4ebd-bda2-788cc02fe4ed', 'Trend Micro'],
  ['598308b3-5475-48c6-9a2c-676fe1d2c6fb', 'Google'],
  ['0adf6f0f-3795-4de1-9763-1bdd1c31a5d7', 'Cisco Talos'],
  ['3a43aca5-6366-4168-b182-a8afec4550b5', 'ESET'],
  ['ad7032df-0e9a-4ea9-b35c-c68ff854be80', 'Recorded Future'],
  ['e583434b-7fb8-42c8-90ce-89aa8ed35f0c', 'Symantec'],
  ['0904b30c-a86b-402b-9a14-87bbc44648aa', 'Symantec'],
  ['adb3369a-5683-46b2-bceb-4dafa6526b21', 'Check Point'],
  ['996c48de-7bb8-414d-b6fe-ec94abb5f461', 'SentinelOne'],
  ['21afba9e-cd2a-45c9-b421-b1f14fd181e9', 'Group-IB'],
  ['e4ed3168-7830-490f-9eed-d1b3ef2daccd', 'Dragos'],
  ['b8ca0932-c4cb-45c0-b7b1-88b9685ba24b', 'McAfee'],
  ['9f2ba728-8b29-48f9-badf-4f4cefb929f0', 'PwC'],
  ['c2f76813-f24c-450e-abfd-0db4495ab68e', 'Volexity'],
  ['f063b54b-293c-4713-87c1-92ff760ee4ba', 'Malwarebytes'],
  ['1c141c9b-ec78-4f86-a8ea-b02944fa5492', 'Bitdefender'],
  ['455b9e40-e8dd-443b-87b3-c70bd09b4231', 'Sophos'],
  ['ac46bac7-e7b5-4efe-8f32-b79e9015ab86', 'Intezer'],
  ['bfafdca5-3171-4953-86ab-c74f44822fd3', 'Fortinet'],
  ['58d7efca-402a-4b36-9178-dc14e52f12e5', 'Elastic'],
  ['94e95ed2-e07a-464a-9d56-a03679b9717a', 'BlackBerry'],
  ['d597f230-4f70-43cb-817e-c745efd4fe35', 'WithSecure'],
  ['3176f708-da5b-4c41-926b-0a94ebeb0e3b', 'Trellix'],
  ['adc57f66-9910-4500-a16b-311cd4f08409', 'Rapid7'],
  ['1427d7df-a9b8-4809-afe0-1180cfdd930d', 'Zscaler'],
]);

/** The producers that gave each name, by name key. */
export type Naming = ReadonlyMap<string, ReadonlySet<string>>;

/** Returns the vendors that gave an actor its names, if the cluster states them. */
export function namingOf({ value, meta }: MispValue): Naming {
  const naming = new Map<string, Set<string>>();
  const add = (name: string, producer: string): void => {
    const key = nameKey(name);
    naming.set(key, (naming.get(key) ?? new Set<string>()).add(producer));
  };
  for (const entry of asTexts(meta['name-attribution'], value)) {
    const [, name = '', uuid = ''] = /^(.*):([^:]*)$/.exec(entry) ?? [];
    const producer = producers.get(uuid.trim());
    if (producer !== undefined) add(name, producer);
  }
  // Identifiers are more reliable than text, so they take precedence.
  for (const [key, said] of Object.entries(meta)) {
    const name = key.startsWith('origin:') ? key.slice('origin:'.length).replace(/\s+\([^)]*\)$/, '') : '';
    if (name !== '' && !naming.has(nameKey(name))) add(name, asText(said, value));
  }
  return naming;
}

/** Merges statements about names. A name that is attributed to several producers is omitted. */
export function joinNaming(all: readonly Naming[]): Naming {
  const joined = new Map<string, ReadonlySet<string>>();
  for (const naming of all)
    for (const [key, given] of naming) joined.set(key, new Set([...(joined.get(key) ?? []), ...given]));
  return new Map([...joined].filter(([, given]) => given.size === 1));
}

/** Returns the GRU unit that sponsors an actor, as text; empty if the cluster does not state one. */
export function sponsorOf({ value, meta }: MispValue): string {
  const unit = meta['GRU'];
  return unit === undefined ? '' : `GRU, ${asText(unit, value)}`;
}
