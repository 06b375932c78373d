/**
 * One reader for each kind of row. Each takes a row's node and returns the row with its span (offsets); every key is optional. Readers
 * return undefined for a node that is neither a mapping nor text, and never throw.
 */
import {
  actorKindSynonyms,
  actorKindValues,
  confidenceSynonyms,
  confidenceValues,
  fpRiskSynonyms,
  fpRiskValues,
  indicatorTypeSynonyms,
  indicatorTypeValues,
  readExploited,
  ruleKindSynonyms,
  ruleKindValues,
  tlpSynonyms,
  tlpValues,
} from './vocabularies.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type * as model from './advisory.ts';
import { bool, fields, items, number, present, rowWith, text, texts, word } from './readers.ts';
import { techniques } from './techniques.ts';

type Read<T> = (node: YamlNode) => T | undefined;

/** A source: a mapping with `name`, or a bare name or link. */
export const source: Read<model.Source> = (node) => {
  const from = fields(node, 'name');
  if (!from) return undefined;
  const bare = from.row.bare ? text(node) : undefined;
  if (bare && isUrl(bare.value)) return { ...from.row, url: bare };
  return rowWith(from, {
    name: text(from.at('name')),
    url: text(from.at('url')),
    published: text(from.at('published')),
  });
};

/** An actor in `actors`; bare text is its name. */
export const actor: Read<model.ActorEntry> = (node) => {
  const from = fields(node, 'name');
  return (
    from &&
    rowWith(from, {
      name: text(from.at('name')),
      aliases: texts(from.at('aliases')),
      attackId: text(from.at('attack_id')),
      country: text(from.at('country')),
      kind: word(from.at('kind'), actorKindValues, actorKindSynonyms),
      confidence: word(from.at('confidence'), confidenceValues, confidenceSynonyms),
      motivation: text(from.at('motivation')),
      unattributed: bool(from.at('unattributed')),
    })
  );
};

/** A campaign; bare text is its name. */
export const campaign: Read<model.CampaignEntry> = (node) => {
  const from = fields(node, 'name');
  return from && rowWith(from, { name: text(from.at('name')), attackId: text(from.at('attack_id')) });
};

/** An entry in `malware` or `tools`; bare text is its name. */
export const software: Read<model.SoftwareEntry> = (node) => {
  const from = fields(node, 'name');
  return (
    from &&
    rowWith(from, {
      name: text(from.at('name')),
      attackId: text(from.at('attack_id')),
      type: text(from.at('type')),
      aliases: texts(from.at('aliases')),
    })
  );
};

/** A row of `affected_systems`; bare text is its name. */
export const affectedSystem: Read<model.AffectedSystem> = (node) => {
  const from = fields(node, 'name');
  return (
    from &&
    rowWith(from, {
      name: text(from.at('name')),
      vendor: text(from.at('vendor')),
      versions: texts(from.at('versions')),
      fixedVersions: texts(from.at('fixed_versions')),
      platform: text(from.at('platform')),
    })
  );
};

const cvss: Read<model.Cvss> = (node) => {
  const from = fields(node, 'vector');
  return (
    from &&
    present({
      span: node.span,
      vector: text(from.at('vector')),
      score: number(from.at('score')),
      severity: text(from.at('severity')),
    })
  );
};

/** A row of `vulnerabilities`; bare text is its ID. */
export const vulnerability: Read<model.Vulnerability> = (node) => {
  const from = fields(node, 'id');
  if (!from) return undefined;
  const exploited = text(from.at('exploited'));
  const said = exploited && readExploited(exploited.value);
  return rowWith(from, {
    id: text(from.at('id')),
    title: text(from.at('title')),
    cvss: items(from.at('cvss')).flatMap((item) => cvss(item) ?? []),
    cwe: texts(from.at('cwe')),
    exploited: exploited && said !== undefined ? { value: said, span: exploited.span } : undefined,
    description: text(from.at('description')),
  });
};

/** A stage of the attack chain; bare text is its description. */
export const attackChainStage: Read<model.AttackChainStage> = (node) => {
  const from = fields(node, 'description');
  return (
    from &&
    rowWith(from, {
      stage: text(from.at('stage')),
      description: text(from.at('description')),
      techniques: techniques(from.at('techniques')),
    })
  );
};

/** A row of `timeline`; bare text is its event. */
export const timelineEntry: Read<model.TimelineEntry> = (node) => {
  const from = fields(node, 'event');
  return (
    from &&
    rowWith(from, {
      time: text(from.at('time')),
      event: text(from.at('event')),
      techniques: techniques(from.at('techniques')),
    })
  );
};

/** A row of `detection_rules`; bare text is its name. */
export const detectionRule: Read<model.DetectionRule> = (node) => {
  const from = fields(node, 'name');
  return (
    from &&
    rowWith(from, {
      type: word(from.at('type'), ruleKindValues, ruleKindSynonyms),
      name: text(from.at('name')),
      id: text(from.at('id')),
      description: text(from.at('description')),
      author: text(from.at('author')),
      license: text(from.at('license')),
      language: text(from.at('language')),
      body: text(from.at('body')),
      file: text(from.at('file')),
      url: text(from.at('url')),
      techniques: techniques(from.at('techniques')),
      logSources: texts(from.at('log_sources')),
      falsePositives: texts(from.at('false_positives')),
    })
  );
};

/** A log source; bare text is its name. */
export const logSource: Read<model.LogSource> = (node) => {
  const from = fields(node, 'name');
  return (
    from &&
    rowWith(from, {
      name: text(from.at('name')),
      attackId: text(from.at('attack_id')),
      notes: text(from.at('notes')),
    })
  );
};

/** A row of `hunting_hypotheses`; bare text is its hypothesis. */
export const huntingHypothesis: Read<model.HuntingHypothesis> = (node) => {
  const from = fields(node, 'hypothesis');
  return (
    from &&
    rowWith(from, {
      hypothesis: text(from.at('hypothesis')),
      telemetry: texts(from.at('telemetry')),
      attackStage: text(from.at('attack_stage')),
      techniques: techniques(from.at('techniques')),
      fpRisk: word(from.at('fp_risk'), fpRiskValues, fpRiskSynonyms),
      query: text(from.at('query')),
      notes: text(from.at('notes')),
    })
  );
};

/** A row of `indicators`; bare text is its value. */
export const indicator: Read<model.Indicator> = (node) => {
  const from = fields(node, 'value');
  return (
    from &&
    rowWith(from, {
      type: word(from.at('type'), indicatorTypeValues, indicatorTypeSynonyms),
      value: text(from.at('value')),
      role: text(from.at('role')),
      malware: text(from.at('malware')),
      description: text(from.at('description')),
      firstSeen: text(from.at('first_seen')),
      lastSeen: text(from.at('last_seen')),
      confidence: word(from.at('confidence'), confidenceValues, confidenceSynonyms),
      tlp: word(from.at('tlp'), tlpValues, tlpSynonyms),
    })
  );
};

/** A recommendation; bare text is its `text`. */
export const recommendation: Read<model.Recommendation> = (node) => {
  const from = fields(node, 'text');
  return (
    from &&
    rowWith(from, {
      text: text(from.at('text')),
      mitigations: texts(from.at('mitigations')),
      techniques: techniques(from.at('techniques')),
    })
  );
};

/** A group of recommendations; bare text is its title. */
export const additionalRecommendations: Read<model.AdditionalRecommendations> = (node) => {
  const from = fields(node, 'title');
  return (
    from &&
    rowWith(from, {
      title: text(from.at('title')),
      items: items(from.at('items')).flatMap((item) => recommendation(item) ?? []),
    })
  );
};

/** A row of `references`; bare text is its title, or its link if it is a URL. */
export const reference: Read<model.Reference> = (node) => {
  const from = fields(node, 'title');
  if (!from) return undefined;
  const bare = from.row.bare ? text(node) : undefined;
  if (bare && isUrl(bare.value)) return { ...from.row, url: bare };
  return rowWith(from, {
    title: text(from.at('title')),
    url: text(from.at('url')),
    publisher: text(from.at('publisher')),
    published: text(from.at('published')),
  });
};

/** A row of `revisions`; bare text is its description. */
export const revision: Read<model.Revision> = (node) => {
  const from = fields(node, 'description');
  return (
    from &&
    rowWith(from, {
      date: text(from.at('date')),
      version: text(from.at('version')),
      description: text(from.at('description')),
    })
  );
};

const isUrl = (value: string): boolean => /^\s*(?:https?|mailto):\S+\s*$/i.test(value);
