/** Every rule: one file and one line here. */
import { metadataRules } from './metadata.ts';
import type { MetadataRule, Rule } from './rule.ts';
import { rule as actorAlias } from './actor/alias.ts';
import { rule as actorDuplicate } from './actor/duplicate.ts';
import { rule as actorUnknown } from './actor/unknown.ts';
import { rule as attackDeprecated } from './attack/deprecated.ts';
import { rule as attackDuplicate } from './attack/duplicate.ts';
import { rule as attackNameMismatch } from './attack/name-mismatch.ts';
import { rule as attackNotYet } from './attack/not-yet.ts';
import { rule as attackRevoked } from './attack/revoked.ts';
import { rule as attackUnknownId } from './attack/unknown-id.ts';
import { rule as attackUnknownTactic } from './attack/unknown-tactic.ts';
import { rule as attackWrongKind } from './attack/wrong-kind.ts';
import { rule as detectionContradiction } from './detection/contradiction.ts';
import { rule as detectionFoldedBody } from './detection/folded-body.ts';
import { rule as detectionIncomplete } from './detection/incomplete.ts';
import { rule as detectionUnexplained } from './detection/unexplained.ts';
import { rule as detectionUnsupported } from './detection/unsupported.ts';
import { rule as recommendationsIncomplete } from './recommendations/incomplete.ts';
import { rule as sectionsEmpty } from './sections/empty.ts';
import { rule as sectionsMissing } from './sections/missing.ts';
import { rule as sectionsOrder } from './sections/order.ts';
import { rule as sectionsPlaceholder } from './sections/placeholder.ts';
import { rule as sectionsRequired } from './sections/required.ts';
import { rule as tlpDeprecated } from './tlp/deprecated.ts';

/** The rules that look at an advisory, sorted by code. */
export const rules: readonly Rule[] = [
  actorAlias,
  actorDuplicate,
  actorUnknown,
  attackDeprecated,
  attackDuplicate,
  attackNameMismatch,
  attackNotYet,
  attackRevoked,
  attackUnknownId,
  attackUnknownTactic,
  attackWrongKind,
  detectionContradiction,
  detectionFoldedBody,
  detectionIncomplete,
  detectionUnexplained,
  detectionUnsupported,
  recommendationsIncomplete,
  sectionsEmpty,
  sectionsMissing,
  sectionsOrder,
  sectionsPlaceholder,
  sectionsRequired,
  tlpDeprecated,
];

/** All rules with those that the parser and the validator raise, sorted by code: what docs, settings and `explain` list. */
export const allRules: readonly MetadataRule[] = [...rules, ...metadataRules].sort((a, b) =>
  a.meta.code < b.meta.code ? -1 : 1,
);
