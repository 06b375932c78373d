/** Reuses the findings of a rule in sections that have not changed, at their current offsets. */
import { areSame } from '../cache/cache.ts';
import type { Problem } from '../problems/problem.ts';
import type { Span } from '../text/text.ts';
import type { PlacedSection } from '../document/incremental/types.ts';

/** What rules found, and the codes of those that failed. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly failed: readonly string[];
}

/** What a rule found when it last ran, and what that depended on. */
export interface CachedFindings {
  readonly findings: Findings;
  readonly sections: readonly PlacedSection[];
  /** The same sections cut into chunks, as the next version has them. */
  readonly cut: () => readonly PlacedSection[];
  readonly of: readonly unknown[];
}

/**
 * Cached findings, shifted to the current offsets. Undefined where a section, or anything else that they depended on, has changed, or
 * where one of their spans is in no section: the rule then has to run again.
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

/** A problem with all its spans shifted with the sections that they are in. */
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

/** Whether a span clearly belongs to a section: an empty span at its edge may belong to the neighbouring section. */
function holds({ section, offset }: PlacedSection, [start, end]: Span): boolean {
  const last = offset + section.length;
  return start === end ? offset < start && start < last : offset <= start && end <= last;
}
