/** Finds all problems of a document: syntax, schema and rules, filtered by suppressions and settings. Each stage is a file. */
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

/**
 * The stages in order: four add problems, one removes those that follow from an assumption, three filter, and one each applies the
 * settings, the order and the limit.
 */
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

/** The stages that also run for a refused document. */
const stagesOfRefused: readonly Stage[] = [syntax, settings];

/**
 * Analyses a document of any kind; never throws. Spans are UTF-16 offsets. Problems are sorted by position and have the severities of the
 * settings. If one code has too many problems, the last one returned says that there are more.
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
