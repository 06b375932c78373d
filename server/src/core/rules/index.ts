/** The list of rules. Each rule has its own file and one line in the list below. */
import { metadataRules } from './metadata.ts';
import type { MetadataRule, Rule } from './rule.ts';
import { rule as actorAlias } from './actor/alias.ts';
import { rule as actorAmbiguous } from './actor/ambiguous.ts';
import { rule as actorDuplicate } from './actor/duplicate.ts';
import { rule as actorIdMismatch } from './actor/id-mismatch.ts';
import { rule as actorUnknown } from './actor/unknown.ts';
import { rule as advisoryDuplicateId } from './advisory/duplicate-id.ts';
import { rule as attackDeprecated } from './attack/deprecated.ts';
import { rule as attackDuplicate } from './attack/duplicate.ts';
import { rule as attackIdMismatch } from './attack/id-mismatch.ts';
import { rule as attackNameMismatch } from './attack/name-mismatch.ts';
import { rule as attackNotYet } from './attack/not-yet.ts';
import { rule as attackOutdated } from './attack/outdated.ts';
import { rule as attackRenamedTactic } from './attack/renamed-tactic.ts';
import { rule as attackRevoked } from './attack/revoked.ts';
import { rule as attackTacticMismatch } from './attack/tactic-mismatch.ts';
import { rule as attackUnknownId } from './attack/unknown-id.ts';
import { rule as attackUnknownTactic } from './attack/unknown-tactic.ts';
import { rule as attackUnknownVersion } from './attack/unknown-version.ts';
import { rule as attackUnmappedMention } from './attack/unmapped-mention.ts';
import { rule as attackWrongKind } from './attack/wrong-kind.ts';
import { rule as campaignUnknown } from './campaign/unknown.ts';
import { rule as dateFuture } from './date/future.ts';
import { rule as dateOrder } from './date/order.ts';
import { rule as detectionContradiction } from './detection/contradiction.ts';
import { rule as detectionFileNotFound } from './detection/file-not-found.ts';
import { rule as detectionFoldedBody } from './detection/folded-body.ts';
import { rule as detectionIncomplete } from './detection/incomplete.ts';
import { rule as detectionRuleSyntax } from './detection/rule-syntax.ts';
import { rule as detectionUnexplained } from './detection/unexplained.ts';
import { rule as detectionUnsupported } from './detection/unsupported.ts';
import { rule as indicatorBenign } from './indicator/benign.ts';
import { rule as indicatorDuplicate } from './indicator/duplicate.ts';
import { rule as indicatorLiveInProse } from './indicator/live-in-prose.ts';
import { rule as indicatorMalformed } from './indicator/malformed.ts';
import { rule as indicatorMixed } from './indicator/mixed.ts';
import { rule as indicatorNotRoutable } from './indicator/not-routable.ts';
import { rule as indicatorTypeAlias } from './indicator/type-alias.ts';
import { rule as indicatorTypeMismatch } from './indicator/type-mismatch.ts';
import { rule as linkDuplicate } from './link/duplicate.ts';
import { rule as linkMalformed } from './link/malformed.ts';
import { rule as listDuplicate } from './list/duplicate.ts';
import { rule as recommendationsIncomplete } from './recommendations/incomplete.ts';
import { rule as sectionsEmpty } from './sections/empty.ts';
import { rule as sectionsMissing } from './sections/missing.ts';
import { rule as sectionsOrder } from './sections/order.ts';
import { rule as sectionsPlaceholder } from './sections/placeholder.ts';
import { rule as sectionsRequired } from './sections/required.ts';
import { rule as softwareUnknown } from './software/unknown.ts';
import { rule as tlpDeprecated } from './tlp/deprecated.ts';
import { rule as tlpExceeds } from './tlp/exceeds.ts';
import { rule as vulnerabilityCvssScore } from './vulnerability/cvss-score.ts';
import { rule as vulnerabilityCvssSeverity } from './vulnerability/cvss-severity.ts';
import { rule as vulnerabilityCvssVector } from './vulnerability/cvss-vector.ts';
import { rule as vulnerabilityDuplicate } from './vulnerability/duplicate.ts';
import { rule as vulnerabilityMalformedId } from './vulnerability/malformed-id.ts';

/** The rules that check an advisory, sorted by code. */
export const rules: readonly Rule[] = [
  actorAlias,
  actorAmbiguous,
  actorDuplicate,
  actorIdMismatch,
  actorUnknown,
  advisoryDuplicateId,
  attackDeprecated,
  attackDuplicate,
  attackIdMismatch,
  attackNameMismatch,
  attackNotYet,
  attackOutdated,
  attackRenamedTactic,
  attackRevoked,
  attackTacticMismatch,
  attackUnknownId,
  attackUnknownTactic,
  attackUnknownVersion,
  attackUnmappedMention,
  attackWrongKind,
  campaignUnknown,
  dateFuture,
  dateOrder,
  detectionContradiction,
  detectionFileNotFound,
  detectionFoldedBody,
  detectionIncomplete,
  detectionRuleSyntax,
  detectionUnexplained,
  detectionUnsupported,
  indicatorBenign,
  indicatorDuplicate,
  indicatorLiveInProse,
  indicatorMalformed,
  indicatorMixed,
  indicatorNotRoutable,
  indicatorTypeAlias,
  indicatorTypeMismatch,
  linkDuplicate,
  linkMalformed,
  listDuplicate,
  recommendationsIncomplete,
  sectionsEmpty,
  sectionsMissing,
  sectionsOrder,
  sectionsPlaceholder,
  sectionsRequired,
  softwareUnknown,
  tlpDeprecated,
  tlpExceeds,
  vulnerabilityCvssScore,
  vulnerabilityCvssSeverity,
  vulnerabilityCvssVector,
  vulnerabilityDuplicate,
  vulnerabilityMalformedId,
];

/** All rules, including the codes that the parser, the validator and the engine report, sorted by code. */
export const allRules: readonly MetadataRule[] = [...rules, ...metadataRules].sort((a, b) =>
  a.meta.code < b.meta.code ? -1 : 1,
);
