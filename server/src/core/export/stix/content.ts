/** Adds all objects except the publishers and the report to a bundle. */
import type { ExportContext, ExportTimes } from '../exporter.ts';
import { proseSections } from '../prose.ts';
import { addActor, addCampaign, addSoftware } from './actors.ts';
import type { Builder } from './builder.ts';
import { addCustomSections } from './customSections.ts';
import { addIndicator, addRule } from './indicators.ts';
import { addRegion, addSector } from './identities.ts';
import { addRecommendations } from './recommendations.ts';
import { addMapping, addTechniques } from './techniques.ts';
import { addVulnerability } from './vulnerabilities.ts';

/** Adds the content of the advisory: first the objects, then the sections of prose as notes. */
export function addContent(builder: Builder, context: ExportContext, times: ExportTimes): void {
  const { advisory, indicators, quiet } = context;
  const actors = (advisory.actors?.items ?? []).flatMap((row) => addActor(builder, context, row) ?? []);
  const campaigns = (advisory.campaigns?.items ?? []).flatMap((row) => addCampaign(builder, context, row) ?? []);
  const subject = subjectOf(actors, campaigns);
  if (subject !== undefined) relateCampaigns(builder, subject, actors, campaigns);
  const malware = addFamilies(builder, context, subject);
  for (const sector of advisory.sectors?.items ?? []) target(builder, subject, addSector(builder, sector));
  for (const region of advisory.regions?.items ?? []) target(builder, subject, addRegion(builder, region));
  for (const row of advisory.vulnerabilities?.items ?? []) addVulnerability(builder, context, row, subject);
  for (const [index, rule] of (advisory.detectionRules?.items ?? []).entries())
    addRule(builder, context, rule, index, times);
  for (const indicator of indicators) addIndicator(builder, context, indicator, { subject, malware, times });
  addRecommendations(builder, context, advisory.recommendations);
  for (const entry of advisory.mitreAttack?.items ?? []) addMapping(builder, context, entry, subject);
  for (const { key, title, text, techniques } of proseSections(advisory))
    if (!key.startsWith('x_')) builder.note(title, quiet(text), addTechniques(builder, context, techniques));
  addCustomSections(builder, context);
}

/**
 * Returns the object to which techniques, malware and targets are related: the only intrusion set, otherwise the only actor or, if there
 * are no actors, the only campaign. Returns undefined if there are none, or if there are several, because the advisory does not state which
 * of them did what.
 */
function subjectOf(actors: readonly string[], campaigns: readonly string[]): string | undefined {
  const known = [...new Set(actors)];
  const sets = known.filter((id) => id.startsWith('intrusion-set--'));
  if (sets.length === 1) return sets[0];
  if (known.length > 0) return known.length === 1 ? known[0] : undefined;
  return campaigns.length === 1 ? campaigns[0] : undefined;
}

function relateCampaigns(
  builder: Builder,
  subject: string,
  actors: readonly string[],
  campaigns: readonly string[],
): void {
  for (const campaign of campaigns) if (campaign !== subject) builder.relate(campaign, 'attributed-to', subject);
  if (!subject.startsWith('intrusion-set--')) return;
  for (const actor of actors) if (actor.startsWith('threat-actor--')) builder.relate(subject, 'attributed-to', actor);
}

/** Adds malware and tools, and relates them to `subject`. Returns a map from their names and aliases, in lower case, to their STIX IDs. */
function addFamilies(
  builder: Builder,
  context: ExportContext,
  subject: string | undefined,
): ReadonlyMap<string, string> {
  const { malware, tools } = context.advisory;
  const found = new Map<string, string>();
  for (const [type, rows] of [['malware', malware?.items ?? []] as const, ['tool', tools?.items ?? []] as const]) {
    for (const row of rows) {
      const id = addSoftware(builder, context, row, type);
      if (id === undefined) continue;
      if (subject !== undefined) builder.relate(subject, 'uses', id);
      for (const name of [row.name, ...row.aliases]) if (name) found.set(name.value.trim().toLowerCase(), id);
    }
  }
  return found;
}

function target(builder: Builder, subject: string | undefined, id: string): void {
  if (subject !== undefined) builder.relate(subject, 'targets', id);
}
