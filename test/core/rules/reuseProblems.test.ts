/** A rule's problems are reused at the new offsets of their sections, unless it is unclear which section a span belongs to. */
import assert from 'node:assert/strict';
import { parseAdvisory, type AdvisoryDocument, type Span } from '../../../server/src/core/index.ts';
import type { PlacedSection } from '../../../server/src/core/document/incremental/types.ts';
import { reuseProblems } from '../../../server/src/core/rules/reuseProblems.ts';
import { testEnvironment } from '../../support/environment.ts';
import { readInChunks } from '../../support/inChunks.ts';

const { schema } = testEnvironment();
const title = 'title: T\n';
const tags = 'tags: [a, a]\n';

/**
 * Returns the new span of a span from an earlier version, after `severity` was inserted between its two sections; undefined if the rule
 * runs again.
 */
function moved(span: Span): Span | undefined {
  const before = readInChunks(title + tags, schema);
  const after = parseAdvisory(`${title}severity: high\n${tags}`, schema, 'advisory', before);
  const problem = { code: 'tag/duplicate', severity: 'warning', message: 'Twice.', span } as const;
  const sections = readBy(before);
  const cached = { problems: { problems: [problem], failed: [] }, sections, cut: () => sections, of: [] };
  return reuseProblems(cached, readBy(after), [])?.problems[0]?.span;
}

/** Returns the sections that the rule reads: the first and the last. */
function readBy({ sections }: AdvisoryDocument): readonly PlacedSection[] {
  const [first, last] = [sections.at(0), sections.at(-1)];
  assert.ok(first && last);
  return [first, last];
}

const edge = title.length;
const shift = 'severity: high\n'.length;

describe('reused problems', () => {
  it('keep or shift their spans with their section', () => {
    assert.deepEqual(moved([7, 8]), [7, 8]);
    assert.deepEqual(moved([edge, edge + 4]), [edge + shift, edge + 4 + shift]);
    assert.deepEqual(moved([edge + 7, edge + 8]), [edge + 7 + shift, edge + 8 + shift]);
  });

  it('may have empty spans inside a section', () => {
    assert.deepEqual(moved([7, 7]), [7, 7]);
    assert.deepEqual(moved([edge + 7, edge + 7]), [edge + 7 + shift, edge + 7 + shift]);
  });

  it('are computed again if an empty span is at the edge of a section, or a span is in none', () => {
    for (const at of [0, edge, edge + tags.length]) assert.equal(moved([at, at]), undefined, `at ${at}`);
    assert.equal(moved([edge - 1, edge + 1]), undefined);
  });

  it('are computed again if another dependency has changed, or a section was added', () => {
    const document = readInChunks(title + tags, schema);
    const { sections } = document;
    const cached = { problems: { problems: [], failed: [] }, sections, cut: () => sections, of: ['today'] };
    assert.deepEqual(reuseProblems(cached, document.sections, ['today']), cached.problems);
    assert.equal(reuseProblems(cached, document.sections, ['tomorrow']), undefined);
    assert.equal(reuseProblems(cached, readBy(document).slice(1), ['today']), undefined);
  });
});
