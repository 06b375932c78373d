/** Actors, campaigns and software with names that the catalogue contains, or need not contain because of another key or the kind of name. */
import type { AttackObject } from '../../../server/src/core/catalogue/catalogue.ts';
import type { Facts } from './facts.ts';
import type { Pick } from './pick.ts';
import { lineTexts } from './sentences.ts';
import { boolean, forgiving, list, plainWord, row, text, type Node } from './yamlNode.ts';

const clusterSynonyms = { group: 'cluster', intrusion_set: 'cluster' };

/** Names of actors that are not clusters, with the kind of actor. */
const others: readonly (readonly [name: string, kind: string])[] = [
  ['GRU', 'sponsor'],
  ['Ministry of State Security', 'sponsor'],
  ['Islamic Revolutionary Guard Corps (IRGC)', 'sponsor'],
  ['IntelBroker of the forum', 'persona'],
  ['LockBit', 'ransomware'],
  ['NSO Group', 'vendor'],
  ['Russia-based actors', 'description'],
  ['unknown', 'description'],
  ['TA505-like criminals', 'description'],
];

export function actors(pick: Pick, { actors: known, catalogue }: Facts): Node {
  const seen = new Set<string>();
  const views = new Set(catalogue.releases.map(({ release }) => catalogue.at(release)));
  /** Whether an object is neither revoked nor deprecated in any release, so that any release may apply. */
  const isLasting = (attackId: string): boolean =>
    [...views].every((view) => {
      const object = view.object(attackId);
      return !object?.revoked && !object?.deprecated;
    });
  const rows = Array.from({ length: pick.number(0, 4) }, () => {
    const which = pick.number(0, 9);
    const { name, actor } = pick.one(known);
    const [other, kind] = pick.one(others);
    const numbered = numberedName(pick);
    const identity = which < 7 ? (actor.attackId ?? actor.name) : which < 9 ? other : numbered;
    if (seen.has(identity)) return undefined;
    seen.add(identity);
    if (which < 7) return knownActor(pick, name, actor, catalogue.actor(`${name} (x)`) === undefined, isLasting);
    if (which === 9) return catalogue.actor(numbered) ? undefined : text(numbered);
    const isMarked = kind === 'description' && pick.chance(30);
    return row(
      pick,
      { name: text(other), ...(isMarked ? { unattributed: boolean(pick, true) } : { kind: forgiving(pick, kind) }) },
      details(pick),
    );
  });
  return list(
    pick,
    rows.filter((one) => one !== undefined),
  );
}

type Known = Facts['actors'][number]['actor'];

function knownActor(
  pick: Pick,
  name: string,
  actor: Known,
  mayHaveRemark: boolean,
  isLasting: (attackId: string) => boolean,
): Node {
  const { attackId, aliases, country } = actor;
  const remark = mayHaveRemark && !/[()]/.test(name) && pick.chance(10) ? ' (x)' : '';
  if (pick.chance(40)) return text(name + remark);
  return row(
    pick,
    { name: text(name) },
    {
      aliases: () => list(pick, pick.some(aliases, 0, 3).map(text)),
      ...(attackId === undefined || !isLasting(attackId) ? {} : { attack_id: () => text(attackId) }),
      kind: () => forgiving(pick, 'cluster', clusterSynonyms),
      ...details(pick),
      ...(country === undefined ? {} : { country: () => plainWord(country) }),
    },
  );
}

const details = (pick: Pick): Readonly<Record<string, () => Node>> => ({
  country: () => plainWord(pick.one(['NO', 'RU', 'cn', 'no', 'kp'])),
  confidence: () => forgiving(pick, pick.one(['low', 'moderate', 'high']), { medium: 'moderate' }),
  motivation: () => text(pick.one(['espionage', 'financial gain', 'unknown', 'pre-positioning'])),
});

/** Returns a name with a vendor's sequential number, or a label that names a country. */
const numberedName = (pick: Pick): string =>
  pick.one([
    () => `UNC${pick.number(7000, 9999)}`,
    () => `Storm-${pick.number(3000, 9999)}`,
    () => `TA${pick.number(5000, 6999)}`,
    () => `UAT-${pick.number(9000, 9999)}`,
    () => `CL-STA-${pick.number(2000, 9999)}`,
    () => pick.one(['China-nexus', 'Russia-nexus actor']),
  ])();

/** Returns the rows of `malware` or `tools`: known names and aliases, sometimes with a version or remark, and new names with a known ID. */
export function software(pick: Pick, known: readonly AttackObject[]): Node {
  return named(pick, known, ' 4.9', {
    type: () => text(pick.one(['loader', 'remote access trojan'])),
    aliases: () => list(pick, pick.some(lineTexts, 0, 2).map(text)),
  });
}

export const campaigns = (pick: Pick, known: readonly AttackObject[]): Node => named(pick, known, '', {});

function named(
  pick: Pick,
  known: readonly AttackObject[],
  version: string,
  more: Readonly<Record<string, () => Node>>,
): Node {
  const rows = pick.some(known, 0, 3).map((object) => {
    const plain = pick.chance(70) ? object.name : pick.one([object.name, ...object.aliases]);
    const name = plain + (/[()]|\d$/.test(plain) ? '' : pick.one(['', '', ' (variant)', version]));
    if (pick.chance(40)) return text(name);
    const attackId = text(object.id);
    if (pick.chance(20)) return row(pick, { name: text('A name of our own'), attack_id: attackId }, more);
    return row(pick, { name: text(name) }, { attack_id: () => attackId, ...more });
  });
  return list(pick, rows);
}
