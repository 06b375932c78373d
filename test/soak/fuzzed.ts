/** Parses and checks a document like an editor, and asserts what must hold for every document. */
import assert from 'node:assert/strict';
import { analyze, parseAdvisory, type Problem } from '../../server/src/core/index.ts';
import { testEnvironment } from '../support/environment.ts';

/** Throws if parsing or checking throws, or if a problem fails {@link assertWithin}. */
export function judge(text: string): void {
  const env = testEnvironment();
  const document = parseAdvisory(text, env.schema);
  for (const problem of analyze(document, env, {})) assertWithin(problem, text);
}

/** Throws if a problem has no message, or if it, a related location or an edit of its fixes is outside of the text. */
export function assertWithin({ code, message, span, fixes, related }: Problem, text: string): void {
  assert.ok(message !== '', code);
  for (const [start, end] of [
    span,
    ...(related ?? []).map((location) => location.span),
    ...(fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.span)),
  ])
    assert.ok(0 <= start && start <= end && end <= text.length, `${code} ${start} ${end} of ${text.length}`);
}
