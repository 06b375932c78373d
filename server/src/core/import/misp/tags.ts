/** Reads MISP tags and galaxy clusters. Sources: misp-taxonomies, misp-galaxy. */
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import { readTlp, type Tlp } from '../../model/vocabularies.ts';
import { membersOf, textOf, textsOf, type Members } from '../json.ts';
import type { EventReading } from './eventTypes.ts';

/** Matches the galaxies whose clusters become rows of a list, with the key of the list. */
const galaxies: readonly (readonly [RegExp, string])[] = [
  [/^(?:mitre-(?:enterprise-|mobile-|ics-)?attack-pattern|mitre-ics-techniques)$/, 'mitre_attack'],
  [
    /^(?:mitre-(?:enterprise-attack-|mobile-attack-)?intrusion-set|mitre-ics-groups|threat-actor|microsoft-activity-group|360net-threat-actor)$/,
    'actors',
  ],
  [
    /^(?:mitre-(?:enterprise-attack-|mobile-attack-)?malware|mitre-ics-software|malpedia|ransomware|rat|stealer|banker|backdoor|botnet|android|exploit-kit|cryptominers)$/,
    'malware',
  ],
  [/^(?:mitre-(?:enterprise-attack-|mobile-attack-)?tool|tool)$/, 'tools'],
  [/^mitre-campaign$|^campaign$/, 'campaigns'],
  [/^sector$/, 'sectors'],
  [/^(?:country|region|target-information)$/, 'regions'],
];

/** Reads a tag: a TLP label, a galaxy cluster, a confidence level, or any other tag. `from` describes its source. */
export function readTag(name: string, reading: EventReading, from: string): void {
  const { collected } = reading;
  if (name === '') return;
  const tlp = tlpOfTag(name);
  if (tlp !== undefined) return collected.set('tlp', tlp, from);
  const [, galaxy, value] = /^misp-galaxy:([\w-]+)="([^"]+)"$/.exec(name) ?? [];
  if (galaxy !== undefined && value !== undefined && addCluster(galaxy, value, {}, reading, from)) return;
  const [, sure] = /^estimative-language:confidence-in-analytic-judgment="(low|moderate|high)"$/.exec(name) ?? [];
  if (sure !== undefined) return collected.set('confidence', sure, from);
  collected.row('tags', name, { name: name.replace(/\s+/g, ' ') }, from);
}

/** Returns the TLP label of a tag such as `tlp:amber+strict`; undefined for any other tag. `tlp:white` is CLEAR since TLP 2.0. */
export function tlpOfTag(name: string): Tlp | undefined {
  const read = /^tlp:[a-z+]+$/i.test(name) ? readTlp(name) : undefined;
  return read === 'WHITE' ? 'CLEAR' : read;
}

/** Reads a cluster whose facts are included in the event. Content for which an advisory has no key is reported as not imported. */
export function readCluster(cluster: Members, reading: EventReading, from: string): void {
  const value = textOf(cluster['value']);
  const galaxy = textOf(cluster['type']) ?? '';
  if (value === undefined) return;
  const meta = membersOf(cluster['meta']) ?? {};
  const facts = {
    ids: textsOf(meta['external_id']),
    aliases: textsOf(meta['synonyms']),
    country: textsOf(meta['country'])[0],
  };
  if (!addCluster(galaxy, value, facts, reading, from)) reading.collected.unread(`${galaxy}: ${value}`);
  const description = textOf(cluster['description']);
  if (description !== undefined) reading.collected.unread(`${value}: ${description}`);
}

interface ClusterFacts {
  readonly ids?: readonly string[];
  readonly aliases?: readonly string[];
  readonly country?: string | undefined;
}

/** Adds a cluster to the list for its galaxy. Returns false if there is no such list, and for a technique without a valid ID. */
function addCluster(galaxy: string, value: string, facts: ClusterFacts, reading: EventReading, from: string): boolean {
  const key = galaxies.find(([names]) => names.test(galaxy.toLowerCase()))?.[1];
  if (key === undefined) return false;
  const [, plain = value, written] = /^(.*\S) - ([TGSC]\d{4}(?:\.\d{3})?)$/.exec(value.trim()) ?? [];
  const { collected, context } = reading;
  if (key === 'mitre_attack') {
    const id = normaliseTechniqueId(written ?? facts.ids?.find((one) => /^T\d{4}/.test(one)) ?? '');
    if (id === undefined) return false;
    const known = context.attack.technique(id);
    const name = known?.parentName ? `${known.parentName}: ${known.name}` : (known?.name ?? plain);
    collected.row(key, id, { id, name }, from);
    return true;
  }
  // A sector's name in the galaxy can list several sectors: `Government, Administration`.
  if (key === 'sectors') {
    for (const name of plain.split(', ')) collected.row(key, name, { name }, from);
    return true;
  }
  const form = { actors: /^G\d{4}$/, malware: /^S\d{4}$/, tools: /^S\d{4}$/, campaigns: /^C\d{4}$/ }[key];
  const attackId = form && [written, ...(facts.ids ?? [])].find((one) => one !== undefined && form.test(one));
  const aliases = (facts.aliases ?? []).filter((alias) => alias !== plain && alias !== value);
  const hasAliases = key !== 'campaigns' && key !== 'regions';
  if (!hasAliases && aliases.length > 0) collected.unread(`${plain}: synonyms: ${aliases.join(', ')}`);
  collected.row(
    key,
    plain,
    {
      name: plain,
      ...(hasAliases ? { aliases } : {}),
      attack_id: attackId,
      country: key === 'actors' && /^[A-Z]{2}$/.test(facts.country ?? '') ? facts.country : undefined,
    },
    from,
  );
  return true;
}
