/** Builds the menu of quick fixes, in which each title occurs once. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { metaOf, severities, type Fix } from '../core/index.ts';
import { joinFixes } from './fixes.ts';

/** What an entry does when it is chosen: an edit or a command. */
export type Effect = Pick<CodeAction, 'edit' | 'command'>;

/** A fix that is offered for a diagnostic. */
export interface Offer {
  readonly fix: Fix;
  readonly diagnostic: Diagnostic;
}

/**
 * Returns one entry for each title. Problems may share a fix ("insert all missing sections"): it is offered for all of them, before fixes
 * for fewer problems. Fixes with the same title at several locations become one entry that applies all compatible ones.
 */
export function toActions(offers: readonly Offer[], effectOf: (fix: Fix) => Effect): CodeAction[] {
  const actions = [...groupsOf(offers).values()].map((group) => toAction(group, effectOf));
  return actions.sort(
    (a, b) => shareOf(b) - shareOf(a) || severityOf(a) - severityOf(b) || defaultSeverityOf(a) - defaultSeverityOf(b),
  );
}

/** Returns LSP's severity of the most severe diagnostic: 1 for an error, 4 for a hint. */
const severityOf = ({ diagnostics = [] }: CodeAction): number =>
  Math.min(...diagnostics.map(({ severity = 4 }) => severity));

/**
 * Returns the most severe default severity of the rules instead: in a draft, required and recommended sections have the same severity, but
 * required ones still come first.
 */
const defaultSeverityOf = ({ diagnostics = [] }: CodeAction): number =>
  Math.min(...diagnostics.map(({ code }) => severities.indexOf(metaOf(String(code))?.severity ?? 'hint')));

const shareOf = ({ diagnostics }: CodeAction): number => diagnostics?.length ?? 0;

/** Groups offers by title, and those with the same title by their edits. */
function groupsOf(offers: readonly Offer[]): ReadonlyMap<string, readonly (readonly Offer[])[]> {
  const groups = new Map<string, Map<string, Offer[]>>();
  for (const offer of offers) {
    const { title, edits } = offer.fix;
    const group = groups.get(title) ?? new Map<string, Offer[]>();
    groups.set(title, group);
    const key = JSON.stringify(edits);
    const same = group.get(key);
    if (same) same.push(offer);
    else group.set(key, [offer]);
  }
  return new Map([...groups].map(([title, group]) => [title, [...group.values()]]));
}

function toAction(group: readonly (readonly Offer[])[], effectOf: (fix: Fix) => Effect): CodeAction {
  const offers = group.flat();
  const fixes = group.flatMap(([first]) => (first ? [first.fix] : []));
  const [first] = fixes;
  const title = first?.title ?? '';
  const places = fixes.length > 1 ? ` (${String(fixes.length)} places)` : '';
  return {
    title: `${title}${places}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: offers.map(({ diagnostic }) => diagnostic),
    ...(fixes.some(({ preferred }) => preferred === true) ? { isPreferred: true } : {}),
    ...effectOf(first?.command === undefined ? { title, edits: joinFixes(fixes) } : first),
  };
}
