/**
 * Builds the tags of a MISP event, which are named according to MISP's taxonomies and galaxies. Sources: misp-taxonomies (`tlp`),
 * misp-galaxy.
 */
import type { Tlp } from '../../model/vocabularies.ts';
import type { ExportContext } from '../exporter.ts';
import { techniqueIds } from '../techniques.ts';

export interface MispTag {
  readonly name: string;
}

/** Returns the tag for a label: `tlp:amber+strict`. */
export const tlpTag = (tlp: Tlp): MispTag => ({ name: `tlp:${tlp.toLowerCase()}` });

/** Returns an event's tags: its TLP label; its techniques, groups and campaigns whose IDs ATT&CK contains; and the author's own tags. */
export function eventTags(context: ExportContext): readonly MispTag[] {
  const { advisory, attack, tlp, quiet } = context;
  const techniques = techniqueIds(context).flatMap((id) => {
    const technique = attack.technique(id);
    return technique ? [cluster('mitre-attack-pattern', technique.name, id)] : [];
  });
  const groups = (advisory.actors?.items ?? []).flatMap((row) =>
    ofObject(context, 'mitre-intrusion-set', row.attackId?.value),
  );
  const campaigns = (advisory.campaigns?.items ?? []).flatMap((row) =>
    ofObject(context, 'mitre-campaign', row.attackId?.value),
  );
  const own = (advisory.tags?.items ?? []).map(({ value }) => quiet(value.trim()));
  const names = [...(tlp ? [tlpTag(tlp).name] : []), ...techniques, ...groups, ...campaigns, ...own];
  return [...new Set(names)].map((name) => ({ name }));
}

const cluster = (galaxy: string, name: string, id: string): string => `misp-galaxy:${galaxy}="${name} - ${id}"`;

function ofObject({ attack }: ExportContext, galaxy: string, id: string | undefined): string[] {
  const known = id === undefined ? undefined : attack.object(id.trim().toUpperCase());
  return known?.id ? [cluster(galaxy, known.name, known.id)] : [];
}
