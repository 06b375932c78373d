/** What a rule found in sections that are still the same, at the places where they stand now. */
import { areSame } from '../cache/cache.ts';
import type { Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import type { PlacedSection } from '../document/incremental/types.ts';

/** What rules found, and the codes of those that failed. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly failed: readonly string[];
}

/** What a rule found when it last looked at its sections, and what that followed from. */
export interface CachedFindings {
  readonly findings: Findings;
  readonly sections: readonly PlacedSection[];
  /** The same as the next version has them, which is read in chunks. */
  readonly cut: () => readonly PlacedSection[];
  readonly of: readonly unknown[];
}

/**
 * The findings of an earlier look, brought to the places of now. Undefined where a section, or anything else that they followed from, is
 * another one, or where a place of theirs stands in no section: then the rule has to look again.
 */
export function reuseFindings(
  { findings, sections: judged, cut, of: earlier }: CachedFindings,
  sections: readonly PlacedSection[],
  of: readonly unknown[],
): Findings | undefined {
  if (!areSame(earlier, of)) return undefined;
  const before = judged[0]?.section === sections[0]?.section ? judged : cut();
  if (before.length !== sections.length) return undefined;
  let isMoved = false;
  for (let i = 0; i < before.length; i++) {
    if (before[i]?.section !== sections[i]?.section) return undefined;
    isMoved ||= before[i]?.offset !== sections[i]?.offset;
  }
  if (!isMoved || findings.problems.length === 0) return findings;
  const problems: Problem[] = [];
  for (const problem of findings.problems) {
    const moved = moveInto(problem, before, sections);
    if (!moved) return undefined;
    problems.push(moved);
  }
  return { problems, failed: findings.failed };
}

/** A problem with all its places moved with the sections that they stand in. */
function moveInto(
  problem: Problem,
  before: readonly PlacedSection[],
  sections: readonly PlacedSection[],
): Problem | undefined {
  const lost = new Set<Span>();
  const move = (span: Span): Span => {
    const index = before.findIndex((placed) => holds(placed, span));
    const by = (sections[index]?.offset ?? 0) - (before[index]?.offset ?? 0);
    if (index < 0) lost.add(span);
    return [span[0] + by, span[1] + by];
  };
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
  }));
  const related = problem.related?.map((place) => ({ ...place, span: move(place.span) }));
  const moved = {
    ...problem,
    span: move(problem.span),
    ...(fixes ? { fixes } : {}),
    ...(related ? { related } : {}),
  };
  return lost.size > 0 ? undefined : moved;
}

/** Whether a place is of a section beyond doubt: one without length at its edge may as well be its neighbour's. */
function holds({ section, offset }: PlacedSection, [start, end]: Span): boolean {
  const last = offset + section.length;
  return start === end ? offset < start && start < last : offset <= start && end <= last;
}
