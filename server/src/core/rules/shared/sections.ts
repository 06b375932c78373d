/** Determines which top-level keys are required or missing, and reports the missing ones. */
import type { Fix, Severity } from '../../problems/problem.ts';
import type { KeyInfo, Need } from '../../schema/schemaIndex.ts';
import { indentedTopKeys } from '../../schema/misplacedKeys.ts';
import { misspeltKeys } from '../../schema/unknownKeys.ts';
import type { Span } from '../../text/text.ts';
import { normaliseWord } from '../../model/vocabularies.ts';
import type { RuleContext } from '../rule.ts';
import { groupBy } from '../../util/groups.ts';
import { once } from '../../util/once.ts';
import { allOf, firstSentence } from '../../text/wording.ts';

/**
 * Returns the severity `hint` for a draft. Returns an empty object for any other document, so that the rule's own severity applies. Source:
 * format.md, `status`.
 */
export function draftSeverity(context: RuleContext): { severity?: Severity } {
  return context.header.status === 'draft' ? { severity: 'hint' } : {};
}

/** Returns the span at which a missing section is reported: the key `title` or, if that is missing too, the content of the first line. */
function missingSpan({ advisory, lines, text }: RuleContext): Span {
  const title = advisory.sections.get('title');
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return title ? title.key : [start, Math.max(start, lines.endOf(0))];
}

/**
 * Whether a section is required or recommended. If the team's settings require the section, `because` describes the condition for use in a
 * message.
 */
export interface LocalNeed {
  readonly need: Need | undefined;
  readonly because?: string;
}

/** Returns the need according to the schema, raised to `required` if one of the conditions in the team's `requiredSections` applies. */
export function needOf(
  { advisory, requiredSections }: Pick<RuleContext, 'advisory' | 'requiredSections'>,
  { key, need }: KeyInfo,
): LocalNeed {
  if (need === 'required' || Object.keys(requiredSections).length === 0) return { need };
  const names = (condition: string): boolean =>
    Object.hasOwn(requiredSections, condition) && requiredSections[condition]?.includes(key) === true;
  const { severity, category } = advisory;
  if (severity && names(`severity:${severity.value}`))
    return { need: 'required', because: `every advisory with severity ${severity.value}` };
  const own = category && normaliseWord(category.value);
  const condition = Object.keys(requiredSections).find(
    (name) => name.startsWith('category:') && normaliseWord(name.slice('category:'.length)) === own && names(name),
  );
  if (own !== undefined && condition !== undefined)
    return { need: 'required', because: `every advisory in category ${condition.slice('category:'.length)}` };
  return names('always') ? { need: 'required', because: 'every advisory' } : { need };
}

/** The part of a rule's context that determines which sections are missing. */
type Lacking = Pick<RuleContext, 'advisory' | 'root' | 'schema' | 'unparsedKeys'>;

/**
 * Returns a function that checks whether the document lacks a section. A key does not count as missing if it is misspelt or indented, which
 * is reported separately, or if it is in text that could not be parsed. If the document is not a mapping, no section counts as missing.
 */
export function isMissing({ advisory, root, schema, unparsedKeys }: Lacking): (key: string) => boolean {
  if (root && root.kind !== 'mapping') return () => false;
  const meant = once(() => new Set([...misspeltKeys(root, schema).values(), ...indentedTopKeys(root, schema)]));
  return (key) => !advisory.sections.has(key) && !unparsedKeys.has(key) && !meant().has(key);
}

/** Returns the required and recommended sections that the document lacks, in canonical order. */
function missingSections(context: RuleContext): readonly MissingSection[] {
  const missing = isMissing(context);
  return context.schema.keys.flatMap((keyInfo): MissingSection[] => {
    const { key, description } = keyInfo;
    const local = needOf(context, keyInfo);
    if (local.need !== 'required' && local.need !== 'recommended') return [];
    return missing(key) ? [{ ...local, key, description }] : [];
  });
}

interface MissingSection extends LocalNeed {
  readonly key: string;
  readonly description: string;
}

/**
 * Reports the missing sections that are required, or those that are recommended, as a single problem; `need` states which. If several
 * sections are missing in total, the first fix inserts all of them. Fixes for individual sections come last. No fix is safe, because "fix
 * all" must not hide missing content behind empty skeletons.
 */
export function reportMissing(context: RuleContext, need: Need): void {
  const missing = missingSections(context);
  const own = missing.filter((section) => section.need === need);
  if (own.length === 0) return;
  const insert = (title: string, sections: readonly MissingSection[]): Fix => ({
    title,
    edits: context.edit.insertSections(sections.map(({ key }) => key)),
  });
  const each = own.map((section) => insert(`Insert section ${section.key}`, [section]));
  const some =
    own.length > 1 && own.length < missing.length
      ? [insert(`Insert the ${String(own.length)} ${need} sections`, own)]
      : [];
  const all = missing.length > 1 ? [insert(`Insert all ${String(missing.length)} missing sections`, missing)] : [];
  context.report({
    span: missingSpan(context),
    message: messageOf(own, need),
    fixes: [...all, ...some, ...each].map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix)),
    ...draftSeverity(context),
  });
}

function messageOf(missing: readonly MissingSection[], need: Need): string {
  const [first] = missing;
  const ofTeam = (because: string, count: number): string =>
    `but your team's settings require ${count === 1 ? 'it' : 'them'} in ${because}`;
  if (missing.length === 1 && first)
    return first.because === undefined
      ? `\`${first.key}\` is ${need} but missing. ${firstSentence(first.description)}`
      : `\`${first.key}\` is missing, ${ofTeam(first.because, 1)}. ${firstSentence(first.description)}`;
  const listed = (sections: readonly MissingSection[]): string => allOf(sections.map(({ key }) => `\`${key}\``));
  const own = missing.filter(({ because }) => because === undefined);
  const team = groupBy(
    missing.filter(({ because }) => because !== undefined),
    ({ because }) => because ?? '',
  );
  const advice = need === 'recommended' ? 'Add them; use `[]` where there is nothing to list.' : 'Add them.';
  return [
    ...(own.length > 0 ? [`${listed(own)} ${areNeeded(own, need)}`] : []),
    ...[...team].map(
      ([because, sections]) => `${listed(sections)} ${areMissing(sections)}, ${ofTeam(because, sections.length)}.`,
    ),
    advice,
  ].join(' ');
}

const areMissing = ({ length }: readonly unknown[]): string => (length === 1 ? 'is missing' : 'are missing');

const areNeeded = ({ length }: readonly unknown[], need: Need): string =>
  `${length === 1 ? 'is' : 'are'} ${need} but missing.`;
