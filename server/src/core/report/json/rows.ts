/** Converts rows to the JSON model. Each row becomes a mapping with the keys defined in the schema, followed by the author's `x_` keys. */
import type * as model from '../../model/advisory.ts';
import type { AttackRelease } from '../../catalogue/catalogue.ts';
import { readIndicator } from '../../indicators/index.ts';
import { tacticName, techniqueName } from '../technique.ts';
import { date, identifier, listOf, mapping, plain, rowOf, text, texts, type Json } from './values.ts';

/** Returns the row for a source. */
export const source = (row: model.Source): Json =>
  rowOf(row, [
    // `name` is required, so the URL of a source without a name becomes its name.
    ['name', text(row.name) ?? text(row.url)],
    ['url', text(row.url)],
    ['published', date(row.published)],
  ]);

/** Returns the row for an actor. */
export const actor = (row: model.ActorEntry): Json =>
  rowOf(row, [
    ['name', text(row.name)],
    ['aliases', texts(row.aliases)],
    ['attack_id', identifier(row.attackId)],
    ['country', countryOf(row.country)],
    ['kind', plain(row.kind)],
    ['confidence', plain(row.confidence)],
    ['motivation', text(row.motivation)],
    ['unattributed', plain(row.unattributed)],
  ]);

/** Returns a country code in upper case; a name is unchanged. */
const countryOf = (value: model.Text | undefined): string | undefined =>
  text(value)?.replace(/^[a-z]{2}$/i, (code) => code.toUpperCase());

/** Returns the row for a campaign. */
export const campaign = (row: model.CampaignEntry): Json =>
  rowOf(row, [
    ['name', text(row.name)],
    ['attack_id', identifier(row.attackId)],
  ]);

/** Returns the row for an entry in `malware` or `tools`. */
export const software = (row: model.SoftwareEntry): Json =>
  rowOf(row, [
    ['name', text(row.name)],
    ['attack_id', identifier(row.attackId)],
    ['type', text(row.type)],
    ['aliases', texts(row.aliases)],
  ]);

/** Returns the row for an affected system. */
export const affectedSystem = (row: model.AffectedSystem): Json =>
  rowOf(row, [
    ['name', text(row.name)],
    ['vendor', text(row.vendor)],
    ['versions', texts(row.versions)],
    ['fixed_versions', texts(row.fixedVersions)],
    ['platform', text(row.platform)],
  ]);

/** Returns the row for a vulnerability. */
export const vulnerability = (row: model.Vulnerability): Json =>
  rowOf(row, [
    ['id', identifier(row.id)],
    ['title', text(row.title)],
    ['cvss', listOf(row.cvss, cvss)],
    ['cwe', listOf(row.cwe, ({ value }) => value.trim().toUpperCase())],
    ['exploited', plain(row.exploited)],
    ['description', text(row.description)],
  ]);

const cvss = ({ vector, score, severity }: model.Cvss): Json =>
  mapping([
    ['vector', text(vector)],
    ['score', plain(score)],
    ['severity', text(severity)?.toLowerCase()],
  ]);

/** Returns the row for a required log source. */
export const logSource = (row: model.LogSource): Json =>
  rowOf(row, [
    ['name', text(row.name)],
    ['attack_id', identifier(row.attackId)],
    ['notes', text(row.notes)],
  ]);

/** Returns the row for an indicator. The value is refanged, unless it is not a valid value of its type. */
export function indicator(row: model.Indicator): Json {
  const read = row.value && readIndicator(row.value.value, row.type?.value);
  return rowOf(row, [
    ['type', read && !read.flaw ? read.type : (plain(row.type) ?? read?.type)],
    ['value', read && !read.flaw ? read.value : text(row.value)],
    ['role', text(row.role)],
    ['malware', text(row.malware)],
    ['description', text(row.description)],
    ['first_seen', date(row.firstSeen)],
    ['last_seen', date(row.lastSeen)],
    ['confidence', plain(row.confidence)],
    ['tlp', plain(row.tlp)],
  ]);
}

/** Returns the row for a reference. */
export const reference = (row: model.Reference): Json =>
  rowOf(row, [
    ['title', text(row.title) ?? text(row.url)],
    ['url', text(row.url)],
    ['publisher', text(row.publisher)],
    ['published', date(row.published)],
  ]);

/** Returns the row for a revision. */
export const revision = (row: model.Revision): Json =>
  rowOf(row, [
    ['date', date(row.date)],
    ['version', text(row.version)],
    ['description', text(row.description)],
  ]);

/**
 * Converters for rows with techniques. A technique has the same name as on the page: the one in the advisory, or else the one in the
 * advisory's ATT&CK release.
 */
export interface TechniqueRows {
  readonly technique: (row: model.TechniqueEntry) => Json;
  readonly stage: (row: model.AttackChainStage) => Json;
  readonly event: (row: model.TimelineEntry) => Json;
  readonly rule: (row: model.DetectionRule) => Json;
  readonly hypothesis: (row: model.HuntingHypothesis) => Json;
  readonly recommendation: (row: model.Recommendation) => Json;
  readonly additional: (row: model.AdditionalRecommendations) => Json;
}

/** Returns the converters for rows with techniques, using the names in a release. */
export function techniqueRows(attack: AttackRelease): TechniqueRows {
  const tactic = (value: model.Text): string => tacticName(value, attack);
  const technique = (row: model.TechniqueEntry): Json =>
    rowOf(row, [
      ['id', identifier(row.id)],
      ['name', techniqueName(row, attack)],
      ['tactics', listOf(row.tactics, tactic)],
      ['description', text(row.description)],
      ['confidence', plain(row.confidence)],
    ]);
  // Outside of the mapping, rows contain only the ID of a technique, or its name if it has no ID.
  const techniques = (list: readonly model.TechniqueEntry[]): Json | undefined =>
    listOf(list, (row) => identifier(row.id) ?? techniqueName(row, attack) ?? '');
  const recommendation = (row: model.Recommendation): Json =>
    rowOf(row, [
      ['text', text(row.text)],
      ['mitigations', listOf(row.mitigations, ({ value }) => value.trim().toUpperCase())],
      ['techniques', techniques(row.techniques)],
    ]);
  return {
    technique,
    stage: (row) =>
      rowOf(row, [
        ['stage', row.stage && tactic(row.stage)],
        ['description', text(row.description)],
        ['techniques', techniques(row.techniques)],
      ]),
    event: (row) =>
      rowOf(row, [
        ['time', date(row.time)],
        ['event', text(row.event)],
        ['techniques', techniques(row.techniques)],
      ]),
    rule: (row) =>
      rowOf(row, [
        ['type', plain(row.type)],
        ['name', text(row.name)],
        ['id', text(row.id)],
        ['description', text(row.description)],
        ['author', text(row.author)],
        ['license', text(row.license)],
        ['language', text(row.language)],
        // Line breaks and spaces in a body are significant.
        ['body', row.body?.value],
        ['file', text(row.file)],
        ['url', text(row.url)],
        ['techniques', techniques(row.techniques)],
        ['log_sources', texts(row.logSources)],
        ['false_positives', texts(row.falsePositives)],
      ]),
    hypothesis: (row) =>
      rowOf(row, [
        ['hypothesis', text(row.hypothesis)],
        ['telemetry', texts(row.telemetry)],
        ['attack_stage', row.attackStage && tactic(row.attackStage)],
        ['techniques', techniques(row.techniques)],
        ['fp_risk', plain(row.fpRisk)],
        ['query', row.query?.value],
        ['notes', text(row.notes)],
      ]),
    recommendation,
    additional: (row) =>
      rowOf(row, [
        ['title', text(row.title)],
        ['items', listOf(row.items, recommendation)],
      ]),
  };
}
