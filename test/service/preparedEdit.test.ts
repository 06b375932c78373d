/** After preparation, the first edit of a document that was parsed whole computes nothing for unchanged chunks. */
import assert from 'node:assert/strict';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { createAdvisory } from '../bench/documents.ts';
import { testEnvironment } from '../support/environment.ts';

const uri = 'file:///w/a.advisory.yaml';

/** Returns how many results the check of an edit adds to the caches of unchanged chunks, and how many chunks there are. */
function addedByFirstEdit(prepare: boolean): { readonly added: number; readonly chunks: number } {
  const service = createLanguageService(testEnvironment());
  const text = createAdvisory(30_000);
  const opened = service.parse(text);
  service.diagnostics(opened, {}, uri);
  if (prepare) service.prepareEdit(opened, {});
  const unchanged = new Set(chunksOf(opened));
  const at = text.indexOf('Observation 3');
  const edited = service.parse(`${text.slice(0, at)}x${text.slice(at)}`, 'advisory', opened);
  const reused = chunksOf(edited).filter((chunk) => unchanged.has(chunk));
  const results = (): number => reused.reduce((sum, { cache }) => sum + cache.size, 0);
  const before = results();
  service.diagnostics(edited, {}, uri);
  return { added: results() - before, chunks: reused.length };
}

const chunksOf = (document: AdvisoryDocument) =>
  document.cutSections().flatMap(({ section }) => section.chunks.map(({ chunk }) => chunk));

describe('the first edit of a document that was parsed whole', () => {
  it('computes nothing for unchanged chunks after preparation', () => {
    const { added, chunks } = addedByFirstEdit(true);
    assert.ok(chunks > 30);
    assert.equal(added, 0);
  });

  it('computes it without preparation', () => {
    const { added, chunks } = addedByFirstEdit(false);
    assert.ok(added > chunks);
  });
});
