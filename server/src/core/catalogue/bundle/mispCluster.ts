/** Reads the MISP galaxy's threat-actor cluster. Its format is defined in the Internet-Draft draft-dulaunoy-misp-galaxy-format. */
import { withoutTrailing } from '../../util/ends.ts';
import { atMost, checkActorBounds, maxActors } from './bounds.ts';
import type { ActorUpdate, ClusterActor, UpdateContents } from './releaseData.ts';
import { asRecord, asText, asTexts } from './shape.ts';
import { UpdateError } from './updateError.ts';

/**
 * Receives the cluster's values in any order. `finish` receives the cluster's other members, such as `type`. Both methods throw
 * `UpdateError` if the file is not a valid threat-actor cluster.
 */
export interface ClusterReader {
  add(value: unknown): void;
  finish(members: ReadonlyMap<string, unknown>): Extract<UpdateContents, { kind: 'actors' }>;
}

/** Creates a reader for one cluster. */
export function createClusterReader(): ClusterReader {
  const actors: ClusterActor[] = [];
  return {
    add(value) {
      const members = asRecord(value);
      const name = asText(members?.['value']);
      if (name === undefined) throw new UpdateError('it is invalid: a value in the cluster has no name');
      // In MISP, a name in square brackets is a placeholder for a missing name.
      if (name.startsWith('[')) return;
      atMost(actors.length + 1, maxActors, 'actors');
      const meta = asRecord(members?.['meta']) ?? {};
      const country = asText(meta['country'])?.toUpperCase() ?? '';
      actors.push({
        name: name.trim(),
        aliases: [...new Set(asTexts(meta['synonyms']).flatMap(readSynonym))].filter((alias) => alias !== name),
        ...(/^[A-Z]{2}$/.test(country) ? { country } : {}),
      });
    },
    finish(members) {
      const type = asText(members.get('type')) ?? '';
      if (type.startsWith('mitre-'))
        throw new UpdateError(`it is MISP's copy of ATT&CK (${type}); use MITRE's own STIX bundle instead`);
      if (type !== 'threat-actor')
        throw new UpdateError(
          type === ''
            ? 'it is not a MISP galaxy cluster'
            : `it is the MISP cluster ${type}, not the threat-actor cluster`,
        );
      if (actors.length === 0) throw new UpdateError('it contains no actors');
      const version = String(members.get('version'));
      const data: ActorUpdate = { format: 1, version: /^[\w.-]{1,20}$/.test(version) ? version : '', actors };
      checkActorBounds(data);
      return { kind: 'actors', data };
    },
  };
}

/**
 * Returns a list with the name in a synonym, without a trailing source in parentheses or a trailing comma or semicolon. The list is empty
 * if the synonym is a group ID or a subgroup, or if it contains no name.
 */
export function readSynonym(synonym: string): readonly string[] {
  if (/^G\d{4}$/.test(synonym) || /^subgroup:/i.test(synonym)) return [];
  const name = withoutTrailing(synonym.replace(/(?<!\s)\s+\([^)]{0,300}\)$/, ''), /[,;]/).trim();
  return name === '' ? [] : [name];
}
