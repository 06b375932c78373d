/**
 * Finds all problems in a document (syntax, schema and rules), and filters them by suppression comments and settings. Each stage has its
 * own file.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import { environmentFor, type DocumentContext, type Environment } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import type { RuleSettings } from '../settings/settings.ts';
import { assumedRelease } from './assumedRelease.ts';
import { configuration } from './configuration.ts';
import { consequences } from './consequences.ts';
import { idsOfNames } from './idsOfNames.ts';
import { limit } from './limit.ts';
import { movedIds } from './movedIds.ts';
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
 * The stages in execution order. `syntax`, `schema`, `rules` and `configuration` add problems; `namesOfIds`, `idsOfNames`, `movedIds` and
 * `assumedRelease` change their fixes (`idsOfNames` also their messages); `consequences`, `repetitions` and `suppressions` filter the
 * problems (`suppressions` also reports comments that suppress nothing); `settings` applies the configured severities, and `order` and
 * `limit` sort the problems and limit their number.
 */
const stages: readonly Stage[] = [
  syntax,
  schema,
  namesOfIds,
  idsOfNames,
  rules,
  movedIds,
  assumedRelease,
  configuration,
  consequences,
  repetitions,
  suppressions,
  settings,
  order,
  limit,
];

/** The only stages that run for a document that exceeds a parser limit. */
const stagesOfRefused: readonly Stage[] = [syntax, settings];

/**
 * Analyses a document of any kind; never throws. Spans are UTF-16 offsets. Problems are sorted by position, with the severities from the
 * settings. The number of problems per code is limited. If the limit is reached, the message of the last problem with that code states that
 * there may be more.
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
