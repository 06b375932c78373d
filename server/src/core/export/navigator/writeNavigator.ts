/** Writes the mapping as ATT&CK Navigator layers, one per domain. Source: ATT&CK Navigator, layer file format 4.5. */
import type { Domain } from '../../catalogue/catalogue.ts';
import { tlpLabel } from '../../model/vocabularies.ts';
import type { ExportContext, LeftOut, Writer } from '../exporter.ts';
import { techniqueOf } from '../techniques.ts';
import { layerTechniques, type LayerTechnique } from './techniques.ts';

const domains = ['enterprise', 'mobile', 'ics'] as const satisfies readonly Domain[];

/** Writes a layer for each domain in which a mapped technique is active. */
export const writeNavigator: Writer = (context) => {
  const rows = context.advisory.mitreAttack?.items ?? [];
  if (rows.length === 0) return { files: [], remarks: ['maps no techniques'] };
  const unknown = rows.filter((row) => {
    const known = techniqueOf(row, context);
    return !known || known.revoked || known.deprecated;
  });
  const files = domains.flatMap((domain) => {
    const techniques = layerTechniques(context, domain);
    if (techniques.length === 0) return [];
    return [{ suffix: `.${domain}.json`, text: `${JSON.stringify(layerOf(context, domain, techniques), null, 2)}\n` }];
  });
  return { files, leftOut: leftOutOf(unknown.length, context) };
};

function leftOutOf(count: number, { attack }: ExportContext): readonly LeftOut[] {
  if (count === 0) return [];
  return [{ count, what: ['technique', 'techniques'], reason: `not active in ATT&CK ${attack.release}` }];
}

function layerOf(context: ExportContext, domain: Domain, techniques: readonly LayerTechnique[]): object {
  const { advisory, attack, quiet } = context;
  const summary = quiet(advisory.summary?.value.trim() ?? '');
  return {
    name: quiet(advisory.title?.value.trim() ?? 'Advisory'),
    // The Navigator expects only the major version of an ATT&CK release.
    versions: { attack: attack.release.split('.')[0] ?? '', navigator: '5.1.0', layer: '4.5' },
    domain: `${domain}-attack`,
    description: summary,
    sorting: 0,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques,
    gradient: { colors: ['#ffe7ba', '#ff6666'], minValue: 0, maxValue: 100 },
    metadata: metadataOf(context),
    links: linksOf(context),
    selectSubtechniquesWithParent: false,
  };
}

interface Named {
  readonly name: string;
  readonly value: string;
}

function metadataOf({ advisory, attack, quiet, tlp }: ExportContext): readonly Named[] {
  const {
    actors,
    analyzed,
    authors,
    campaigns,
    confidence,
    id,
    malware,
    mitreAttackNotes,
    published,
    severity,
    tools,
  } = advisory;
  const named = (rows: readonly { readonly name?: { readonly value: string } }[] = []): string =>
    rows.flatMap(({ name }) => name?.value.trim() || []).join(', ');
  const facts: Readonly<Record<string, string | undefined>> = {
    'ATT&CK release': attack.release,
    TLP: tlp && tlpLabel(tlp),
    ID: id?.value,
    Published: published?.value,
    Analyzed: analyzed?.value,
    Authors: authors?.items.map(({ value }) => value.trim()).join(', '),
    Severity: severity?.value,
    Confidence: confidence?.value,
    Actors: named(actors?.items),
    Campaigns: named(campaigns?.items),
    Malware: named(malware?.items),
    Tools: named(tools?.items),
    Notes: mitreAttackNotes?.value,
  };
  return Object.entries(facts).flatMap(([name, value]) =>
    value?.trim() ? [{ name, value: quiet(value.trim()) }] : [],
  );
}

interface Link {
  readonly label: string;
  readonly url: string;
}

/** Returns links for the sources and references whose URL may become a link. */
function linksOf({ advisory, mayLink, quiet }: ExportContext): readonly Link[] {
  const locations = [
    ...(advisory.source?.items ?? []).map(({ name, url }) => ({ label: name, url })),
    ...(advisory.references?.items ?? []).map(({ title, url }) => ({ label: title, url })),
  ];
  return locations.flatMap(({ label, url }) =>
    url && /^https?:/i.test(url.value.trim()) && mayLink(url.value)
      ? [{ label: quiet(label?.value.trim() || url.value.trim()), url: url.value.trim() }]
      : [],
  );
}
