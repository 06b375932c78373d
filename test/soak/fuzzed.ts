/** Reads and judges a document as an editor would, and says what no document may do to us. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory, type Problem } from '../../server/src/core/index.ts';
import { testEnvironment } from '../support/environment.ts';

/** Throws where reading or judging throws, or where a problem or an edit of a fix points out of the text. */
export function judge(text: string): void {
  const env = testEnvironment();
  const document = parseAdvisory(text, env.schema);
  for (const problem of analyze(document, env, {})) assertWithin(problem, text);
}

/** Throws where a problem says nothing, or it or an edit of its fixes points out of the text. */
export function assertWithin({ code, message, span, fixes, related }: Problem, text: string): void {
  assert.ok(message !== '', code);
  for (const [start, end] of [
    span,
    ...(related ?? []).map((place) => place.span),
    ...(fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.span)),
  ])
    assert.ok(0 <= start && start <= end && end <= text.length, `${code} ${start} ${end} of ${text.length}`);
}
