/** Finds a detection rule of a kind, and describes kinds of detection content in messages. */
import type { Advisory, DetectionRule } from '../../model/advisory.ts';
import type { Span } from '../../text/text.ts';
import { ruleKindTitles, type RuleKind } from '../../model/vocabularies.ts';
import { collected, movedSpan } from '../../collect/collected.ts';
import { defineCollector, type CollectingContext } from '../../collect/collector.ts';

/** Returns the name of a kind for use within a sentence: "YARA rules", "KQL queries", "other detection logic". */
function kindPhrase(kind: RuleKind): string {
  return kind === 'other'
    ? ruleKindTitles.other.toLowerCase()
    : ruleKindTitles[kind].replace(/ (?:Rules|Queries)$/, (word) => word.toLowerCase());
}

/** Returns a clause such as "there are YARA rules" or "there is other detection logic". */
export function thereAre(kind: RuleKind): string {
  return `there ${kind === 'other' ? 'is' : 'are'} ${kindPhrase(kind)}`;
}

/** Returns the advisory's first rule of a kind; undefined if there is none. */
export function ruleOfKind(context: CollectingContext, kind: RuleKind): HeldRule | undefined {
  for (const { item, offset } of collected(context, kindsHeld))
    if (item.type?.value === kind) {
      const location = item.name?.span ?? item.type.span;
      return { ...(item.name ? { name: item.name.value } : {}), span: movedSpan(location, offset) };
    }
  return undefined;
}

/** A rule in the advisory, with its name if it has one. */
export interface HeldRule {
  readonly name?: string;
  /** The span of the rule's name or, if the rule has no name, of its type. */
  readonly span: Span;
}

const kindsHeld = defineCollector({
  name: 'detection/first rule of each kind',
  from: ['detection_rules'],
  collect: ({ advisory }) => firstOfEachKind(advisory),
});

function firstOfEachKind(advisory: Advisory): readonly DetectionRule[] {
  const first = new Map<RuleKind, DetectionRule>();
  for (const rule of advisory.detectionRules?.items ?? [])
    if (rule.type && !first.has(rule.type.value)) first.set(rule.type.value, rule);
  return [...first.values()];
}

/** Whether `detection_rules` contains a row of unknown kind. Such a row is reported separately and may be of any kind. */
export function holdsUnreadRule(context: CollectingContext): boolean {
  return context.collect(unreadRules).some(({ items }) => items.length > 0);
}

const unreadRules = defineCollector({
  name: 'detection/a rule without a known kind',
  from: ['detection_rules'],
  collect: ({ advisory }): readonly true[] =>
    (advisory.detectionRules?.items ?? []).some(({ type }) => !type) ? [true] : [],
});

/** Whether a syntax error affects the rules, so that the list may be incomplete. */
export function mayLackRules(advisory: Advisory): boolean {
  return advisory.sections.get('detection_rules')?.state === 'incomplete';
}
