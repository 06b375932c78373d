/** Renders a document to its report. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { attackReleaseOf } from '../attack/release.ts';
import { buildReport, type Report } from './index.ts';

/** Returns the report of a document, as published or for the live preview, which shows missing keys. */
export function renderReport(document: AdvisoryDocument, env: Environment, mode: 'preview' | 'published'): Report {
  const { advisory, lines } = document;
  return buildReport(advisory, {
    attack: attackReleaseOf(advisory, env.catalogue),
    catalogue: env.catalogue,
    lines,
    mode,
  });
}
