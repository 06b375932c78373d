/** Builds the head of a page if a syntax error affects part of it. */
import type { HeadContent } from '../readingTime.ts';

type Lines = HeadContent['lines'];

/** Returns a head in which the values of the keys in `affected` come from an earlier head. */
export function mergedHead(now: HeadContent, earlier: HeadContent, affected: ReadonlySet<string>): HeadContent {
  const { severity: _severity, status: _status, statusText: _statusText, ...rest } = now;
  const of = (key: string): HeadContent => (affected.has(key) ? earlier : now);
  const shown = {
    severity: of('severity').severity,
    status: of('status').status,
    statusText: of('status').statusText,
  };
  return {
    ...rest,
    ...(shown.severity ? { severity: shown.severity } : {}),
    ...(shown.status ? { status: shown.status } : {}),
    ...(shown.statusText === undefined ? {} : { statusText: shown.statusText }),
    title: of('title').title,
    summary: of('summary').summary,
    assessment: mergedLines(now.assessment, earlier.assessment, affected),
    lines: mergedLines(now.lines, earlier.lines, affected),
  };
}

/**
 * Returns the lines in the order of the earlier head, followed by lines that it did not contain. Lines of affected keys are those of the
 * earlier head, if it has them.
 */
function mergedLines(now: Lines, earlier: Lines, affected: ReadonlySet<string>): Lines {
  const current = new Map(now.filter(({ key }) => !affected.has(key)).map((line) => [line.key, line]));
  const ordered = earlier.flatMap((line) => {
    const own = affected.has(line.key) ? line : current.get(line.key);
    return own ? [own] : [];
  });
  const keys = new Set(ordered.map(({ key }) => key));
  return [...ordered, ...now.filter(({ key }) => !keys.has(key))];
}
