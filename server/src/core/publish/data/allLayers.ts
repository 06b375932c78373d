/** Builds ATT&CK Navigator layers that show how many advisories map each technique. Source: ATT&CK Navigator, layer file format 4.5. */
import type { Catalogue, Domain, Technique } from '../../catalogue/catalogue.ts';
import { listUnder } from '../../util/groups.ts';
import type { SiteEntry } from '../entry.ts';
import { siteFile, type SiteFile } from '../site.ts';
import { largest } from '../../util/lists.ts';

const domains = ['enterprise', 'mobile', 'ics'] as const satisfies readonly Domain[];

/**
 * Returns a layer for each domain with mapped techniques. The layers are for the newest ATT&CK release: revoked techniques are replaced
 * with their successors, and deprecated techniques are omitted.
 */
export function allLayers(entries: readonly SiteEntry[], catalogue: Catalogue, title: string): readonly SiteFile[] {
  const newest = catalogue.at(catalogue.newest);
  const titles = new Map<Technique, string[]>();
  for (const { title: name, topics } of entries) {
    const ids = topics.techniques.flatMap(({ key }) => {
      const technique = newest.technique(key);
      return technique?.revoked ? technique.revokedBy : [key];
    });
    for (const id of new Set(ids)) {
      const technique = newest.technique(id);
      if (technique && !technique.revoked && !technique.deprecated) listUnder(titles, technique).push(name);
    }
  }
  return domains.flatMap((domain) => {
    const own = [...titles].filter(([technique]) => technique.domains.includes(domain));
    if (own.length === 0) return [];
    const layer = layerOf(domain, own, { title, release: catalogue.newest });
    return [siteFile(`all/${domain}.layer.json`, `${JSON.stringify(layer, null, 2)}\n`)];
  });
}

function layerOf(
  domain: Domain,
  counted: readonly (readonly [Technique, readonly string[]])[],
  { release, title }: { readonly release: string; readonly title: string },
): object {
  const techniques = counted
    .map(([{ id }, names]) => ({ techniqueID: id, score: names.length, comment: names.join('\n') }))
    .sort((a, b) => (a.techniqueID < b.techniqueID ? -1 : 1));
  return {
    name: title,
    // The Navigator expects only the major version of an ATT&CK release.
    versions: { attack: release.split('.')[0] ?? '', navigator: '5.1.0', layer: '4.5' },
    domain: `${domain}-attack`,
    description: 'The score of a technique is the number of advisories that list it.',
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques,
    gradient: {
      colors: ['#ffe7ba', '#ff6666'],
      minValue: 0,
      maxValue: largest(techniques.map(({ score }) => score)),
    },
    metadata: [{ name: 'ATT&CK release', value: release }],
    selectSubtechniquesWithParent: false,
  };
}
