/** Kinds of detection content in the rules' messages. */
import type { Advisory, DetectionRule } from '../../model/advisory.ts';
import { ruleKindTitles, type RuleKind } from '../../words.ts';

/** A kind within a sentence: "YARA rules", "KQL queries", "other detection logic". */
function kindPhrase(kind: RuleKind): string {
  return kind === 'other'
    ? ruleKindTitles.other.toLowerCase()
    : ruleKindTitles[kind].replace(/ (?:Rules|Queries)$/, (word) => word.toLowerCase());
}

/** "there are YARA rules", "there is other detection logic" */
export function thereAre(kind: RuleKind): string {
  return `there ${kind === 'other' ? 'is' : 'are'} ${kindPhrase(kind)}`;
}

/** "there are no YARA rules", "there is no other detection logic" */
export function thereAreNo(kind: RuleKind): string {
  return `there ${kind === 'other' ? 'is' : 'are'} no ${kindPhrase(kind)}`;
}

/** The first rule of a kind that the advisory holds. */
export function ruleOfKind(advisory: Advisory, kind: RuleKind): DetectionRule | undefined {
  return advisory.detectionRules?.items.find(({ type }) => type?.value === kind);
}

/** Whether a syntax error touches the rules, so that it is not known which ones there are. */
export function rulesAreDamaged(advisory: Advisory): boolean {
  return advisory.sections.get('detection_rules')?.state === 'damaged';
}
