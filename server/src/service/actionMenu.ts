/** Builds the menu of quick fixes, in which each title occurs once. */
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { smallest, metaOf, severities, type Fix } from '../core/index.ts';
import { joinFixes } from './fixes.ts';

/** The effect of choosing an entry: an edit that is applied, or a command that is run. */
export type Effect = Pick<CodeAction, 'edit' | 'command'>;

/** A fix that is offered for a diagnostic. */
export interface Offer {
  readonly fix: Fix;
  readonly diagnostic: Diagnostic;
}

/**
 * Returns one entry for each title. If one fix resolves several problems ("insert all missing sections"), its entry is linked to all of
 * them and precedes entries for fewer problems. Different fixes with the same title become one entry, which applies as many of them as
 * possible without conflicts.
 */
export function toActions(offers: readonly Offer[], effectOf: (fix: Fix) => Effect): CodeAction[] {
  const actions = [...groupsOf(offers).values()].map((group) => toAction(group, effectOf));
  return actions.sort(
    (a, b) => shareOf(b) - shareOf(a) || severityOf(a) - severityOf(b) || defaultSeverityOf(a) - defaultSeverityOf(b),
  );
}

/** Returns the LSP severity of the most severe diagnostic: 1 for an error, 4 for a hint. */
const severityOf = ({ diagnostics = [] }: CodeAction): number =>
  smallest(diagnostics.map(({ severity = 4 }) => severity));

/**
 * Returns the rank of the most severe default severity among the rules of the diagnostics. In a draft, missing required and recommended
 * sections are reported with the same severity; the default severities still put required sections first.
 */
const defaultSeverityOf = ({ diagnostics = [] }: CodeAction): number =>
  smallest(diagnostics.map(({ code }) => severities.indexOf(metaOf(String(code))?.severity ?? 'hint')));

const shareOf = ({ diagnostics }: CodeAction): number => diagnostics?.length ?? 0;

/** Groups offers by title, and within a title by identical edits. */
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
  const locations = fixes.length > 1 ? ` (${String(fixes.length)} places)` : '';
  return {
    title: `${title}${locations}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: offers.map(({ diagnostic }) => diagnostic),
    ...(fixes.some(({ preferred }) => preferred === true) ? { isPreferred: true } : {}),
    ...effectOf(first?.command === undefined ? { title, edits: joinFixes(fixes) } : first),
  };
}
