/** Reuses the problems that a rule reported in unchanged sections, shifted to their current offsets. */
import { areSame } from '../cache/cache.ts';
import type { Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import type { PlacedSection } from '../document/incremental/types.ts';

/** The problems that rules reported, and the codes of the rules that failed. */
export interface RuleProblems {
  readonly problems: readonly Problem[];
  readonly failed: readonly string[];
}

/** The result of a rule's last run, and what it depends on. */
export interface CachedProblems {
  readonly problems: RuleProblems;
  readonly sections: readonly PlacedSection[];
  /**
   * Returns the same sections divided into chunks, for comparison with a later version of the document whose sections are divided into
   * chunks.
   */
  readonly cut: () => readonly PlacedSection[];
  readonly of: readonly unknown[];
}

/**
 * Returns the cached result, with all spans shifted to the current offsets. Returns undefined if the rule has to run again, because a
 * dependency or one of the sections has changed or because a span is in none of the sections.
 */
export function reuseProblems(
  { problems: earlierProblems, sections: judged, cut, of: earlier }: CachedProblems,
  sections: readonly PlacedSection[],
  of: readonly unknown[],
): RuleProblems | undefined {
  if (!areSame(earlier, of)) return undefined;
  const before = judged[0]?.section === sections[0]?.section ? judged : cut();
  if (before.length !== sections.length) return undefined;
  let isMoved = false;
  for (let i = 0; i < before.length; i++) {
    if (before[i]?.section !== sections[i]?.section) return undefined;
    isMoved ||= before[i]?.offset !== sections[i]?.offset;
  }
  if (!isMoved || earlierProblems.problems.length === 0) return earlierProblems;
  const problems: Problem[] = [];
  for (const problem of earlierProblems.problems) {
    const moved = moveInto(problem, before, sections);
    if (!moved) return undefined;
    problems.push(moved);
  }
  return { problems, failed: earlierProblems.failed };
}

/** Returns a problem with each span shifted along with the section that contains it; undefined if a span is in none of the sections. */
function moveInto(
  problem: Problem,
  before: readonly PlacedSection[],
  sections: readonly PlacedSection[],
): Problem | undefined {
  const unmatched = new Set<Span>();
  const move = (span: Span): Span => {
    const index = before.findIndex((placed) => holds(placed, span));
    const by = (sections[index]?.offset ?? 0) - (before[index]?.offset ?? 0);
    if (index < 0) unmatched.add(span);
    return [span[0] + by, span[1] + by];
  };
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })),
  }));
  const related = problem.related?.map((location) => ({ ...location, span: move(location.span) }));
  const moved = {
    ...problem,
    span: move(problem.span),
    ...(fixes ? { fixes } : {}),
    ...(related ? { related } : {}),
  };
  return unmatched.size > 0 ? undefined : moved;
}

/**
 * Whether a span is certainly part of a section. An empty span at the start or end of a section is not, because it may belong to the
 * adjacent section.
 */
function holds({ section, offset }: PlacedSection, [start, end]: Span): boolean {
  const last = offset + section.length;
  return start === end ? offset < start && start < last : offset <= start && end <= last;
}
