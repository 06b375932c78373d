/** All that is wrong with a document: syntax, schema and rules, filtered by suppressions and settings. One stage a file. */
import type { AdvisoryDocument } from '../document/document.ts';
import { environmentFor, type DocumentContext, type Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { assumedRelease } from './assumedRelease.ts';
import { configuration } from './configuration.ts';
import { consequences } from './consequences.ts';
import { limit } from './limit.ts';
import { namesOfIds } from './namesOfIds.ts';
import { order } from './order.ts';
import { repetitions } from './repetitions.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';
import { settings } from './settings.ts';
import type { Stage, Subject } from './stage.ts';
import { suppressions } from './suppressions.ts';
import { isRefused, syntax } from './syntax.ts';

/** Four that find, one that takes back what is assumed, three that filter, and one each for the settings, the order and the number. */
const stages: readonly Stage[] = [
  syntax,
  schema,
  namesOfIds,
  rules,
  assumedRelease,
  configuration,
  consequences,
  repetitions,
  suppressions,
  settings,
  order,
  limit,
];

/** What is left of them for a document that was refused. */
const stagesOfRefused: readonly Stage[] = [syntax, settings];

/**
 * Analyses a document of any kind; throws nothing. Spans are offsets in UTF-16. Problems come in the order of the text, with the severities
 * of the settings; where there are very many of one code, the last that is returned says that there are more.
 */
export function analyze(
  document: AdvisoryDocument,
  given: Environment,
  ruleSettings: RuleSettings,
  documentContext: DocumentContext = {},
): readonly Problem[] {
  const env = environmentFor(document.kind, given, documentContext);
  const subject: Subject = { document, env, settings: ruleSettings, documentContext };
  const list = isRefused(document) ? stagesOfRefused : stages;
  return list.reduce<readonly Problem[]>((problems, stage) => stage.run(problems, subject), []);
}
